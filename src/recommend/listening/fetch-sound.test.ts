import { expect, test, vi } from 'vitest';
import { fetchSound } from './fetch-sound.ts';

const never = new AbortController().signal;
const address = 'https://sound.example/song';
const bytes = new Uint8Array([1, 2, 3]);

function answering(body: BodyInit | null, init: ResponseInit = {}): typeof globalThis.fetch {
    return async () => new Response(body, init);
}

const ask = (
    fetch: typeof globalThis.fetch,
    signal = never,
    onFraction: (fraction: number) => void = () => undefined,
) => fetchSound(address, { signal, fetch, onFraction });

test('the whole sound comes back, byte by byte, and how much has come is told', async () => {
    const pieces = [new Uint8Array([1, 2, 3]), new Uint8Array([4])];
    const body = new ReadableStream({
        pull(controller) {
            const piece = pieces.shift();
            if (piece) controller.enqueue(piece);
            else controller.close();
        },
    });
    const onFraction = vi.fn();
    const headers = { 'Content-Type': 'audio/mpeg', 'Content-Length': '4' };
    const fetched = await ask(answering(body, { headers }), never, onFraction);
    expect(fetched.ok && [...new Uint8Array(await fetched.sound.arrayBuffer())]).toEqual([1, 2, 3, 4]);
    expect(onFraction.mock.calls.flat()).toEqual([0.75, 1]);
});

test('where nobody says how much there is, no progress is made up', async () => {
    const onFraction = vi.fn();
    expect(await ask(answering(bytes), never, onFraction)).toMatchObject({ ok: true });
    expect(onFraction).not.toHaveBeenCalled();
});

test('no cookie and no account go along', async () => {
    const fetch = vi.fn(answering(bytes));
    await ask(fetch);
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ credentials: 'omit' });
});

test.each([
    ['audio/mpeg', true],
    ['audio/flac', true],
    ['application/octet-stream', true],
    ['video/mp4', true],
    ['text/html; charset=utf-8', false],
    ['application/json', false],
    ['image/png', false],
])('%s may be sound: %s', async (type, isSound) => {
    const fetched = await ask(answering(bytes, { headers: { 'Content-Type': type } }));
    expect(fetched).toMatchObject(isSound ? { ok: true } : { ok: false, reason: 'not-audio' });
});

test.each([
    [404, 'refused'],
    [403, 'refused'],
    [429, 'slow-down'],
    [503, 'server-fault'],
])('an answer of %i is told as %s', async (status, reason) => {
    expect(await ask(answering('sorry', { status }))).toEqual({ ok: false, reason });
});

test('what says that it is too large is not fetched', async () => {
    const cancel = vi.fn();
    const body = new ReadableStream({ cancel });
    const headers = { 'Content-Type': 'audio/wav', 'Content-Length': '40000001' };
    expect(await ask(answering(body, { headers }))).toEqual({ ok: false, reason: 'too-large' });
    expect(cancel).toHaveBeenCalledOnce();
});

test('what turns out to be too large is fetched no further', async () => {
    const megabyte = new Uint8Array(1_000_000);
    let given = 0;
    const body = new ReadableStream({
        pull(controller) {
            given += 1;
            controller.enqueue(megabyte);
        },
    });
    expect(await ask(answering(body))).toEqual({ ok: false, reason: 'too-large' });
    expect(given).toBeLessThan(45);
});

test('nothing is no sound', async () => {
    expect(await ask(answering(null))).toEqual({ ok: false, reason: 'empty-file' });
});

test('a line that breaks at once or midway is unreachable', async () => {
    expect(await ask(async () => Promise.reject(new TypeError('Failed to fetch')))).toEqual({
        ok: false,
        reason: 'unreachable',
    });
    const body = new ReadableStream({
        start(controller) {
            controller.enqueue(new Uint8Array([1]));
            controller.error(new TypeError('network error'));
        },
    });
    expect(await ask(answering(body))).toEqual({ ok: false, reason: 'unreachable' });
});

test('a sound that never ends coming is given up after two minutes', async () => {
    const deadline = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(deadline.signal);
    const fetched = ask(
        (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', reject)),
    );
    deadline.abort();
    expect(await fetched).toEqual({ ok: false, reason: 'timeout' });
    expect(timeout).toHaveBeenCalledWith(120_000);
    vi.restoreAllMocks();
});

test('giving up rejects with its reason', async () => {
    const controller = new AbortController();
    const fetched = ask(async (_, init) => {
        controller.abort(new Error('enough'));
        init?.signal?.throwIfAborted();
        return new Response();
    }, controller.signal);
    await expect(fetched).rejects.toThrow('enough');
});
