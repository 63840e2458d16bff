import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ResponseCache } from './response-cache.ts';
import { remarksOn } from './http-client.ts';
import { TestService, daySeconds, json, never, start, text, type SongsRequest } from './http-client.fixture.ts';

let service: TestService;

beforeEach(() => {
    service = new TestService();
});

describe('an answer', () => {
    test('comes from the service, with its time', async () => {
        expect(await service.request()).toEqual({
            ok: true,
            value: { songs: ['a'] },
            at: start,
            fromCache: false,
            trouble: null,
        });
        expect(service.requests.map(({ url }) => url)).toEqual(['https://service.test/search?q=blues']);
        expect(service.requests[0]?.credentials).toBe('omit');
    });

    test('is kept: the same question costs nothing for as long as it is fresh', async () => {
        await service.request();
        service.time += (daySeconds - 1) * 1000;
        expect(await service.request()).toMatchObject({
            ok: true,
            value: { songs: ['a'] },
            at: start,
            fromCache: true,
            trouble: null,
        });
        expect(service.requests).toHaveLength(1);
    });

    test('that has grown old is asked for anew', async () => {
        await service.request();
        service.time += daySeconds * 1000;
        service.reply(json({ songs: ['b'] }));
        expect(await service.request()).toMatchObject({
            ok: true,
            value: { songs: ['b'] },
            at: service.time,
            fromCache: false,
        });
        expect(service.requests).toHaveLength(2);
    });

    test('from the future is asked for anew: the clock was set back', async () => {
        await service.request();
        service.time -= 1000;
        expect(await service.request()).toMatchObject({ fromCache: false });
    });

    test('to another question is another one', async () => {
        await service.request();
        await service.request({ address: new URL('https://service.test/search?q=rock') });
        await service.request({ service: 'audius' });
        expect(service.requests).toHaveLength(3);
    });

    test('may be kept under another name than its address', async () => {
        await service.request({
            cacheKey: 'blues of the week',
            address: new URL('https://service.test/search?after=1'),
        });
        const again = { cacheKey: 'blues of the week', address: new URL('https://service.test/search?after=2') };
        expect(await service.request(again)).toMatchObject({ fromCache: true });
    });

    test('is never kept where that is not wanted', async () => {
        await service.request({ maxAgeSeconds: 0 });
        await service.request({ maxAgeSeconds: 0 });
        expect(service.requests).toHaveLength(2);
        expect(await service.request({ maxAgeSeconds: 0, cachedOnly: true })).toEqual({ ok: false, trouble: null });
    });

    test('that was kept in a form which is no longer understood is asked for anew', async () => {
        await service.cache.write('youtube', 'https://service.test/search?q=blues', {
            body: { songs: 'a' },
            at: start,
        });
        expect(await service.request()).toMatchObject({ ok: true, fromCache: false });
    });

    test('comes even when nothing can be kept', async () => {
        const broken: ResponseCache = {
            ...service.cache,
            read: () => Promise.resolve(null),
            write: () => Promise.resolve(),
        };
        service.cache = broken;
        expect(await service.request()).toMatchObject({ ok: true, fromCache: false });
    });
});

describe('asking only for what is kept', () => {
    test('makes no request, and has no trouble when nothing is there', async () => {
        expect(await service.request({ cachedOnly: true })).toEqual({ ok: false, trouble: null });
        expect(service.requests).toEqual([]);
    });

    test('gives an answer however old', async () => {
        await service.request();
        service.time += 400 * daySeconds * 1000;
        service.online = false;
        expect(await service.request({ cachedOnly: true })).toMatchObject({
            ok: true,
            at: start,
            fromCache: true,
            trouble: null,
        });
        expect(service.requests).toHaveLength(1);
    });
});

describe('a secret', () => {
    const withKey = (key: string) => ({
        address: new URL(`https://service.test/search?q=blues&key=${key}`),
        secret: 'key',
    });

    test('goes to the service and is no part of what is kept', async () => {
        const written = vi.spyOn(service.cache, 'write');
        await service.request(withKey('SECRET'));
        expect(service.requests[0]?.url).toContain('key=SECRET');
        expect(JSON.stringify(written.mock.calls)).not.toContain('SECRET');
        expect(await service.request(withKey('ANOTHER'))).toMatchObject({ fromCache: true });
    });

    test('is in no message of what went wrong', async () => {
        service.reply(json({}, { status: 400 }), text('{'), () => Promise.reject(new TypeError('SECRET')));
        for (let i = 0; i < 3; i += 1)
            expect(JSON.stringify((await service.request(withKey('SECRET'))).trouble)).not.toContain('SECRET');
    });
});

describe('rate limit and allowance', () => {
    test('are asked for only when a question goes to the network, the rate limit first', async () => {
        const order: string[] = [];
        const parts: Partial<SongsRequest> = {
            rateLimit: () => {
                order.push('rateLimit');
                return Promise.resolve();
            },
            spend: () => {
                order.push('spend');
                return null;
            },
        };
        await service.request({ ...parts, cachedOnly: true });
        service.online = false;
        await service.request(parts);
        expect(order).toEqual([]);
        service.online = true;
        await service.request(parts);
        await service.request(parts);
        expect(order).toEqual(['rateLimit', 'spend']);
    });

    test('an allowance that is used up costs no request', async () => {
        const asked = await service.request({ spend: () => 'quota-exceeded' });
        expect(asked).toMatchObject({ ok: false, trouble: { reason: 'quota-exceeded' } });
        expect(service.requests).toEqual([]);
    });
});

describe('a question that is given up', () => {
    test('rejects with its reason, before and while the service is asked', async () => {
        const reason = new Error('given up');
        await expect(service.request({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
        expect(service.requests).toEqual([]);
        const controller = new AbortController();
        service.reply(() => {
            controller.abort(reason);
            return never();
        });
        await expect(service.request({ signal: controller.signal })).rejects.toBe(reason);
    });

    test('while it waits for its rateLimit sends nothing', async () => {
        const controller = new AbortController();
        const rateLimit = (signal: AbortSignal) => {
            controller.abort(new Error('given up'));
            signal.throwIfAborted();
            return Promise.resolve();
        };
        await expect(service.request({ signal: controller.signal, rateLimit })).rejects.toThrow('given up');
        expect(service.requests).toEqual([]);
    });
});

test('aside tells of the trouble and of the date, and of nothing where there is neither', async () => {
    expect([...remarksOn(await service.request())]).toEqual([]);
    expect([...remarksOn(await service.request())]).toEqual([{ kind: 'cached', at: start }]);
    service.time += 2 * daySeconds * 1000;
    service.online = false;
    expect([...remarksOn(await service.request())]).toEqual([
        { kind: 'trouble', trouble: { service: 'youtube', reason: 'offline', message: 'the device is offline' } },
        { kind: 'cached', at: start },
    ]);
    expect([...remarksOn(await service.request({ cachedOnly: true, cacheKey: 'nothing' }))]).toEqual([]);
});
