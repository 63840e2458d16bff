/** The regular grid that a song's beats lie on. */
import { onsetsPerSecond } from './onset-strength.ts';

export interface Grid {
    readonly bpm: number;
    /** Of the first beat, counted from the first onset. */
    readonly firstSeconds: number;
    /** Onsets at the beats against onsets anywhere: 1 where the grid is not in the music. */
    readonly clarity: number;
    /** Mean onset at every other beat, the weaker ones against the stronger ones: 0 to 1. */
    readonly evenness: number;
}

/** The grid is fitted to so much of the song at first, then to twice as much each time. */
const firstSeconds = 10;

/** The beats and their subdivisions are to fall on onsets. */
const harmonics = [1, 2, 4] as const;

/** So much before a stroke the onsets are strongest, for a frame hears what lies ahead of its beginning: measured on made strokes. */
const leadSeconds = 0.005;

/** A tempo is known this well before. */
const uncertainty = 0.015;

/** The grid of one tempo, near one that is known roughly, on which most of the onsets fall. */
export function beatGrid(onsets: Float32Array, roughBpm: number): Grid {
    const bpm = exactBpm(onsets, roughBpm);
    const period = (60 / bpm) * onsetsPerSecond;
    const offset = firstBeat(onsets, period);
    const beats = beatsFrom(onsets, offset, period).map((at) => strongestNear(onsets, Math.round(at), tolerance));
    const anywhere = mean(Array.from(onsets, (_, place) => strongestNear(onsets, place, tolerance)));
    const [weaker = 0, stronger = 0] = [0, 1]
        .map((parity) => mean(beats.filter((_, beat) => beat % 2 === parity)))
        .sort((a, b) => a - b);
    return {
        bpm,
        firstSeconds: offset / onsetsPerSecond + leadSeconds,
        clarity: anywhere > 0 ? mean(beats) / anywhere : 0,
        evenness: stronger > 0 ? weaker / stronger : 1,
    };
}

/** Hops from the first onset to the first beat: where the onsets at the beats are strongest, and between hops where a parabola through their strengths is. */
function firstBeat(onsets: Float32Array, period: number): number {
    const strengthAt = (offset: number): number =>
        mean(beatsFrom(onsets, offset, period).map((at) => between(onsets, at)));
    const strengths = Array.from({ length: Math.ceil(period) }, (_, offset) => strengthAt(offset));
    const most = strengths.indexOf(Math.max(...strengths));
    const offset = most + peakBeside([most - 1, most, most + 1].map(strengthAt), 1);
    return offset < 0 ? offset + period : offset;
}

/** Steps from the highest value to the top of the parabola through it and those beside it. */
function peakBeside(values: readonly number[], most: number): number {
    const [before = NaN, at = NaN, after = NaN] = [values[most - 1], values[most], values[most + 1]];
    const bend = before - 2 * at + after;
    return bend < 0 ? (before - after) / (2 * bend) : 0;
}

/** The tempo within `uncertainty` whose beats and subdivisions agree best with the onsets' phase: over ever more of the song, ever more finely. */
function exactBpm(onsets: Float32Array, roughBpm: number): number {
    let bpm = roughBpm;
    for (let seconds = firstSeconds; ; seconds *= 2) {
        const length = Math.min(onsets.length, Math.round(seconds * onsetsPerSecond));
        const start = Math.floor((onsets.length - length) / 2);
        const part = onsets.subarray(start, start + length);
        const step = 5 / seconds;
        const tries = Array.from({ length: 13 }, (_, i) => bpm + (i - 6) * step).filter(
            (tempo) => Math.abs(tempo / roughBpm - 1) <= uncertainty,
        );
        const agreements = tries.map((tempo) => agreement(part, tempo));
        const most = agreements.indexOf(Math.max(...agreements));
        bpm = (tries[most] ?? bpm) + step * peakBeside(agreements, most);
        if (length === onsets.length) return bpm;
    }
}

function agreement(onsets: Float32Array, bpm: number): number {
    return harmonics.reduce((sum, harmonic) => {
        const turn = (2 * Math.PI * harmonic * bpm) / 60 / onsetsPerSecond;
        const [c, s] = [Math.cos(turn), Math.sin(turn)];
        let [cos, sin, x, y] = [1, 0, 0, 0];
        for (const onset of onsets) {
            x += onset * cos;
            y += onset * sin;
            [cos, sin] = [cos * c - sin * s, cos * s + sin * c];
        }
        return sum + Math.hypot(x, y);
    }, 0);
}

/** Hops by which an onset may miss its beat: 35 ms. */
const tolerance = 3;

function beatsFrom(onsets: Float32Array, offset: number, period: number): number[] {
    const beats = Math.max(0, Math.ceil((onsets.length - offset) / period));
    return Array.from({ length: beats }, (_, beat) => offset + beat * period);
}

/** The onsets at a place between two of them. */
function between(onsets: Float32Array, place: number): number {
    const below = Math.floor(place);
    const share = place - below;
    return (1 - share) * (onsets[below] ?? 0) + share * (onsets[below + 1] ?? 0);
}

function strongestNear(onsets: Float32Array, place: number, reach: number): number {
    let strongest = 0;
    for (let i = Math.max(0, place - reach); i <= place + reach; i++) strongest = Math.max(strongest, onsets[i] ?? 0);
    return strongest;
}

function mean(values: readonly number[]): number {
    return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
