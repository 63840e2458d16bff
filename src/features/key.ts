/** What the key network says and how strong the pitch classes are -> key. */
import type { Key } from '../flow.ts';
import { dot } from './dot.ts';

/** Strengths of the notes of a key, tonic first: "bgate", which leaves out what is weak (Faraldo et al., "A multi-profile method for key estimation in EDM", AES 2017). */
const profiles = {
    major: [1, 0, 0.42, 0, 0.53, 0.37, 0, 0.77, 0, 0.38, 0.21, 0.3],
    minor: [1, 0, 0.36, 0.39, 0, 0.38, 0, 0.74, 0.27, 0, 0.42, 0.23],
} as const;

/** As musicians write them, with fewer accidentals, C first. */
const tonics = {
    major: ['C', 'Db', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B'],
    minor: ['C', 'C#', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'G#', 'A', 'Bb', 'B'],
} as const;
const modes = ['major', 'minor'] as const;

/** What a correlation of 1 is worth beside the network's probabilities, in logarithms. */
const profileWeight = 8;
/** Where the pitch classes deviate by less than this share of their mean no note stands out: those of noise do by .04 to .07 within twenty seconds, those of music by .15 and more. */
const leastDeviation = 0.1;
/** The network is never so sure that a key is excluded. */
const doubt = 0.01;

/**
 * The key that the network's logits (C major to B major, C minor to B minor) and the pitch classes (C to B) speak for together; its strength is the
 * share of the probability. Null where no pitch class stands out, as in silence and noise.
 */
export function findKey(logits: Float32Array, pitchClasses: Float32Array): Key | null {
    if (deviationOf(pitchClasses) <= leastDeviation) return null;
    const heard = softmax(logits);
    const scores = Float32Array.from({ length: 24 }, (_, key) => {
        const profile = profiles[key < 12 ? 'major' : 'minor'];
        return Math.log((heard[key] ?? 0) + doubt) + profileWeight * correlation(pitchClasses, profile, key % 12);
    });
    const shares = softmax(scores);
    const best = shares.reduce((most, share, key) => (share > (shares[most] ?? 0) ? key : most), 0);
    const mode = modes[best < 12 ? 0 : 1];
    return { tonic: tonics[mode][best % 12] ?? '', mode, strength: Math.min(1, shares[best] ?? 0) };
}

function softmax(values: Float32Array): Float32Array {
    const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
    const powers = values.map((value) => Math.exp(value - most));
    const sum = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / sum);
}

/** Pearson's, of pitch classes and a profile that begins at `tonic`. */
function correlation(pitchClasses: Float32Array, profile: readonly number[], tonic: number): number {
    const turned = profile.map((_, i) => pitchClasses[(i + tonic) % 12] ?? 0);
    const [a, b] = [centred(turned), centred(profile)];
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

const centred = (values: readonly number[]): readonly number[] => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
};

/** Standard deviation as a share of the mean; 0 where all are 0. */
function deviationOf(values: Float32Array): number {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviations = centred([...values]);
    return mean === 0 ? 0 : Math.sqrt(dot(deviations, deviations) / values.length) / mean;
}
