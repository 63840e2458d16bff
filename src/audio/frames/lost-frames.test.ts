import { expect, test } from 'vitest';
import { createByteReader } from '../byte-reader.ts';
import { framesLostBetween } from './lost-frames.ts';

const frameBytes = 400;
const head = { bytes: frameBytes, samples: 1152, sampleRateHz: 44_100, channels: 2, codec: 'MP3' } as const;

/** Of a stream of so many frames, a gap of so many bytes in the middle, and as many frames again. */
function lost(gapBytes: number, missingFrames: number | null, gapStart = ''): Promise<number> {
    const half = 100 * frameBytes;
    const file = new Uint8Array(2 * half + gapBytes).fill(1);
    file.set(Buffer.from(gapStart), half);
    const spans = [[0, half], [half + gapBytes, file.length]] as const; // prettier-ignore
    return framesLostBetween(createByteReader(new Blob([file])), { head, spans, frames: 200 }, missingFrames);
}

test('frames that are declared and missing are lost in a gap that is long enough for them', async () => {
    expect(await lost(10 * frameBytes, 10)).toBe(10);
    expect(await lost(10 * frameBytes + 150, 9)).toBe(9);
    expect(await lost(2 * frameBytes, 60)).toBe(5);
});

test('nothing is lost where all that is declared is there, or where a tag stands between', async () => {
    expect(await lost(5000, 0)).toBe(0);
    expect(await lost(10 * frameBytes, 10, 'ID3')).toBe(0);
    expect(await lost(10 * frameBytes, null, 'APETAGEX')).toBe(0);
});

test('where nothing is declared, a gap of so many whole frames is one of frames', async () => {
    expect(await lost(10 * frameBytes + 1, null)).toBe(10);
    expect(await lost(10 * frameBytes + 150, null)).toBe(0);
});
