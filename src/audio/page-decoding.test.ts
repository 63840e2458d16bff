import { expect, test, vi } from 'vitest';
import { decodeOnPage } from './page-decoding.ts';

test('a file that has gone is unreadable', async () => {
    const gone = Object.assign(new Blob(), {
        arrayBuffer: () => Promise.reject(new DOMException('the file has changed', 'NotReadableError')),
    });
    expect(await decodeOnPage(gone, 'unsupported-codec')).toMatchObject({ ok: false, reason: 'unreadable-file' });
});

test('a file too large for one array is out of memory', async () => {
    const vast = Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new RangeError('allocation failed')) });
    expect(await decodeOnPage(vast, 'unsupported-codec')).toMatchObject({ ok: false, reason: 'out-of-memory' });
});

test('a file that would take the page with it is not read at all', async () => {
    const arrayBuffer = vi.fn();
    const giant = Object.assign(new Blob(), { arrayBuffer });
    Object.defineProperty(giant, 'size', { value: 600 * 1024 * 1024 });
    expect(await decodeOnPage(giant, 'unsupported-codec')).toMatchObject({ ok: false, reason: 'out-of-memory' });
    expect(arrayBuffer).not.toHaveBeenCalled();
});

test('what the browser cannot decode is an unsupported codec, or damaged where its codec is a known one', async () => {
    expect(await decodeOnPage(new Blob(['text']), 'unsupported-codec')).toMatchObject({
        ok: false,
        reason: 'unsupported-codec',
    });
    expect(await decodeOnPage(new Blob(['text']), 'damaged')).toMatchObject({ ok: false, reason: 'damaged' });
});
