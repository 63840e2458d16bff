/** Two songs -> how one goes over into the other. */
import type { BeatGrid } from '../../flow.ts';
import { mixableRatio } from '../../meaning/tempo.ts';
import { belongTogether, type Song } from './together.ts';

export type Plan =
    /** The second begins where the first ends: for they belong together, or because no fade has room. */
    { readonly kind: 'gapless'; readonly areTogether: boolean } | Crossfade;

export interface Crossfade {
    readonly kind: 'crossfade' | 'beats';
    /** Into the first song: there the second starts. */
    readonly startSeconds: number;
    /** Into the second song: from there it starts. */
    readonly secondFromSeconds: number;
    /** Into the first song: between these one falls and the other rises. */
    readonly fadeFromSeconds: number;
    readonly fadeToSeconds: number;
    /** Playback rate of the second until the fade ends: its beats then fall on those of the first. 1 for its own tempo. */
    readonly rate: number;
    /** After the fade, until the second has its own tempo again. */
    readonly returnSeconds: number;
}

/** Of a fade, where both songs have room for it. Shorter ones sound like a mistake, longer ones like two songs at once. */
const shortestSeconds = 4;
const longestSeconds = 12;
/** Less is no fade. */
const leastSeconds = 1;

/** Silence at a song's beginning is left out, but for so much. */
const leadSeconds = 3;

/** A tempo that is told less surely is not matched: wrong beats are worse than none. */
const sureTempo = 0.5;

/** Of the fade where beats are matched, four bars of four where they are not too slow; and of the way back to the own tempo. */
const fadeBeats = [16, 8] as const;
const returnBeats = 32;

/** `notBeforeSeconds` into the first song: where it has got to, and what has no room any more is shorter. */
export function planTransition(first: Song, second: Song, notBeforeSeconds = 0): Plan {
    if (belongTogether(first, second)) return { kind: 'gapless', areTogether: true };
    const [firstEnd, secondEnd] = [first.track.analysis.durationSeconds, second.track.analysis.durationSeconds];
    const { beginsSeconds, arrivedSeconds } = second.edges;
    const secondFromSeconds = beginsSeconds > leadSeconds ? beginsSeconds - leadSeconds : 0;
    const leadIn = beginsSeconds - secondFromSeconds;
    const most = Math.min(longestSeconds, firstEnd / 3, (secondEnd - beginsSeconds) / 3);
    const bounds: Bounds = {
        notBefore: notBeforeSeconds,
        fades: first.edges.fadesSeconds,
        latest: Math.min(first.edges.endsSeconds, firstEnd),
        most,
        wished: Math.max(
            shortestSeconds,
            first.edges.endsSeconds - first.edges.fadesSeconds,
            arrivedSeconds - beginsSeconds,
        ),
    };
    const fade = (secondFromSeconds === 0 ? beatFade(first, second, bounds) : null) ?? plainFade(bounds, leadIn);
    return fade ? { ...fade, secondFromSeconds } : { kind: 'gapless', areTogether: false };
}

interface Bounds {
    /** Into the first song: where the second may start, where the first fades by itself, and where a fade must have ended. */
    readonly notBefore: number;
    readonly fades: number;
    readonly latest: number;
    /** How long a fade may be, and would be if both songs had room. */
    readonly most: number;
    readonly wished: number;
}

type Fade = Omit<Crossfade, 'secondFromSeconds'>;

function plainFade({ notBefore, fades, latest, most, wished }: Bounds, leadIn: number): Fade | null {
    const from = Math.max(notBefore + leadIn, Math.min(fades, latest - Math.min(wished, most)));
    const to = Math.min(latest, from + Math.min(wished, most));
    if (to - from < leastSeconds) return null;
    const places = { startSeconds: from - leadIn, fadeFromSeconds: from, fadeToSeconds: to };
    return { kind: 'crossfade', ...places, rate: 1, returnSeconds: 0 };
}

/** Null where one of them has no clear beat, their tempi are too far from each other, or there is no room. */
function beatFade(first: Song, second: Song, { notBefore, fades, latest, most }: Bounds): Fade | null {
    const [beats, others] = [clearBeats(first), clearBeats(second)];
    const rate = beats && others && matchingRate(beats.bpm, others.bpm);
    if (!rate) return null;
    const period = 60 / beats.bpm;
    const length = fadeBeats.map((count) => count * period).find((seconds) => seconds <= most);
    // A second song whose beat comes later has nothing to be matched until then.
    if (length === undefined || others.firstSeconds > second.edges.beginsSeconds + length / 2) return null;
    const leadIn = second.edges.beginsSeconds / rate;
    const toBeat = others.firstSeconds / rate;
    const wanted = Math.max(notBefore + leadIn, Math.min(fades, latest - length)) - leadIn + toBeat;
    const beatAt = (number: number): number => beats.firstSeconds + number * period;
    const number = Math.round((wanted - beats.firstSeconds) / period);
    const start = [number, number - 1, number + 1]
        .map((near) => beatAt(near) - toBeat)
        .find((seconds) => seconds >= notBefore && seconds + leadIn + length <= latest);
    if (start === undefined) return null;
    return {
        kind: 'beats',
        startSeconds: start,
        fadeFromSeconds: start + leadIn,
        fadeToSeconds: start + leadIn + length,
        rate,
        returnSeconds: rate === 1 ? 0 : returnBeats * period,
    };
}

function clearBeats({ track }: Song): BeatGrid | null {
    const { beats, tempoConfidence } = track.analysis.rhythm;
    return beats && (tempoConfidence ?? 0) >= sureTempo ? beats : null;
}

/** The rate at which every beat of the slower one falls on a beat, or a second beat, of the faster one; null beyond what can be mixed. */
function matchingRate(bpm: number, otherBpm: number): number | null {
    const rates = [0.5, 1, 2].map((octave) => (bpm * octave) / otherBpm);
    return rates.find((rate) => Math.abs(Math.log2(rate)) <= Math.log2(1 + mixableRatio)) ?? null;
}
