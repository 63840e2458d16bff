/** How far a song is off 440 Hz. */
import type { Essentia } from './essentia.ts';

const rateHz = 44_100;
const frameLength = 8192;
/** So many places of a stretch suffice. */
const frames = 64;

/** Lower partials are too close to one another to be told apart; above, there is more noise than notes. */
const lowestHz = 150;
const highestHz = 2500;

/** Peaks this much weaker than a frame's strongest, in power, are no notes. */
const weakest = 1e-4;

/**
 * Frequency in Hz of the A that a mono sound at 44,100 Hz is tuned to, within half a semitone of 440: the mean direction of its partials'
 * deviations from equal temperament, on a circle of a semitone (Dressler & Streich, "Tuning frequency estimation using circular statistics",
 * ISMIR 2007).
 */
export function tuningHz(mono44100: Float32Array, essentia: Essentia): number {
    const window = Float32Array.from(
        { length: frameLength },
        (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / frameLength),
    );
    const power = new Float32Array(Math.ceil((highestHz * frameLength) / rateHz) + 2);
    const hop = Math.max(frameLength, Math.floor((mono44100.length - frameLength) / frames));
    let [x, y] = [0, 0];
    for (let start = 0; start + frameLength <= mono44100.length; start += hop) {
        essentia.powerSpectrum(
            window.map((weight, i) => weight * (mono44100[start + i] ?? 0)),
            power,
        );
        const strongest = power.reduce((most, value) => Math.max(most, value), 0);
        for (let bin = Math.ceil((lowestHz * frameLength) / rateHz); bin < power.length - 1; bin++) {
            const peak = peakAt(power, bin);
            if (peak === null || (power[bin] ?? 0) < weakest * strongest) continue;
            const semitones = 12 * Math.log2((peak * rateHz) / frameLength / 440);
            const weight = Math.sqrt((power[bin] ?? 0) / strongest);
            x += weight * Math.cos(2 * Math.PI * semitones);
            y += weight * Math.sin(2 * Math.PI * semitones);
        }
    }
    return 440 * 2 ** (Math.atan2(y, x) / (2 * Math.PI) / 12);
}

/** Where between the bins a peak is, by a parabola through its decibels; null where there is none. */
function peakAt(power: Float32Array, bin: number): number | null {
    const [before, at, after] = [power[bin - 1] ?? 0, power[bin] ?? 0, power[bin + 1] ?? 0];
    if (at <= before || at < after || before <= 0 || after <= 0) return null;
    const [a, b, c] = [Math.log(before), Math.log(at), Math.log(after)];
    return bin + (a - c) / (2 * (a - 2 * b + c));
}
