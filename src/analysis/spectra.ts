/** Sound -> what is heard of it: its spectra, and what is measured of the whole of it. */
import { partsOf } from '../audio/samples.ts';
import type { ReadOptions, SoundStream, StreamOf } from '../audio/recording.ts';
import { DecodeFailure } from '../audio/refusal.ts';
import type { InputContract } from '../contract.ts';
import type { Essentia } from '../features/essentia.ts';
import { createLogMel, type LogMelStream } from '../features/log-mel.ts';
import { MonoMix } from '../features/mono-mix.ts';
import { SongMeter, type Measures } from '../features/song-meter.ts';
import type { LogMel, Samples } from '../flow.ts';

/** A second of sound as it is heard, or less at its end. */
export interface Spectra {
    readonly durationSeconds: number;
    /** Magnitude of the loudest sample of any channel, so far. */
    readonly peak: number;
    /** The columns that it completes. */
    readonly logMel: LogMel;
    /** Those for the tempo network, `[column * tempoInput.bands + band]`. */
    readonly tempoColumns: Float32Array;
}

/** What was measured, and the milliseconds that this and the spectra took. */
export interface TimedMeasures extends Measures {
    readonly millis: number;
}

export interface SpectraStream extends StreamOf<Spectra> {
    /** Of what was read so far; null before any. */
    measures(): Promise<TimedMeasures | null>;
}

interface Options {
    readonly input: InputContract;
    readonly essentia: Essentia;
    /** Where listening stops the music goes on: what reaches past it would be heard as a click. */
    readonly isLive?: boolean;
}

/** The spectra of a recording while it is read; behind the last second, also where the sound breaks off, come the columns whose windows reach past it into silence. */
export function spectraOf(recording: SoundStream, options: Options): SpectraStream {
    let ear: Ear | null = null;
    return {
        ...recording,
        async *read(reading?: Pick<ReadOptions, 'signal'>) {
            let broken: DecodeFailure | null = null;
            try {
                for await (const samples of recording.read(reading)) {
                    ear ??= new Ear(samples.sampleRateHz, options);
                    // Second by second, which stay in the processor's cache.
                    for (const second of partsOf(samples, samples.sampleRateHz)) yield ear.hear(second);
                }
            } catch (error) {
                if (!(error instanceof DecodeFailure)) throw error;
                broken = error;
            }
            if (ear && options.isLive !== true) yield ear.finish();
            if (broken) throw broken;
        },
        measures: () => Promise.resolve(ear?.measures() ?? null),
    };
}

class Ear {
    readonly #mix = new MonoMix();
    readonly #meter: SongMeter;
    readonly #logMel: LogMelStream;
    #millis = 0;

    constructor(sampleRateHz: number, { input, essentia }: Options) {
        this.#meter = new SongMeter(sampleRateHz, this.#mix);
        this.#logMel = createLogMel(input, sampleRateHz, { essentia, mix: this.#mix });
    }

    hear(second: Samples): Spectra {
        return this.#timed(() => {
            this.#meter.add(second);
            return this.#spectra(second.left.length / second.sampleRateHz, this.#logMel.push(second));
        });
    }

    finish(): Spectra {
        return this.#timed(() => this.#spectra(0, this.#logMel.finish()));
    }

    measures(): TimedMeasures {
        const measures = this.#timed(() => this.#meter.measures());
        return { ...measures, millis: this.#millis };
    }

    #spectra(durationSeconds: number, logMel: LogMel): Spectra {
        return { durationSeconds, peak: this.#meter.peak, logMel, tempoColumns: this.#meter.takeTempoColumns() };
    }

    #timed<T>(work: () => T): T {
        const start = performance.now();
        const result = work();
        this.#millis += performance.now() - start;
        return result;
    }
}
