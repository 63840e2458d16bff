import type { Source, Trouble } from '../source.ts';
import { type SourceName, servicesOf, sourceNames } from '../sources.ts';
import type { Later } from './later.svelte.ts';

interface Parts {
    readonly later: Pick<Later, 'load' | 'songs' | 'renew'>;
    readonly sources: Readonly<Record<SourceName, Source>>;
}

/**
 * Asks the sources for the words of those songs of the list that lost theirs, and for nothing else. Tells what went wrong; rejects
 * only with the signal's reason.
 */
export async function askAnew({ later, sources }: Parts, signal: AbortSignal): Promise<readonly Trouble[]> {
    // A window that has long been open learns here what may be kept no longer.
    await later.load();
    const troubles: Trouble[] = [];
    for (const name of sourceNames) {
        const source = sources[name];
        const ids = later.songs
            .filter(({ service, title }) => title === undefined && servicesOf(name).includes(service))
            .map(({ id }) => id);
        if (ids.length === 0 || !source.describe) continue;
        const songs = [];
        for await (const answer of source.describe(ids, signal)) {
            if (answer.kind === 'song') songs.push(answer.song);
            if (answer.kind === 'trouble') troubles.push(answer.trouble);
        }
        await later.renew(songs);
    }
    return troubles;
}
