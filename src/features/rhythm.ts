/** Samples -> what a song's rhythm is told from, while it is read. */
import type { Samples } from '../flow.ts';
import { MovementMeter } from './danceability.ts';
import { MonoMix } from './mono-mix.ts';
import { OnsetStrength } from './onset-strength.ts';
import { PitchClassMeter } from './pitch-classes.ts';
import { ResampledMono } from './resampled-mono.ts';
import { soundingColumns } from './tempo-places.ts';
import { tempoInput, TempoSpectra } from './tempo-picture.ts';

/** Seconds from one column of the tempo network to the next. */
const columnSeconds = tempoInput.hopSamples / tempoInput.rateHz;

/** What a song's rhythm is told from. */
export interface HeardRhythm {
    /** How strongly something begins, `onsetsPerSecond` times a second. */
    readonly onsets: Float32Array;
    /** Strengths of C to B. */
    readonly pitchClasses: Float32Array;
    /** How far the song is above 440 Hz, -0.5 to 0.5. */
    readonly semitonesAbove: number;
    /** 0 to 1; null where the song is too short. */
    readonly danceability: number | null;
}

/** A song as its rhythm is heard. About 0.3 MB a minute are kept of it. */
export class RhythmMeter {
    readonly #mono: ResampledMono;
    readonly #spectra = new TempoSpectra();
    readonly #onsets = new OnsetStrength();
    readonly #pitches = new PitchClassMeter();
    readonly #movement = new MovementMeter(tempoInput.rateHz);
    #valuesTaken = 0;

    /** `mix` may be shared with whatever hears the same blocks. */
    constructor(sampleRateHz: number, mix = new MonoMix()) {
        this.#mono = new ResampledMono(sampleRateHz, tempoInput.rateHz, mix);
    }

    add(samples: Samples): void {
        const mono = this.#mono.push(samples);
        this.#spectra.push(mono);
        this.#onsets.push(mono);
        this.#pitches.push(mono);
        this.#movement.push(mono);
    }

    /** For the tempo network, `[column * tempoInput.bands + band]`: what has come since they were taken last. */
    takeColumns(): Float32Array {
        const columns = this.#spectra.columns.slice(this.#valuesTaken);
        this.#valuesTaken += columns.length;
        return columns;
    }

    /** Of all that was added so far. */
    heard(): HeardRhythm {
        return {
            onsets: this.#onsets.onsets.slice(),
            pitchClasses: this.#pitches.pitchClasses(),
            semitonesAbove: this.#pitches.semitonesAbove,
            danceability: this.#movement.danceability(),
        };
    }
}

/** The music without the silence around it. */
export function soundingPart(columns: Float32Array): {
    readonly columns: readonly [number, number];
    readonly startSeconds: number;
    readonly endSeconds: number;
} {
    const [first, end] = soundingColumns(columns);
    return { columns: [first, end], startSeconds: first * columnSeconds, endSeconds: end * columnSeconds };
}

/** Into the song, of a place in columns. */
export function secondsOf(column: number): number {
    return column * columnSeconds;
}
