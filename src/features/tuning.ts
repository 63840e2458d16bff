/** How far a song is off 440 Hz. */
import { Framed } from './framed.ts';
import { createPowerSpectrum } from './spectrum.ts';

const rateHz = 11_025;
const frameLength = 2048;
const hop = 4096;

/** Lower partials are too close to one another to be told apart; above, there is more noise than notes. */
const lowestBin = Math.ceil((150 * frameLength) / rateHz);
const highestBin = Math.floor((2500 * frameLength) / rateHz);

/** Peaks this much weaker than a frame's strongest, in power, are no notes. */
const weakest = 1e-4;

/** So many times the square root of the partials' weights their sum may reach by chance: notes that are held count in several frames. */
const chance = 4;

/**
 * Listens for how far the notes of a song are from equal temperament at 440 Hz: the mean direction of its partials' deviations on a circle of a
 * semitone (Dressler & Streich, "Tuning frequency estimation using circular statistics", ISMIR 2007).
 */
export class TuningMeter {
    readonly #spectrum = createPowerSpectrum(frameLength);
    readonly #frames = new Framed(frameLength, hop, (frame) => this.#add(this.#spectrum(frame)));
    #x = 0;
    #y = 0;
    #weight = 0;

    /** Samples at 11,025 Hz. */
    push(mono: Float32Array): void {
        this.#frames.push(mono);
    }

    /** Above 440 Hz, -0.5 to 0.5; 0 where the partials agree no more than by chance. Drums and voices lessen how much they agree, not on what. */
    get semitones(): number {
        if (Math.hypot(this.#x, this.#y) < chance * Math.sqrt(this.#weight)) return 0;
        return Math.atan2(this.#y, this.#x) / (2 * Math.PI);
    }

    #add(power: Float32Array): void {
        const strongest = power.subarray(0, highestBin + 2).reduce((most, value) => Math.max(most, value), 0);
        for (let bin = lowestBin; bin <= highestBin; bin++) {
            if ((power[bin] ?? 0) < weakest * strongest) continue;
            const peak = peakAt(power, bin);
            if (peak === null) continue;
            const semitones = 12 * Math.log2((peak * rateHz) / frameLength / 440);
            const weight = Math.sqrt((power[bin] ?? 0) / strongest);
            this.#x += weight * Math.cos(2 * Math.PI * semitones);
            this.#y += weight * Math.sin(2 * Math.PI * semitones);
            this.#weight += weight;
        }
    }
}

/** Where between the bins a peak is, by a parabola through its decibels; null where there is none. */
function peakAt(power: Float32Array, bin: number): number | null {
    const [before, at, after] = [power[bin - 1] ?? 0, power[bin] ?? 0, power[bin + 1] ?? 0];
    if (at <= before || at < after || before <= 0 || after <= 0) return null;
    const [a, b, c] = [Math.log(before), Math.log(at), Math.log(after)];
    return bin + (a - c) / (2 * (a - 2 * b + c));
}
