/** What the tempo network says of a song's places and how its onsets repeat -> one clock for the whole song. */
import { beatGrid } from './beat-grid.ts';
import { onsetsPerSecond } from './onset-strength.ts';
import { autocorrelation, pulseAt } from './pulse.ts';
import { shareNear, tempi } from './tempo-scale.ts';

export interface Tempo {
    readonly bpm: number;
    /** The share of the network's probability within 4 % of it, 0 to 1. */
    readonly confidence: number;
    /** How well the onsets repeat at it, 0 to 1. */
    readonly pulse: number;
    /** Of the first beat, counted from the first onset; null where the beats do not lie on one grid. */
    readonly firstSeconds: number | null;
}

/** Onsets that repeat less than this, at any tempo, are no beat. */
const faintestPulse = 0.04;

/** Where the network is less sure, and the onsets repeat less than this or the beats stand out less from what is between them, listeners would not agree on a tempo. */
const chance = { confidence: 0.2, pulse: 0.15, clarity: 1.12 };

/** Where a grid fits this much better than chance, the beats lie on it. */
const clearGrid = 1.25;

/** Where every other beat is this much weaker than its neighbours, it is none. */
const silentBeat = 0.1;

/**
 * The tempo that the network and the onsets agree on; null where nothing repeats, or so little that neither is sure. The network knows which of a tempo, its half and its double listeners tap to,
 * the autocorrelation knows which tempi are in the music, and the grid knows the exact one.
 */
export function findTempo(probabilities: Float32Array, onsets: Float32Array): Tempo | null {
    const correlation = autocorrelation(onsets);
    const pulses = tempi.map((bpm) => pulseAt(correlation, bpm));
    const clearest = Math.max(...pulses);
    const likeliest = probabilities.reduce((most, value) => Math.max(most, value), 0);
    if (clearest < faintestPulse || likeliest === 0) return null;
    const scores = pulses.map(
        (pulse, step) => Math.log((probabilities[step] ?? 0) / likeliest + 0.01) + Math.log(pulse / clearest + 0.05),
    );
    const best = scores.indexOf(Math.max(...scores));
    const rough = tempi[best] ?? 0;
    const confidence = Math.min(1, shareNear(probabilities, rough));
    const grid = beatGrid(onsets, sharpened(correlation, rough));
    const pulse = pulses[best] ?? 0;
    const isVague = pulse < chance.pulse || grid.clarity < chance.clarity;
    if (confidence < chance.confidence && isVague) return null;
    const bpm = grid.evenness < silentBeat ? grid.bpm / 2 : grid.bpm;
    return { bpm, confidence, pulse, firstSeconds: grid.clarity > clearGrid ? grid.firstSeconds : null };
}

/** The tempo within 2 % at which the song repeats best after many beats. */
function sharpened(correlation: Float32Array, bpm: number): number {
    const tries = Array.from({ length: 41 }, (_, i) => bpm * (1 + (i - 20) / 1000));
    const pulses = tries.map((tempo) => pulseAt(correlation, tempo));
    return tries[pulses.indexOf(Math.max(...pulses))] ?? bpm;
}

/** Onsets from `startSeconds` to `endSeconds`. */
export function onsetsBetween(onsets: Float32Array, startSeconds: number, endSeconds: number): Float32Array {
    return onsets.subarray(Math.round(startSeconds * onsetsPerSecond), Math.round(endSeconds * onsetsPerSecond));
}
