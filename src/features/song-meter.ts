/** Samples -> what they tell of a song without its picture and without a network. */
import { peakOf } from '../audio/samples.ts';
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

    add(samples: Samples): void {
        this.#loudness.add(samples);
        this.#rhythm.add(samples);
        this.#peak = Math.max(this.#peak, peakOf(samples));
    }

    /** Of all that was added so far. */
    measures(): Measures {
        return { peak: this.#peak, loudnessLufs: this.#loudness.integratedLufs(), rhythm: this.#rhythm.heard() };
    }
}
