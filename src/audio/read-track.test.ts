import type { InputAudioTrack } from 'mediabunny';
import { afterEach, expect, test, vi } from 'vitest';
import type { TimedPiece } from './patient-decoder.ts';
import { readTrack } from './read-track.ts';

const decoded = vi.hoisted((): { pieces: unknown[] } => ({ pieces: [] }));

// Node has no WebCodecs: here the decoder's pieces are written down.
vi.mock('./decode.ts', () => ({
    async *decodePieces() {
        yield decoded.pieces;
    },
}));

afterEach(() => void (decoded.pieces = []));

const rate = 1000;
const track = { getFirstTimestamp: async () => 0 } as InputAudioTrack;

const pieceAt = (startSeconds: number): TimedPiece => ({
    startSeconds,
    piece: {
        numberOfFrames: rate,
        numberOfChannels: 1,
        sampleRate: rate,
        copyTo: (target) => target.fill(1),
        close: () => undefined,
    },
});

/** Seconds of sound (1) and of silence (0), second by second. */
async function read(
    starts: number[],
    durationSeconds: number,
    declaredSeconds: number | null = durationSeconds,
): Promise<string> {
    decoded.pieces = starts.map(pieceAt);
    let heard = '';
    for await (const { left } of readTrack(track, {
        layout: null,
        onDamage: () => undefined,
        durationSeconds,
        declaredSeconds,
    }))
        heard += left[0];
    return heard;
}

test('what could not be decoded in the middle is silent, and what follows keeps its time', async () => {
    expect(await read([0, 3, 4], 5)).toBe('10011');
});

test('a piece that comes later than the song is long leaves no silence before it', async () => {
    expect(await read([0, 90], 2)).toBe('11');
});

test('times that lie make half an hour of silence at most, however often they do', async () => {
    const heard = await read([0, 1000, 2000, 900_000, 900_001], 1e9).catch((error: unknown) => String(error));
    expect(heard).toContain('decoding broke off after 1004.00 s');
});

test('what the file declares and does not hold is missed, what its packets let expect is not', async () => {
    const failure = await read([0, 1], 5).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'DecodeFailure', kind: 'cut-off', secondsReached: 2 });
    expect(await read([0, 1], 5, null)).toBe('11');
});
