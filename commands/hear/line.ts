import type { Contract } from '../../src/contract.ts';
import type { BeatGrid, Failure, Key, Reason, Rhythm, TempoChange } from '../../src/flow.ts';
import { read, type Reading } from '../../src/meaning/reading.ts';
import type { Shares } from '../../src/meaning/shares.ts';
import type { HeardSong } from '../app-page.ts';

type Scores = Readonly<Record<string, number>>;

/** One line of `npm run hear`. */
export type Line =
    | {
          readonly file: string;
          readonly ok: true;
          readonly reason: null;
          readonly durationSeconds: number;
          /** Empty for what is no music, as all that music is told by: styles, moods, quadrants, genres, timeline and tags. */
          readonly families: Scores;
          readonly styles: Scores;
          readonly moods: Scores;
          readonly quadrants: Scores;
          /** By the quadrants, 0 to 1; null for what is no music. */
          readonly valence: number | null;
          readonly arousal: number | null;
          /** The families that are claimed, likeliest first; null where none is. `genreSet` is the same, as scripts have known it. */
          readonly claimed: readonly string[] | null;
          readonly genreSet: readonly string[] | null;
          /** Styles of theirs that are clear, clearest first. */
          readonly claimedStyles: readonly string[];
          /** The papers' genres. */
          readonly genres: Scores;
          readonly timeline: readonly (readonly [startSeconds: number, families: Scores])[];
          readonly tags: Scores;
          readonly classes: Scores;
          /** Null where the network does not tell. */
          readonly isMusic: boolean | null;
          /** Told by earlier networks. */
          readonly novelty: null;
          readonly noneFits: null;
          /** Null, with all but the loudness of what follows, for what is no music. */
          readonly tempoBpm: number | null;
          /** 0 to 1, as the key's. */
          readonly tempoConfidence: number | null;
          readonly beats: BeatGrid | null;
          readonly tempoChanges: readonly TempoChange[] | null;
          /** "A minor". */
          readonly key: string | null;
          readonly keyConfidence: number | null;
          readonly loudnessLufs: number | null;
          /** 0 to 1, as the energy. */
          readonly danceability: number | null;
          readonly energy: number | null;
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
    const reading = read(analysis, contract);
    return {
        file,
        ok: true,
        reason: null,
        durationSeconds: rounded(analysis.durationSeconds),
        ...musical(reading),
        valence: reading.feeling && rounded(reading.feeling.valence),
        arousal: reading.feeling && rounded(reading.feeling.arousal),
        ...claimed(reading),
        classes: scores(reading.classes),
        isMusic: contract.musicBelow === null ? null : reading.claim.kind !== 'no-music',
        novelty: null,
        noneFits: null,
        ...rhythmic(reading.rhythm ?? analysis.rhythm),
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

type Musical = Pick<
    Extract<Line, { ok: true }>,
    'families' | 'styles' | 'moods' | 'quadrants' | 'genres' | 'timeline' | 'tags'
>;

const nothingMusical: Musical = {
    families: {},
    styles: {},
    moods: {},
    quadrants: {},
    genres: {},
    timeline: [],
    tags: {},
};

function musical(reading: Reading): Musical {
    if (reading.claim.kind === 'no-music') return nothingMusical;
    return {
        families: scores(reading.families),
        styles: scores(reading.styles),
        moods: scores(reading.moods),
        quadrants: scores(reading.quadrants),
        genres: scores(reading.genres),
        timeline: reading.timeline.map(({ startSeconds, families }) => [rounded(startSeconds), scores(families)]),
        tags: scores(reading.tags),
    };
}

type Rhythmic = Pick<Extract<Line, { ok: true }>, keyof Rhythm | 'keyConfidence'>;

function rhythmic({ tempoBpm, beats, tempoChanges, key, ...rhythm }: Rhythm): Rhythmic {
    const orNull = (value: number | null): number | null => value && rounded(value);
    return {
        tempoBpm: orNull(tempoBpm),
        tempoConfidence: orNull(rhythm.tempoConfidence),
        beats: beats && { firstSeconds: rounded(beats.firstSeconds), bpm: rounded(beats.bpm) },
        tempoChanges:
            tempoChanges?.map(({ atSeconds, bpm }) => ({ atSeconds: rounded(atSeconds), bpm: rounded(bpm) })) ?? null,
        key: key && keyName(key),
        keyConfidence: key && rounded(key.strength),
        loudnessLufs: orNull(rhythm.loudnessLufs),
        danceability: orNull(rhythm.danceability),
        energy: orNull(rhythm.energy),
    };
}

type Claimed = Pick<Extract<Line, { ok: true }>, 'claimed' | 'genreSet' | 'claimedStyles'>;

function claimed({ claim, claimedStyles }: Reading): Claimed {
    const among = claim.kind === 'families' ? claim.among : null;
    return { claimed: among, genreSet: among, claimedStyles };
}

function scores(shares: Shares): Scores {
    return Object.fromEntries([...shares].map(([name, share]) => [name, Number(share.toFixed(4))]));
}

function keyName({ tonic, mode }: Key): string {
    return `${tonic} ${mode}`;
}

function rounded(value: number): number {
    return Number(value.toFixed(3));
}
