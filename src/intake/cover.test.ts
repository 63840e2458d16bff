import { afterEach, expect, test, vi } from 'vitest';
import { shrinkCover } from './cover.ts';

afterEach(() => void vi.unstubAllGlobals());

/** The page's drawing, which Node lacks, as far as sizes go. */
function stubDrawing(width: number, height: number, context: object | null = { drawImage: () => undefined }) {
    const close = vi.fn();
    vi.stubGlobal('createImageBitmap', async () => ({ width, height, close }));
    class Canvas {
        readonly size: string;

        constructor(width: number, height: number) {
            this.size = `${width}x${height}`;
        }

        getContext = () => context;
        convertToBlob = async ({ type }: { type: string }) => new Blob([this.size], { type });
    }
    vi.stubGlobal('OffscreenCanvas', Canvas);
    return close;
}

test.each([
    [1000, 500, '256x128'],
    [500, 1000, '128x256'],
    [100, 80, '100x80'],
    [10_000, 1, '256x1'],
])('a cover of %i x %i is kept at %s', async (width, height, size) => {
    const close = stubDrawing(width, height);
    const small = await shrinkCover(new Blob());
    expect(await small?.text()).toBe(size);
    expect(small?.type).toBe('image/jpeg');
    expect(close).toHaveBeenCalledOnce();
});

test('what is no picture gives no cover', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('no picture', 'InvalidStateError')));
    expect(await shrinkCover(new Blob(['text']))).toBeUndefined();
});

test('a picture that cannot be drawn gives no cover and is let go', async () => {
    const close = stubDrawing(10, 10, null);
    expect(await shrinkCover(new Blob())).toBeUndefined();
    expect(close).toHaveBeenCalledOnce();
});
