import type { Contract } from '../../src/contract.ts';
import type { Failure, Key, Reason } from '../../src/flow.ts';
import { claimOf } from '../../src/meaning/claim.ts';
import type { HeardSong } from '../app-page.ts';

type Scores = Readonly<Record<string, number>>;

/** One line of `npm run hear`. */
export type Line =
    | {
          readonly file: string;
          readonly ok: true;
          readonly reason: null;
          readonly durationSeconds: number;
          readonly genres: Scores;
          readonly timeline: readonly (readonly [startSeconds: number, genres: Scores])[];
          readonly tags: Scores;
          readonly classes: Scores;
          /** 0 to 1; null, as the three below, where the network does not tell. */
          readonly novelty: number | null;
          readonly isMusic: boolean | null;
          /** None of the genres. */
          readonly noneFits: boolean | null;
          /** Holds the right genre as often as the contract promises, likeliest first; null also where no genre is claimed. */
          readonly genreSet: readonly string[] | null;
          readonly tempoBpm: number | null;
          /** "A minor". */
          readonly key: string | null;
          readonly loudnessLufs: number | null;
          readonly embedding: readonly number[];
          readonly cautions: readonly string[];
          readonly backend: string;
          readonly model: string;
          readonly millis: object;
          readonly peakMemoryBytes: number | null;
      }
    | { readonly file: string; readonly ok: false; readonly reason: Reason; readonly message: string };

interface About {
    readonly file: string;
    readonly contract: Contract;
    /** Over what the browser needs when it is idle. */
    readonly peakMemoryBytes: number | null;
}

export function lineFor(heard: HeardSong | Failure, { file, contract, peakMemoryBytes }: About): Line {
    if (!heard.ok) return { file, ok: false, reason: heard.reason, message: heard.message };
    const { analysis } = heard;
    const { tempoBpm, key, loudnessLufs } = analysis.rhythm;
    return {
        file,
        ok: true,
        reason: null,
        durationSeconds: rounded(analysis.durationSeconds),
        genres: scores(contract.genres, analysis.genres),
        timeline: analysis.timeline.map(({ startSeconds, genres }) => [
            rounded(startSeconds),
            scores(contract.genres, genres),
        ]),
        tags: scores(
            contract.tags.map(({ name }) => name),
            analysis.tags,
        ),
        classes: scores(
            contract.classes.map(({ name }) => name),
            analysis.classes,
        ),
        novelty: analysis.novelty && rounded(analysis.novelty),
        ...claimed(analysis, contract),
        tempoBpm: tempoBpm && rounded(tempoBpm),
        key: key && keyName(key),
        loudnessLufs: loudnessLufs && rounded(loudnessLufs),
        embedding: analysis.embedding.map((value) => Number(value.toPrecision(6))),
        cautions: analysis.cautions,
        backend: analysis.backend,
        model: analysis.model,
        millis: Object.fromEntries(
            Object.entries(analysis.millis).map(([stage, millis]) => [stage, Math.round(millis)]),
        ),
        peakMemoryBytes,
    };
}

type Claimed = Pick<Extract<Line, { ok: true }>, 'isMusic' | 'noneFits' | 'genreSet'>;

function claimed(analysis: Parameters<typeof claimOf>[0], contract: Contract): Claimed {
    const claim = claimOf(analysis, contract);
    return {
        isMusic: contract.musicBelow === null ? null : claim.kind !== 'no-music',
        noneFits: contract.noneAbove === null ? null : claim.kind === 'none-fits',
        genreSet: claim.kind === 'genres' ? claim.among : null,
    };
}

function scores(names: readonly string[], values: readonly number[]): Scores {
    return Object.fromEntries(names.map((name, i) => [name, Number((values[i] ?? NaN).toFixed(4))]));
}

function keyName({ tonic, mode }: Key): string {
    return `${tonic} ${mode}`;
}

function rounded(value: number): number {
    return Number(value.toFixed(3));
}
