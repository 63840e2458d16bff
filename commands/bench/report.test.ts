import { expect, test } from 'vitest';
import type { Measurements } from './measurements.ts';
import { report } from './report.ts';

const measured: Measurements = {
    cores: 2,
    runs: 5,
    start: { dropASongMillis: 310, scriptBytes: 67_300 },
    hearing: [
        {
            backend: 'wasm',
            format: 'mp3',
            firstGenresMillis: 291.4,
            wholeMillis: 2290.6,
            decodeAudioDataMillis: 1000,
            stages: { decode: 1095, features: 532, network: 259, rhythm: 411, total: 2280 },
        },
    ],
    batch: { songs: 50, wallSeconds: 120, processorSeconds: 2.4 },
    yardstick: { decodeMillis: 541, featuresMillis: 7350, frames: 15_000 },
    oneHour: { seconds: 3600, wholeMillis: 40_400, peakBytes: 235e6 },
    similarity: [{ songs: 1000, firstMillis: 12, nextMillis: 0.553 }],
};

test('targets stand below and beside what was measured', () => {
    const lines = report(measured).split('\n');
    const mp3 = lines.findIndex((line) => line.startsWith('  mp3, wasm'));
    expect(lines[mp3]?.split(/\s+/).slice(3)).toEqual(['291', '2291', '1095', '532', '259', '411']);
    expect(lines[mp3 + 1]?.split(/\s+/).slice(1)).toEqual(['target,', 'mp3', '1000', '3000']);
    expect(lines).toContain('  40.4 s, peak 235 MB over idle (target 400 MB)');
    expect(lines).toContain('  0.3 s to "Choose songs" (target 2.0 s), 67 kB of script, gzipped (target 150 kB)');
});

test('what belongs to the same run stands in ratios', () => {
    const lines = report(measured).split('\n');
    const valueOf = (figure: string) =>
        lines
            .find((line) => line.includes(figure))
            ?.slice(74)
            .trim()
            .split(/\s+/);
    expect(valueOf('MP3 / decodeAudioData')).toEqual(['2.29', '2.0']);
    expect(valueOf("essentia.js' own chain")).toEqual(['3.21', '9']);
    expect(valueOf('first names / MP3')).toEqual(['0.13', '0.08']);
    expect(valueOf('MP3s a minute on 4 cores')).toEqual(['100']);
    expect(valueOf('an hour of MP3 / four')).toEqual(['18', '12']);
    expect(valueOf('everything, 4 times as slow')).toEqual(['9.2', 's', '20', 's']);
});

test('what was not measured is unknown', () => {
    expect(report(measured)).toMatch(/WAV \/ MP3 +unknown/);
});

test('a peak that the machine does not tell is unknown', () => {
    expect(report({ ...measured, oneHour: { ...measured.oneHour, peakBytes: null } })).toContain('peak unknown over');
});
