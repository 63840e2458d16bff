/** Samples -> what they tell of a song without its picture and without a network. */
import { partsOf, peakOf } from '../audio/samples.ts';
import type { Samples } from '../flow.ts';
import { LoudnessMeter } from './loudness.ts';
import { MonoMix } from './mono-mix.ts';
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
    #peak = 0;

    constructor(sampleRateHz: number, mix = new MonoMix()) {
        this.#loudness = new LoudnessMeter(sampleRateHz);
        this.#rhythm = new RhythmMeter(sampleRateHz, mix);
    }

    /** Second by second, which stay in the processor's cache. */
    add(samples: Samples): void {
        for (const part of partsOf(samples, samples.sampleRateHz)) {
            this.#loudness.add(part);
            this.#rhythm.add(part);
            this.#peak = Math.max(this.#peak, peakOf(part));
        }
    }

    /** Of all that was added so far. */
    measures(): Measures {
        return { peak: this.#peak, loudnessLufs: this.#loudness.integratedLufs(), rhythm: this.#rhythm.heard() };
    }
}
