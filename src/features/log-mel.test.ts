import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseContract } from '../contract.ts';
import type { LogMel, Samples } from '../flow.ts';
import { loadEssentia } from './essentia.ts';
import { createLogMel, joinLogMel } from './log-mel.ts';
import { bandCentresHz } from './mel.ts';
import { stretchLevels } from './picture.ts';
import { columnsOf } from './stretches.ts';

const { input } = parseContract(JSON.parse(readFileSync('models/spec.json', 'utf8')));
const essentia = await loadEssentia();

function hear(samples: Samples, pieceSamples = 10_000): LogMel {
    const stream = createLogMel(input, samples.sampleRateHz, { essentia });
    const parts: LogMel[] = [];
    for (let start = 0; start < samples.left.length; start += pieceSamples) {
        const left = samples.left.subarray(start, start + pieceSamples);
        const right = samples.right.subarray(start, start + pieceSamples);
        parts.push(stream.push({ sampleRateHz: samples.sampleRateHz, left, right }));
    }
    return joinLogMel(input.bands, [...parts, stream.finish()]);
}

function mono(sampleRateHz: number, seconds: number, value: (seconds: number) => number): Samples {
    const left = Float32Array.from({ length: sampleRateHz * seconds }, (_, i) => value(i / sampleRateHz));
    return { sampleRateHz, left, right: left };
}

/** A melody of harmonics below 3.4 kHz, so that every rate can carry it. */
function melody(seconds: number): number {
    const note = 220 * 2 ** ((Math.floor(seconds * 3) % 8) / 12);
    const fade = Math.exp(-3 * (seconds * 3 - Math.floor(seconds * 3)));
    return [1, 2, 3, 4, 6, 8].reduce(
        (sum, k) => sum + (0.2 * fade * Math.sin(2 * Math.PI * k * note * seconds)) / k,
        0,
    );
}

test('a 440 Hz tone is loudest in the band that is centred nearest to it', () => {
    const { decibels } = hear(mono(44_100, 3, (t) => 0.5 * Math.sin(2 * Math.PI * 440 * t)));
    const column = decibels.subarray(20 * 128, 21 * 128);
    const loudest = column.indexOf(Math.max(...column));
    const centres = bandCentresHz(input);
    const nearest = centres.indexOf(centres.reduce((a, b) => (Math.abs(b - 440) < Math.abs(a - 440) ? b : a)));
    expect(loudest).toBe(nearest);
});

test('the same sound gives the same picture within 0.02 on average at every sample rate', () => {
    const reference = hear(mono(22_050, 6, melody));
    const stretch = { startColumn: 0, columns: reference.columns };
    const audible = (logMel: LogMel): Float32Array => {
        const centres = bandCentresHz(input);
        const decibels = logMel.decibels.map((value, i) =>
            (centres[i % 128] ?? 0) < 3400 ? Math.max(value, -60) : -60,
        );
        return stretchLevels(input, columnsOf({ ...logMel, decibels }, stretch));
    };
    for (const sampleRateHz of [8000, 16_000, 44_100, 48_000, 96_000, 192_000]) {
        const logMel = hear(mono(sampleRateHz, 6, melody));
        expect(logMel.columns).toBe(reference.columns);
        const [levels, expected] = [audible(logMel), audible(reference)];
        const difference =
            levels.reduce((sum, level, i) => sum + Math.abs(level - (expected[i] ?? 0)), 0) / levels.length;
        expect(difference, `${sampleRateHz} Hz`).toBeLessThan(0.02);
    }
});

test('bands above the Nyquist frequency stay at the floor', () => {
    const { decibels } = hear(mono(8000, 2, (t) => Math.sin(2 * Math.PI * 1000 * t)));
    expect(decibels[10 * 128 + 127]).toBe(-100);
});

describe('the stream', () => {
    const song = mono(22_050, 4, (t) => Math.sin(2 * Math.PI * (300 + 200 * t) * t));
    test('gives the same columns however the samples are cut', () => {
        const whole = hear(song, 1e9);
        expect(hear(song, 1152).decibels).toEqual(whole.decibels);
        expect(hear(song, 7).decibels).toEqual(whole.decibels);
    });

    test('gives columns as soon as their windows are complete', () => {
        const stream = createLogMel(input, 22_050, { essentia });
        const second = {
            sampleRateHz: 22_050,
            left: song.left.subarray(0, 22_050),
            right: song.right.subarray(0, 22_050),
        };
        expect(stream.push(second).columns).toBe(13);
    });

    test('hears the mean of both channels, and one that is turned round as if it were not', () => {
        const half = song.left.map((value) => value / 2);
        expect(hear({ ...song, right: new Float32Array(half.length) })).toEqual(
            hear({ ...song, left: half, right: half }),
        );
        const opposite = { ...song, right: song.left.map((value) => -value) };
        expect(hear(opposite)).toEqual(hear({ ...song, right: song.left }));
    });

    test('has no columns without samples and one for a tenth of a second', () => {
        expect(createLogMel(input, 44_100, { essentia }).finish().columns).toBe(0);
        expect(hear(mono(44_100, 0.1, () => 0.5)).columns).toBe(1);
    });

    test('refuses samples at another rate', () => {
        expect(() => createLogMel(input, 44_100, { essentia }).push(song)).toThrow('44100 Hz');
    });
});
