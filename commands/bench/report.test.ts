import { expect, test } from 'vitest';
import { report, type Measurements } from './report.ts';

const measured: Measurements = {
    cores: 2,
    start: { dropASongMillis: 310, scriptBytes: 67_300 },
    hearing: [
        {
            backend: 'wasm',
            format: 'mp3',
            firstGenresMillis: 291.4,
            wholeMillis: 2290.6,
            stages: { decode: 1095, features: 532, network: 259, rhythm: 411, total: 2280 },
        },
    ],
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

test('a peak that the machine does not tell is unknown', () => {
    expect(report({ ...measured, oneHour: { ...measured.oneHour, peakBytes: null } })).toContain('peak unknown over');
});
