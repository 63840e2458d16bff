import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answers } from './response-cache.ts';
import { aside } from './http-client.ts';
import { Asking, daySeconds, json, never, start, text, type SongsQuestion } from './http-client.fixture.ts';

let service: Asking;

beforeEach(() => {
    service = new Asking();
});

describe('an answer', () => {
    test('comes from the service, with its time', async () => {
        expect(await service.ask()).toEqual({
            ok: true,
            value: { songs: ['a'] },
            at: start,
            isKept: false,
            trouble: null,
        });
        expect(service.requests.map(({ url }) => url)).toEqual(['https://service.test/search?q=blues']);
        expect(service.requests[0]?.credentials).toBe('omit');
    });

    test('is kept: the same question costs nothing for as long as it is fresh', async () => {
        await service.ask();
        service.time += (daySeconds - 1) * 1000;
        expect(await service.ask()).toMatchObject({
            ok: true,
            value: { songs: ['a'] },
            at: start,
            isKept: true,
            trouble: null,
        });
        expect(service.requests).toHaveLength(1);
    });

    test('that has grown old is asked for anew', async () => {
        await service.ask();
        service.time += daySeconds * 1000;
        service.reply(json({ songs: ['b'] }));
        expect(await service.ask()).toMatchObject({
            ok: true,
            value: { songs: ['b'] },
            at: service.time,
            isKept: false,
        });
        expect(service.requests).toHaveLength(2);
    });

    test('from the future is asked for anew: the clock was set back', async () => {
        await service.ask();
        service.time -= 1000;
        expect(await service.ask()).toMatchObject({ isKept: false });
    });

    test('to another question is another one', async () => {
        await service.ask();
        await service.ask({ address: new URL('https://service.test/search?q=rock') });
        await service.ask({ service: 'audius' });
        expect(service.requests).toHaveLength(3);
    });

    test('may be kept under another name than its address', async () => {
        await service.ask({ keptAs: 'blues of the week', address: new URL('https://service.test/search?after=1') });
        const again = { keptAs: 'blues of the week', address: new URL('https://service.test/search?after=2') };
        expect(await service.ask(again)).toMatchObject({ isKept: true });
    });

    test('is never kept where that is not wanted', async () => {
        await service.ask({ keepSeconds: 0 });
        await service.ask({ keepSeconds: 0 });
        expect(service.requests).toHaveLength(2);
        expect(await service.ask({ keepSeconds: 0, keptOnly: true })).toEqual({ ok: false, trouble: null });
    });

    test('that was kept in a form which is no longer understood is asked for anew', async () => {
        await service.answers.write('youtube', 'https://service.test/search?q=blues', {
            body: { songs: 'a' },
            at: start,
        });
        expect(await service.ask()).toMatchObject({ ok: true, isKept: false });
    });

    test('comes even when nothing can be kept', async () => {
        const broken: Answers = {
            ...service.answers,
            read: () => Promise.resolve(null),
            write: () => Promise.resolve(),
        };
        service.answers = broken;
        expect(await service.ask()).toMatchObject({ ok: true, isKept: false });
    });
});

describe('asking only for what is kept', () => {
    test('makes no request, and has no trouble when nothing is there', async () => {
        expect(await service.ask({ keptOnly: true })).toEqual({ ok: false, trouble: null });
        expect(service.requests).toEqual([]);
    });

    test('gives an answer however old', async () => {
        await service.ask();
        service.time += 400 * daySeconds * 1000;
        service.online = false;
        expect(await service.ask({ keptOnly: true })).toMatchObject({
            ok: true,
            at: start,
            isKept: true,
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
        const written = vi.spyOn(service.answers, 'write');
        await service.ask(withKey('SECRET'));
        expect(service.requests[0]?.url).toContain('key=SECRET');
        expect(JSON.stringify(written.mock.calls)).not.toContain('SECRET');
        expect(await service.ask(withKey('ANOTHER'))).toMatchObject({ isKept: true });
    });

    test('is in no message of what went wrong', async () => {
        service.reply(json({}, { status: 400 }), text('{'), () => Promise.reject(new TypeError('SECRET')));
        for (let i = 0; i < 3; i += 1)
            expect(JSON.stringify((await service.ask(withKey('SECRET'))).trouble)).not.toContain('SECRET');
    });
});

describe('turn and allowance', () => {
    test('are asked for only when a question goes to the network, the turn first', async () => {
        const order: string[] = [];
        const parts: Partial<SongsQuestion> = {
            turn: () => {
                order.push('turn');
                return Promise.resolve();
            },
            spend: () => {
                order.push('spend');
                return null;
            },
        };
        await service.ask({ ...parts, keptOnly: true });
        service.online = false;
        await service.ask(parts);
        expect(order).toEqual([]);
        service.online = true;
        await service.ask(parts);
        await service.ask(parts);
        expect(order).toEqual(['turn', 'spend']);
    });

    test('an allowance that is used up costs no request', async () => {
        const asked = await service.ask({ spend: () => 'quota-exceeded' });
        expect(asked).toMatchObject({ ok: false, trouble: { reason: 'quota-exceeded' } });
        expect(service.requests).toEqual([]);
    });
});

describe('a question that is given up', () => {
    test('rejects with its reason, before and while the service is asked', async () => {
        const reason = new Error('given up');
        await expect(service.ask({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
        expect(service.requests).toEqual([]);
        const controller = new AbortController();
        service.reply(() => {
            controller.abort(reason);
            return never();
        });
        await expect(service.ask({ signal: controller.signal })).rejects.toBe(reason);
    });

    test('while it waits for its turn sends nothing', async () => {
        const controller = new AbortController();
        const turn = (signal: AbortSignal) => {
            controller.abort(new Error('given up'));
            signal.throwIfAborted();
            return Promise.resolve();
        };
        await expect(service.ask({ signal: controller.signal, turn })).rejects.toThrow('given up');
        expect(service.requests).toEqual([]);
    });
});

test('aside tells of the trouble and of the date, and of nothing where there is neither', async () => {
    expect([...aside(await service.ask())]).toEqual([]);
    expect([...aside(await service.ask())]).toEqual([{ kind: 'kept', at: start }]);
    service.time += 2 * daySeconds * 1000;
    service.online = false;
    expect([...aside(await service.ask())]).toEqual([
        { kind: 'trouble', trouble: { service: 'youtube', reason: 'offline', message: 'the device is offline' } },
        { kind: 'kept', at: start },
    ]);
    expect([...aside(await service.ask({ keptOnly: true, keptAs: 'nothing' }))]).toEqual([]);
});
