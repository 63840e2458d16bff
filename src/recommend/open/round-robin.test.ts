import { expect, test } from 'vitest';
import type { Answer } from '../source.ts';
import { roundRobin } from './round-robin.ts';

const song = (id: string): Answer => ({ kind: 'song', song: { service: 'audius', id, title: id, judgements: [] } });
const trouble: Answer = { kind: 'trouble', trouble: { service: 'audius', reason: 'timeout', message: 'late' } };

async function* all(prefix: string, count: number): AsyncGenerator<Answer> {
    for (let i = 1; i <= count; i += 1) yield song(`${prefix}${i}`);
}

/** ResponseCache nothing before it is let go. */
async function* held(until: Promise<unknown>, rest: AsyncIterable<Answer>): AsyncGenerator<Answer> {
    await until;
    yield* rest;
}

const idOf = (answer: Answer): string => (answer.kind === 'song' ? answer.song.id : answer.kind);

async function collect(answers: AsyncIterable<Answer>): Promise<readonly string[]> {
    const ids: string[] = [];
    for await (const answer of answers) ids.push(idOf(answer));
    return ids;
}

test('all is told once, and each in its own order', async () => {
    const ids = await collect(roundRobin([all('a', 12), all('b', 3), all('c', 0)]));
    expect(ids).toHaveLength(15);
    for (const [prefix, count] of [
        ['a', 12],
        ['b', 3],
    ] as const) {
        expect(ids.filter((id) => id.startsWith(prefix))).toEqual(
            Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`),
        );
    }
    expect(await collect(roundRobin([]))).toEqual([]);
});

test('those that answer share the beginning', async () => {
    const first = (await collect(roundRobin([all('a', 30), all('b', 30), all('c', 30)]))).slice(0, 12);
    for (const prefix of ['a', 'b', 'c']) expect(first.filter((id) => id.startsWith(prefix))).toHaveLength(4);
});

test('the quick begin at once, wait for the slow after five, and go on with it', async () => {
    let letGo: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (letGo = resolve));
    const answers = roundRobin([all('quick', 20), held(until, all('slow', 3))]);
    const ids: string[] = [];
    const ended = (async () => {
        for await (const answer of answers) ids.push(idOf(answer));
    })();
    await new Promise((resolve) => setTimeout(resolve));
    expect(ids).toEqual(['quick1', 'quick2', 'quick3', 'quick4', 'quick5']);
    letGo();
    await ended;
    expect(ids.slice(5, 8)).toEqual(['slow1', 'slow2', 'slow3']);
    expect(ids).toHaveLength(23);
});

test('a trouble is told at once, and holds nobody up', async () => {
    async function* troubled(): AsyncGenerator<Answer> {
        yield trouble;
    }
    const ids = await collect(roundRobin([all('a', 8), troubled()]));
    expect(ids.indexOf('trouble')).toBeLessThan(3);
    expect(ids).toHaveLength(9);
});

test('one that rejects ends all', async () => {
    async function* broken(): AsyncGenerator<Answer> {
        yield song('a');
        throw new Error('broken');
    }
    await expect(collect(roundRobin([broken(), all('b', 3)]))).rejects.toThrow('broken');
});

test('who stops listening ends all that are under way', async () => {
    const ended: string[] = [];
    async function* tracked(name: string): AsyncGenerator<Answer> {
        try {
            yield* all(name, 9);
        } finally {
            ended.push(name);
        }
    }
    for await (const answer of roundRobin([tracked('a'), tracked('b')])) if (answer.kind === 'song') break;
    await new Promise((resolve) => setTimeout(resolve));
    expect(ended.sort()).toEqual(['a', 'b']);
});

test('one that fails while nobody waits is an error only to who goes on', async () => {
    let fail: (error: Error) => void = () => undefined;
    const until = new Promise<never>((_resolve, reject) => (fail = reject));
    const answers = roundRobin([all('a', 3), held(until, all('b', 1))])[Symbol.asyncIterator]();
    expect(await answers.next()).toMatchObject({ done: false });
    fail(new Error('late'));
    await new Promise((resolve) => setTimeout(resolve));
    await expect(collect({ [Symbol.asyncIterator]: () => answers })).rejects.toThrow('late');
});
