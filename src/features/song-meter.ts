/** Samples -> what they tell of a song without its picture and without a network. */
import { partsOf } from '../audio/samples.ts';
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
    readonly #mix = new MonoMix();

    constructor(sampleRateHz: number) {
        this.#loudness = new LoudnessMeter(sampleRateHz);
        this.#rhythm = new RhythmMeter(sampleRateHz, this.#mix);
    }

    /** Second by second, which stay in the processor's cache. Returns the one channel that is heard of them. */
    add(samples: Samples): Samples {
        const { sampleRateHz } = samples;
        const mono = new Float32Array(samples.left.length);
        let start = 0;
        for (const part of partsOf(samples, sampleRateHz)) {
            this.#loudness.add(part);
            this.#rhythm.add(part);
            mono.set(this.#mix.mixed(part), start);
            start += part.left.length;
        }
        return { sampleRateHz, left: mono, right: mono };
    }

    /** Of all that was added so far. */
    measures(): Measures {
        return {
            peak: this.#loudness.peak,
            loudnessLufs: this.#loudness.integratedLufs(),
            rhythm: this.#rhythm.heard(),
        };
    }
}
