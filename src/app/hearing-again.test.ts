import { beforeEach, expect, test } from 'vitest';
import type { QueueItem } from '../intake/queue.svelte.ts';
import { HearingAgain } from './hearing-again.svelte.ts';

type Hear = ConstructorParameters<typeof HearingAgain>[0]['hear'];

let heard: string[];
let looked: number;
let askedFor: (readonly string[])[];

beforeEach(() => ([heard, looked, askedFor] = [[], 0, []]));

const ids = (many: number) => Array.from({ length: many }, (_, i) => `song ${i}`);

function hearing(hear: Hear, readable: (id: string) => boolean = () => true, atATime = 2): HearingAgain {
    return new HearingAgain({
        folders: {
            open: async (asked) => {
                askedFor.push(asked);
                return new Set(asked.filter(readable));
            },
            fileOf: async (id) => (id === 'gone' ? 'file-gone' : new File([id], id)),
            look: async () => void (looked += 1),
        },
        hear: (file) => {
            heard.push(file.name);
            return hear(file);
        },
        atATime,
    });
}

const done: Hear = async ({ name }) => ({ stage: 'done', trackId: name });

test('songs of folders are heard again a few at a time, and wait no longer when they were', async () => {
    let [active, most] = [0, 0];
    const again = hearing(async (file) => {
        most = Math.max(most, (active += 1));
        expect(again.waits(file.name)).toBe(true);
        await new Promise((next) => setTimeout(next));
        active -= 1;
        return done(file);
    });
    await again.hear(ids(7));
    expect([heard, most, looked]).toEqual([ids(7), 2, 0]);
    expect(ids(7).some((id) => again.waits(id))).toBe(false);
});

test('what waits already is not heard twice', async () => {
    const again = hearing(done);
    await Promise.all([again.hear(ids(3)), again.hear(ids(4))]);
    expect(heard.toSorted()).toEqual(ids(4));
});

test('folders are asked for once, and songs of one that is refused do not wait', async () => {
    const again = hearing(done, (id) => id !== 'song 1');
    await again.hear(ids(3));
    expect([askedFor, heard, looked]).toEqual([[ids(3)], ['song 0', 'song 2'], 1]);
    expect(again.waits('song 1')).toBe(false);
});

test.each<Pick<QueueItem, 'stage' | 'reason'>>([{ stage: 'cancelled' }, { stage: 'failed', reason: 'storage-full' }])(
    'a song that ends as $stage takes those with it that wait',
    async (end) => {
        const again = hearing(async () => end, undefined, 1);
        await again.hear(ids(5));
        expect([heard, ids(5).some((id) => again.waits(id))]).toEqual([['song 0'], false]);
    },
);

test('where a file is gone, or holds another song now, the folders are looked through', async () => {
    await hearing(done).hear(['gone', 'song 0']);
    expect([heard, looked]).toEqual([['song 0'], 1]);
    await hearing(async () => ({ stage: 'done', trackId: 'another' })).hear(['song 1']);
    expect(looked).toBe(2);
});
