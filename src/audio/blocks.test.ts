import { expect, test } from 'vitest';
import { createBlocks, type DecodedPiece } from './blocks.ts';

/** So much more is each frame than the one before. */
const step = 1 / 1024;

/** A piece whose frames count on from `first`, in steps, negative in the second channel. */
function piece(first: number, frames: number, { channels = 2, sampleRate = 1000 } = {}): DecodedPiece {
    return {
        numberOfFrames: frames,
        numberOfChannels: channels,
        sampleRate,
        copyTo(target, { planeIndex, frameOffset, frameCount }) {
            for (let i = 0; i < frameCount; i++)
                target[i] = (first + frameOffset + i) * (planeIndex === 0 ? step : -step);
        },
    };
}

test('small pieces become blocks of a second, in order and without gaps', () => {
    const blocks = createBlocks();
    for (let first = 0; first < 2500; first += 100) blocks.add(piece(first, 100), 0, 100);
    const taken = [blocks.take(), blocks.take()];
    expect(blocks.take()).toBeUndefined();
    const rest = blocks.take({ rest: true });
    expect([...taken, rest].map((block) => block?.left.length)).toEqual([1000, 1000, 500]);
    expect([...taken, rest].flatMap((block) => [...(block?.left ?? [])])).toEqual(
        Array.from({ length: 2500 }, (_, i) => i * step),
    );
    expect(taken[1]?.right[0]).toBe(-1000 * step);
    expect(blocks.take({ rest: true })).toBeUndefined();
});

test('a piece longer than a block is cut', () => {
    const blocks = createBlocks();
    blocks.add(piece(0, 3000), 0, 3000);
    expect([blocks.take(), blocks.take(), blocks.take()].map((block) => block?.left[0])).toEqual(
        [0, 1000, 2000].map((frame) => frame * step),
    );
});

test('only the wanted frames of a piece are taken', () => {
    const blocks = createBlocks();
    blocks.add(piece(0, 100), 40, 60);
    blocks.add(piece(100, 100), 10, 10);
    expect([...(blocks.take({ rest: true })?.left ?? [])]).toEqual(
        Array.from({ length: 20 }, (_, i) => (40 + i) * step),
    );
});

test('a change of rate or channels is refused', () => {
    const blocks = createBlocks();
    blocks.add(piece(0, 10), 0, 10);
    expect(() => blocks.add(piece(0, 10, { sampleRate: 2000 }), 0, 10)).toThrow('2000 Hz');
    expect(() => blocks.add(piece(0, 10, { channels: 1 }), 0, 10)).toThrow('to 1 at');
});

test('a rate or channels such as no sound has are refused before room is made for them', () => {
    for (const odd of [{ sampleRate: 0 }, { sampleRate: 999 }, { sampleRate: 4_294_967_295 }, { channels: 33 }])
        expect(() => createBlocks().add(piece(0, 10, odd), 0, 10)).toThrow('no sound has');
});
