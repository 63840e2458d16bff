/** How good the order of a set is, counted over its steps. */
import type { Contract } from '../../src/contract.ts';
import type { Track } from '../../src/flow.ts';
import { read } from '../../src/meaning/reading.ts';
import { stepBetween } from '../../src/meaning/step.ts';
import { artistName, isSameSong } from '../../src/recommend/matching/same-song.ts';

const artistsApart = 5;

/** Sums over sets, which `merged` adds up. */
export interface Score {
    readonly steps: number;
    /** 1 - cosine. */
    readonly distance: number;
    /** Steps between two clear keys, and those of them that are compatible; tempi alike. */
    readonly keys: number;
    readonly fittingKeys: number;
    readonly tempi: number;
    readonly fittingTempi: number;
    /** How far songs are from the arc. */
    readonly places: number;
    readonly offArc: number;
    /** Songs that stood there before, in whatever recording. */
    readonly repeats: number;
    /** Songs whose artist stands among the four before. */
    readonly crowded: number;
}

export function scoreOf(songs: readonly Track[], arc: (part: number) => number, contract: Contract): Score {
    const steps = songs.slice(1).map((song, i) => stepBetween(songs[i] ?? song, song, contract));
    const count = (counts: (step: (typeof steps)[number]) => boolean): number => steps.filter(counts).length;
    const known = songs.flatMap(({ analysis }, i) => {
        const energy = read(analysis, contract).rhythm?.energy ?? null;
        return energy === null ? [] : [Math.abs(energy - arc(i / Math.max(1, songs.length - 1)))];
    });
    return {
        steps: steps.length,
        distance: steps.reduce((sum, { similarity }) => sum + 1 - similarity, 0),
        keys: count(({ key }) => key !== null),
        fittingKeys: count(({ key }) => key?.fits ?? false),
        tempi: count(({ tempo }) => tempo !== null),
        fittingTempi: count(({ tempo }) => tempo?.fits ?? false),
        places: known.length,
        offArc: known.reduce((sum, off) => sum + off, 0),
        repeats: songs.filter((song, i) => songs.slice(0, i).some((one) => one.id === song.id || isSameSong(one, song)))
            .length,
        crowded: songs.filter((song, i) =>
            songs
                .slice(Math.max(0, i - artistsApart + 1), i)
                .some((one) => artistName(one) !== null && artistName(one) === artistName(song)),
        ).length,
    };
}

export const merged = (scores: readonly Score[]): Score =>
    scores.reduce(
        (sum, score) =>
            Object.fromEntries(
                (Object.keys(sum) as (keyof Score)[]).map((name) => [name, sum[name] + score[name]]),
            ) as unknown as Score,
    );
