import type { Contract } from '../../src/contract.ts';
import type { Likeness, Similar, Track } from '../../src/flow.ts';
import { isNoMusic } from '../../src/meaning/reading.ts';
import { similar } from '../../src/recommend/library/similar.ts';
import type { HeardSong } from '../app-page.ts';
import { lineFor, type Line } from './line.ts';

/** A file that was heard. */
export interface HeardFile {
    readonly file: string;
    /** The app's identity of a song, see `src/audio/identity.ts`; no two files share one. */
    readonly id: string;
    readonly heard: HeardSong;
}

type Song = Extract<Line, { readonly ok: true }>;

/** One line of a ranking. */
export interface RankedLine extends Pick<Song, 'file' | 'ok' | 'reason' | 'families' | 'genres' | 'tempoBpm' | 'key'> {
    /** Cosine of the two embeddings, -1 to 1. */
    readonly likeness: number;
    /** As the app says it. */
    readonly because: string;
    readonly reasons: readonly Likeness[];
}

interface About {
    readonly contract: Contract;
    /** The app's words for a likeness. */
    readonly because: (similar: Similar) => string;
}

/** Whether nothing sounds like it. */
export const isUnlikeAny = ({ heard }: HeardFile, contract: Contract): boolean => isNoMusic(heard.analysis, contract);

/** All others by their likeness to the seed, as the app's library judges it, nearest first; none is too unlike, but what is no music is like nothing. */
export function rank(seed: HeardFile, others: readonly HeardFile[], { contract, because }: About): RankedLine[] {
    if (isUnlikeAny(seed, contract)) return [];
    const heardOf = new Map(others.map(({ file, heard }) => [file, heard]));
    const seedTrack = trackOf(seed);
    const tracks = [seedTrack, ...others.filter((other) => !isUnlikeAny(other, contract)).map(trackOf)];
    return similar([seedTrack], tracks, { contract, limit: Infinity, unlikeToo: true }).map((found) => {
        const file = found.track.fileName;
        const heard = heardOf.get(file);
        const line = heard && lineFor(heard, { file, contract, peakMemoryBytes: null });
        if (!line?.ok) throw new Error(`expected ${file} to be heard`);
        const { ok, reason, families, genres, tempoBpm, key } = line;
        const likeness = Number(found.similarity.toFixed(4));
        const told = { because: because(found), reasons: found.because };
        return { file, ok, reason, likeness, ...told, families, genres, tempoBpm, key };
    });
}

/** Named by its content alone, because here no file is left out for a title or an artist that it shares with others. */
function trackOf({ file, id, heard: { analysis } }: HeardFile): Track {
    const embedding = new Float32Array(analysis.embedding);
    return { id, title: id, fileName: file, addedAt: 0, analysis: { ...analysis, embedding } };
}
