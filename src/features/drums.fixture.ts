/** Patterns of drums, bass and a held chord whose tempo is known. */
import type { Samples } from '../flow.ts';

/** Steps of the pattern at which each sounds, of so many. */
interface Pattern {
    readonly bpm: number;
    readonly steps: number;
    readonly stepsPerBeat?: number;
    readonly kick: readonly number[];
    readonly snare: readonly number[];
    readonly hat: readonly number[];
    /** By how much of a step every other one is late. */
    readonly swing?: number;
}

const every = (distance: number, from = 0): number[] =>
    Array.from({ length: Math.ceil((16 - from) / distance) }, (_, i) => from + i * distance);

export const patterns = {
    house: { bpm: 128, steps: 16, kick: every(4), snare: [4, 12], hat: every(4, 2) },
    'house with eighths': { bpm: 124, steps: 16, kick: every(4), snare: [4, 12], hat: every(2) },
    'drum and bass': { bpm: 174, steps: 16, kick: [0, 10], snare: [4, 12], hat: every(2) },
    'breakbeat of two bars': {
        bpm: 170,
        steps: 32,
        kick: [0, 2, 10, 16, 18, 26],
        snare: [4, 7, 9, 12, 15, 20, 23, 25, 28],
        hat: [...every(2), ...every(2).map((step) => step + 16)],
    },
    'hip hop': { bpm: 88, steps: 16, kick: [0, 7, 10], snare: [4, 12], hat: every(2), swing: 0.2 },
    'boom bap': { bpm: 92, steps: 16, kick: [0, 2, 8, 10], snare: [4, 12], hat: every(2), swing: 0.25 },
    trap: { bpm: 70, steps: 16, kick: [0, 6, 10], snare: [8], hat: every(1) },
    dubstep: {
        bpm: 140,
        steps: 32,
        kick: [0, 12, 20],
        snare: [8, 24],
        hat: [...every(2), ...every(2).map((step) => step + 16)],
    },
    ballad: { bpm: 66, steps: 16, kick: [0, 8], snare: [4, 12], hat: every(2) },
    'ballad with quarters': { bpm: 60, steps: 16, kick: [0, 8], snare: [4, 12], hat: every(4) },
    punk: { bpm: 200, steps: 8, stepsPerBeat: 2, kick: [0, 4], snare: [2, 6], hat: [0, 2, 4, 6] },
    waltz: { bpm: 150, steps: 12, kick: [0], snare: [4, 8], hat: [0, 4, 8] },
    'one drop': { bpm: 76, steps: 16, kick: [8], snare: [8], hat: every(4, 2) },
    slow: { bpm: 50, steps: 16, kick: [0, 8], snare: [4, 12], hat: every(2) },
    footwork: { bpm: 160, steps: 16, kick: [0, 3, 6, 8, 11, 14], snare: [4, 12], hat: every(2) },
    rock: { bpm: 110, steps: 16, kick: [0, 8, 10], snare: [4, 12], hat: every(2) },
    gabber: { bpm: 190, steps: 4, kick: [0], snare: [], hat: [2] },
} as const satisfies Readonly<Record<string, Pattern>>;

const rateHz = 22_050;

/** So many seconds of a pattern, mono, after so much silence. */
export function play(pattern: Pattern, seconds: number, silenceSeconds = 0): Samples {
    const left = new Float32Array(Math.round((silenceSeconds + seconds) * rateHz));
    const noise = noiseSource();
    const strike = (atSeconds: number, lastsSeconds: number, value: (t: number) => number): void => {
        const start = Math.round((silenceSeconds + atSeconds) * rateHz);
        for (let i = 0; i < lastsSeconds * rateHz && start + i < left.length; i++)
            left[start + i] = (left[start + i] ?? 0) + value(i / rateHz);
    };
    strike(0, seconds, (t) => 0.03 * [220, 264, 330].reduce((sum, hz) => sum + Math.sin(2 * Math.PI * hz * t), 0));
    const stepSeconds = 60 / pattern.bpm / (pattern.stepsPerBeat ?? 4);
    for (let step = 0; step * stepSeconds < seconds; step++) {
        const at = (step + (step % 2) * (pattern.swing ?? 0)) * stepSeconds;
        const has = (steps: readonly number[]): boolean => steps.includes(step % pattern.steps);
        if (has(pattern.kick))
            strike(at, 0.25, (t) => 0.5 * Math.sin(2 * Math.PI * (50 * t - Math.exp(-30 * t))) * Math.exp(-t / 0.09));
        if (has(pattern.kick)) strike(at, 0.3, (t) => 0.15 * Math.sin(2 * Math.PI * 55 * t) * Math.exp(-t / 0.2));
        if (has(pattern.snare))
            strike(at, 0.2, (t) => (0.3 * noise() + 0.25 * Math.sin(2 * Math.PI * 190 * t)) * Math.exp(-t / 0.05));
        if (has(pattern.hat)) strike(at, 0.06, (t) => 0.2 * noise() * Math.exp(-t / 0.015));
    }
    return { sampleRateHz: rateHz, left, right: left };
}

/** Evenly spread between -0.5 and 0.5, the same each time. */
export function noiseSource(): () => number {
    let state = 1;
    return () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state / 2 ** 32 - 0.5;
    };
}
