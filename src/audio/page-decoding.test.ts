import { afterEach, expect, test, vi } from 'vitest';
import { decodeOnPage } from './page-decoding.ts';

afterEach(() => vi.unstubAllGlobals());

test('a file that has gone is unreadable', async () => {
    const gone = Object.assign(new Blob(), {
        arrayBuffer: () => Promise.reject(new DOMException('the file has changed', 'NotReadableError')),
    });
    expect(await decodeOnPage(gone)).toMatchObject({ ok: false, reason: 'unreadable-file' });
});

test('a file too large for one array is out of memory', async () => {
    const vast = Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new RangeError('allocation failed')) });
    expect(await decodeOnPage(vast)).toMatchObject({ ok: false, reason: 'out-of-memory' });
});

test('a file that would take the page with it is not read at all: too many bytes, or too long', async () => {
    const arrayBuffer = vi.fn();
    const giant = Object.assign(new Blob(), { arrayBuffer });
    expect(await decodeOnPage(giant, 3 * 3600)).toMatchObject({ ok: false, reason: 'too-large' });
    Object.defineProperty(giant, 'size', { value: 600 * 1024 * 1024 });
    expect(await decodeOnPage(giant)).toMatchObject({ ok: false, reason: 'too-large' });
    expect(arrayBuffer).not.toHaveBeenCalled();
});

test('what the browser cannot decode is of an unsupported codec', async () => {
    expect(await decodeOnPage(new Blob(['text']))).toMatchObject({ ok: false, reason: 'unsupported-codec' });
});

test('files are decoded one at a time, so that few are in memory at once', async () => {
    const open: (() => void)[] = [];
    vi.stubGlobal(
        'OfflineAudioContext',
        class {
            decodeAudioData = (): Promise<unknown> =>
                new Promise((resolve) => {
                    const sound = {
                        numberOfChannels: 1,
                        sampleRate: 44_100,
                        getChannelData: () => new Float32Array(2),
                    };
                    open.push(() => resolve(sound));
                });
        },
    );
    const both = ['a', 'b'].map((text) => decodeOnPage(new Blob([text])));
    await vi.waitFor(() => expect(open).toHaveLength(1));
    open[0]?.();
    await vi.waitFor(() => expect(open).toHaveLength(2));
    open[1]?.();
    expect((await Promise.all(both)).map((samples) => 'left' in samples && samples.left.length)).toEqual([2, 2]);
});

test('Opus stays at its own rate, and all else comes at the commonest', async () => {
    const rates: number[] = [];
    vi.stubGlobal(
        'OfflineAudioContext',
        class {
            constructor(_channels: number, _length: number, sampleRateHz: number) {
                rates.push(sampleRateHz);
            }
            decodeAudioData = (): Promise<unknown> => Promise.reject(new Error('not here'));
        },
    );
    const page = `OggS${'\0'.repeat(24)}`;
    for (const content of [`${page}OpusHead`, `${page}\x01vorbis`, 'a song called OpusHead', 'Og'])
        await decodeOnPage(new Blob([content]));
    expect(rates).toEqual([48_000, 44_100, 44_100, 44_100]);
});
