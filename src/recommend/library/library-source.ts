import type { Contract } from '../../contract.ts';
import type { Track } from '../../flow.ts';
import { isNoMusic } from '../../meaning/reading.ts';
import { similar } from './similar.ts';
import type { Answer, Source } from '../source.ts';
import { judge } from './judge.ts';
import { librarySong } from './library-song.ts';

interface Parts {
    /** All songs of the library, when they are read. */
    readonly tracks: () => Promise<readonly Track[]>;
    /** Null until it is loaded; nothing is recommended before. */
    readonly contract: () => Contract | null;
    readonly now?: () => number;
}

/**
 * The listener's own songs, most alike first, as far as they pass the filters. Without genres sound alone decides;
 * those that are asked for leave only songs in which one of them was heard, and then songs that sound unlike the seeds stand at
 * the end of the list. What is no music is not recommended, and nothing is beside it.
 */
export function createLibrarySource({ tracks, contract, now = Date.now }: Parts): Source {
    return {
        connection: null,
        links: () => [],
        sentWords: () => [],
        async *recommend(seeds, filters, { signal }): AsyncGenerator<Answer> {
            signal.throwIfAborted();
            const known = contract();
            if (!known || seeds.some(({ analysis }) => isNoMusic(analysis, known))) return;
            const library = await tracks();
            signal.throwIfAborted();
            const judgementsOf = (track: Track) => judge(track, filters, { contract: known, now: now() });
            const found = similar(seeds, library, {
                contract: known,
                accepts: (track) => !isNoMusic(track.analysis, known) && judgementsOf(track) !== null,
                unlikeToo: filters.genres.length > 0,
            });
            for (const heard of found) {
                const judgements = judgementsOf(heard.track) ?? [];
                yield { kind: 'song', song: { ...librarySong(heard.track, judgements), heard } };
            }
        },
    };
}
