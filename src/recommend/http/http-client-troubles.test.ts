import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { TestService, daySeconds, json, never, start, text, type SongsRequest } from './http-client.fixture.ts';

let service: TestService;

beforeEach(() => {
    service = new TestService();
});

describe('a service that does not answer', () => {
    const troubled = async (change: Partial<SongsRequest> = {}) => {
        const asked = await service.request(change);
        expect(asked.ok).toBe(false);
        return asked.trouble;
    };

    test('an offline device asks nobody', async () => {
        service.online = false;
        expect(await troubled()).toMatchObject({ service: 'youtube', reason: 'offline' });
        expect(service.requests).toEqual([]);
    });

    test('a request that fails is a service out of reach', async () => {
        service.reply(() => Promise.reject(new TypeError('Failed to fetch https://service.test/?key=SECRET')));
        const trouble = await troubled();
        expect(trouble).toMatchObject({ reason: 'unreachable' });
        expect(trouble?.message).not.toContain('SECRET');
    });

    test('one that hangs runs out of time, before its answer or in the middle of it', async () => {
        service.reply(never);
        expect((await service.request({}, 1)).trouble).toMatchObject({ reason: 'timeout' });
        service.reply(() => {
            const signal = service.requests.at(-1)?.signal;
            const body = new ReadableStream({
                start(controller) {
                    controller.enqueue(new TextEncoder().encode('{"songs":'));
                    signal?.addEventListener('abort', () => controller.error(signal.reason));
                },
            });
            return new Response(body);
        });
        expect((await service.request({}, 1)).trouble).toMatchObject({ reason: 'timeout' });
    });

    test.each([
        [400, 'refused'],
        [403, 'refused'],
        [404, 'refused'],
        [429, 'slow-down'],
        [500, 'server-fault'],
        [503, 'server-fault'],
    ] as const)('status %i: %s', async (status, reason) => {
        service.reply(json({ songs: ['a'] }, { status }));
        expect(await troubled()).toMatchObject({ reason });
        expect(await service.request({ cachedOnly: true })).toEqual({ ok: false, trouble: null });
    });

    test.each([
        ['120', 120],
        ['0', 0],
        [new Date(start + 90_000).toUTCString(), 90],
        ['soon', undefined],
        ['-3', undefined],
        ['', undefined],
        [new Date(start - 90_000).toUTCString(), undefined],
    ])('Retry-After %j: %s seconds', async (header, seconds) => {
        service.reply(json({}, { status: 429, headers: { 'Retry-After': header } }));
        expect((await troubled())?.retryAfterSeconds).toBe(seconds);
    });

    test('its own reasons come before the status, from JSON or from text', async () => {
        const reasonOf: SongsRequest['reasonOf'] = (status, body) =>
            status === 403 && JSON.stringify(body).includes('quota') ? 'quota-exceeded' : null;
        service.reply(json({ error: 'quota' }, { status: 403 }));
        expect(await troubled({ reasonOf })).toMatchObject({ reason: 'quota-exceeded' });
        service.reply(text('quota is used up', { status: 403 }));
        expect(await troubled({ reasonOf })).toMatchObject({ reason: 'quota-exceeded' });
        service.reply(json({ error: 'other' }, { status: 403 }));
        expect(await troubled({ reasonOf })).toMatchObject({ reason: 'refused' });
    });

    test.each([
        ['truncated JSON', text('{"songs": ["a"')],
        ['a page instead of JSON', text('<!doctype html>')],
        ['nothing', text('')],
        ['no body', () => new Response(null, { status: 204 })],
        ['other JSON', json({ songs: [1, 2, 3] })],
        ['null', json(null)],
    ])('%s is unintelligible and never kept', async (_, reply) => {
        service.reply(reply);
        expect(await troubled()).toMatchObject({ reason: 'unintelligible' });
        expect(await service.request({ cachedOnly: true })).toEqual({ ok: false, trouble: null });
    });

    test('an answer that breaks off is a service out of reach', async () => {
        service.reply(
            () =>
                new Response(
                    new ReadableStream({
                        start(controller) {
                            controller.enqueue(new TextEncoder().encode('{'));
                            controller.error(new TypeError('network error'));
                        },
                    }),
                ),
        );
        expect(await troubled()).toMatchObject({ reason: 'unreachable' });
    });

    test('an endless answer is not read to its end', async () => {
        let sent = 0;
        const cancel = vi.fn();
        const endless = new ReadableStream({
            pull(controller) {
                sent += 1;
                controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
            },
            cancel,
        });
        service.reply(() => new Response(endless));
        expect(await troubled()).toMatchObject({ reason: 'unreachable' });
        expect(cancel).toHaveBeenCalledOnce();
        expect(sent).toBeLessThan(12);
    });
});

describe('an older answer stands in, with its date and the trouble', () => {
    beforeEach(async () => {
        await service.request();
        service.time += 3 * daySeconds * 1000;
    });
    const old = { ok: true, value: { songs: ['a'] }, at: start, fromCache: true };

    test('offline', async () => {
        service.online = false;
        expect(await service.request()).toMatchObject({ ...old, trouble: { reason: 'offline' } });
    });

    test('for a service that fails or talks nonsense', async () => {
        service.reply(json({}, { status: 500 }), text('nonsense'), () => Promise.reject(new TypeError('no')));
        for (const reason of ['server-fault', 'unintelligible', 'unreachable'])
            expect(await service.request()).toMatchObject({ ...old, trouble: { reason } });
    });

    test('and an answer that came in between is not lost by it', async () => {
        service.reply(json({ songs: ['b'] }), json({}, { status: 500 }));
        await service.request();
        service.time += 2 * daySeconds * 1000;
        expect(await service.request()).toMatchObject({ value: { songs: ['b'] }, fromCache: true });
    });
});
