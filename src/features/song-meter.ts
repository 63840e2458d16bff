/** Samples -> what they tell of a song without its picture and without a network. */
import type { Samples } from '../flow.ts';
import { LoudnessMeter } from './loudness.ts';
import type { MonoMix } from './mono-mix.ts';
import { RhythmMeter, type HeardRhythm } from './rhythm.ts';

/** Goes from worker to worker as it is. */
export interface Measures {
    /** Magnitude of the loudest sample of any channel. */
    readonly peak: number;
    /** Integrated; null in silence, and where there are less than 400 ms. */
    readonly loudnessLufs: number | null;
    readonly rhythm: HeardRhythm;
}

export class SongMeter {
    readonly #loudness: LoudnessMeter;
    readonly #rhythm: RhythmMeter;

    /** `mix` may be shared with whatever hears the same blocks. */
    constructor(sampleRateHz: number, mix?: MonoMix) {
        this.#loudness = new LoudnessMeter(sampleRateHz);
        this.#rhythm = new RhythmMeter(sampleRateHz, mix);
    }

    add(samples: Samples): void {
        this.#loudness.add(samples);
        this.#rhythm.add(samples);
    }

    /** Magnitude of the loudest sample of any channel. */
    get peak(): number {
        return this.#loudness.peak;
    }

    /** For the tempo network, see `RhythmMeter`. */
    takeTempoColumns(): Float32Array {
        return this.#rhythm.takeColumns();
    }

    /** Of all that was added so far. */
    measures(): Measures {
        return {
            peak: this.peak,
            loudnessLufs: this.#loudness.integratedLufs(),
            rhythm: this.#rhythm.heard(),
        };
    }
}
