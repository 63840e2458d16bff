/** The streaming front end: samples -> log-mel columns, at the song's own sample rate. */
import type { InputContract } from '../contract.ts';
import type { LogMel, Samples } from '../flow.ts';
import { columnCentreSample, columnCount } from './columns.ts';
import type { Essentia } from './essentia.ts';
import { fftLengthAt } from './fft-length.ts';
import { melBands, type MelBand } from './mel.ts';
import { MonoMix } from './mono-mix.ts';

export interface LogMelStream {
    /** Takes the samples that follow and returns the columns that they complete, possibly none. Throws when their rate is another one. */
    push(samples: Samples): LogMel;
    /** Returns the last columns, whose windows reach past the end of the song into zeros. Nothing is pushed after it. */
    finish(): LogMel;
}

interface LogMelParts {
    readonly essentia: Essentia;
    /** May be shared with whatever hears the same blocks. */
    readonly mix?: MonoMix;
}

/**
 * The front end of one song. Nothing is resampled: at any rate the window lasts as long as the contract's (within 1 %, so that its FFT is
 * fast), powers are scaled to the contract's window length, and the mel triangles stand at the same frequencies in Hz.
 */
export function createLogMel(
    input: InputContract,
    sampleRateHz: number,
    { essentia, mix = new MonoMix() }: LogMelParts,
): LogMelStream {
    const fftLength = fftLengthAt(input, sampleRateHz);
    const writeColumn = createColumnWriter(input, sampleRateHz, fftLength, essentia);
    // What the next window needs, mono; zeros stand before the song's first sample.
    let mono: Float32Array = new Float32Array(fftLength / 2);
    let monoStart = -fftLength / 2;
    let samplesHeard = 0;
    let nextColumn = 0;

    const windowStart = (column: number): number => columnCentreSample(input, column, sampleRateHz) - fftLength / 2;

    const writeUntil = (endColumn: number): LogMel => {
        const columns = Math.max(0, endColumn - nextColumn);
        const decibels = new Float32Array(columns * input.bands);
        for (let column = 0; column < columns; column++) {
            const start = windowStart(nextColumn + column) - monoStart;
            writeColumn(
                mono.subarray(start, start + fftLength),
                decibels.subarray(column * input.bands, (column + 1) * input.bands),
            );
        }
        nextColumn += columns;
        return { bands: input.bands, columns, decibels };
    };

    const append = (samples: Float32Array): void => {
        const keepFrom = Math.min(mono.length, Math.max(0, windowStart(nextColumn) - monoStart));
        const joined = new Float32Array(mono.length - keepFrom + samples.length);
        joined.set(mono.subarray(keepFrom));
        joined.set(samples, mono.length - keepFrom);
        mono = joined;
        monoStart += keepFrom;
    };

    return {
        push(samples) {
            if (samples.sampleRateHz !== sampleRateHz) {
                throw new Error(
                    `the front end was made for ${sampleRateHz} Hz and was given ${samples.sampleRateHz} Hz`,
                );
            }
            append(mix.mixed(samples));
            samplesHeard += samples.left.length;
            let endColumn = nextColumn;
            while (windowStart(endColumn) + fftLength <= monoStart + mono.length) endColumn++;
            return writeUntil(endColumn);
        },
        finish() {
            append(new Float32Array(fftLength));
            return writeUntil(columnCount(input, samplesHeard, sampleRateHz));
        },
    };
}

/** Joins columns that follow one another. */
export function joinLogMel(bands: number, parts: readonly LogMel[]): LogMel {
    const columns = parts.reduce((sum, part) => sum + part.columns, 0);
    const decibels = new Float32Array(columns * bands);
    let offset = 0;
    for (const part of parts) {
        decibels.set(part.decibels, offset);
        offset += part.decibels.length;
    }
    return { bands, columns, decibels };
}

function createColumnWriter(input: InputContract, sampleRateHz: number, fftLength: number, essentia: Essentia) {
    const bands = melBands(input, sampleRateHz, fftLength);
    const window = periodicHann(fftLength);
    const frame = new Float32Array(fftLength);
    const power = new Float32Array(Math.max(...bands.map((band) => band.firstBin + band.weights.length)));
    const powerScale = (input.windowSamples / fftLength) ** 2;
    return (samples: Float32Array, decibels: Float32Array): void => {
        for (let sample = 0; sample < fftLength; sample++)
            frame[sample] = (samples[sample] ?? 0) * (window[sample] ?? 0);
        essentia.powerSpectrum(frame, power);
        bands.forEach((band, index) => {
            decibels[index] = 10 * Math.log10(Math.max(input.powerFloor, powerScale * melPower(band, power)));
        });
    };
}

function melPower({ firstBin, weights }: MelBand, power: Float32Array): number {
    let sum = 0;
    for (let bin = 0; bin < weights.length; bin++) sum += (weights[bin] ?? 0) * (power[firstBin + bin] ?? 0);
    return sum;
}

function periodicHann(length: number): Float32Array {
    return Float32Array.from({ length }, (_, sample) => 0.5 - 0.5 * Math.cos((2 * Math.PI * sample) / length));
}
