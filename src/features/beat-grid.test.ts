import { expect, test } from 'vitest';
import { beatSong } from '../../fixtures/beat-song.ts';
import { beatGrid } from './beat-grid.ts';
import { RhythmMeter } from './rhythm.ts';

const sampleRateHz = 44_100;
const headBytes = 44;

function onsetsOf(wav: Buffer): Float32Array {
    const samples = new Int16Array(wav.buffer, wav.byteOffset + headBytes, (wav.length - headBytes) / 2);
    const left = Float32Array.from({ length: samples.length / 2 }, (_, i) => (samples[2 * i] ?? 0) / 32_768);
    const meter = new RhythmMeter(sampleRateHz);
    meter.add({ sampleRateHz, left, right: left });
    return meter.heard().onsets;
}

// From one onset to the next it is 11.6 ms.
test.each([0.25, 0.253, 0.256, 0.259, 0.262, 0.4])(
    'beats from %s s on are found to 2 ms, to the last',
    (firstSeconds) => {
        const seconds = 40;
        for (const bpm of [97.3, 124]) {
            const grid = beatGrid(onsetsOf(beatSong({ bpm, seconds, firstSeconds })), bpm);
            const missed = (beat: number): number => {
                const beats = (grid.firstSeconds + (beat * 60) / grid.bpm - firstSeconds) / (60 / bpm);
                return Math.abs(beats - Math.round(beats)) * (60 / bpm);
            };
            for (const beat of [0, Math.floor((seconds * bpm) / 60) - 1])
                expect(missed(beat), `${bpm} BPM, beat ${beat}`).toBeLessThan(0.002);
        }
    },
);
