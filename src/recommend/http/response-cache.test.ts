import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { databases } from '../../storage/names.ts';
import { ownDatabase } from '../../storage/own-names.fixture.ts';
import { openRecordStore } from '../../storage/record-store.ts';
import { openResponseCache } from './response-cache.ts';

const newDatabase = () => ownDatabase(databases.answers);

afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

test('what a service answered is read again, by the same service and question alone', async () => {
    const database = newDatabase();
    await openResponseCache(database).write('youtube', 'blues?', { body: { items: [1] }, at: 5 });
    const answers = openResponseCache(database);
    expect(await answers.read('youtube', 'blues?')).toEqual({ body: { items: [1] }, at: 5 });
    expect(await answers.read('youtube', 'rock?')).toBeNull();
    expect(await answers.read('spotify', 'blues?')).toBeNull();
});

test('a newer answer replaces the older one', async () => {
    const answers = openResponseCache(newDatabase());
    await answers.write('audius', 'q', { body: 'old', at: 1 });
    await answers.write('audius', 'q', { body: 'new', at: 2 });
    expect(await answers.read('audius', 'q')).toEqual({ body: 'new', at: 2 });
});

test('one service is forgotten without the others, or all are', async () => {
    const answers = openResponseCache(newDatabase());
    await answers.write('spotify', 'a', { body: 1, at: 1 });
    await answers.write('spotify', 'b', { body: 2, at: 1 });
    await answers.write('audius', 'a', { body: 3, at: 1 });
    expect(await answers.forget('spotify')).toEqual({ ok: true, value: null });
    expect(await answers.read('spotify', 'a')).toBeNull();
    expect(await answers.read('spotify', 'b')).toBeNull();
    expect(await answers.read('audius', 'a')).not.toBeNull();
    await answers.forget();
    expect(await answers.read('audius', 'a')).toBeNull();
});

test('the oldest answers are dropped when there are too many', async () => {
    const database = newDatabase();
    const answers = openResponseCache(database);
    const store = openRecordStore(database);
    await store.set('audius nonsense', 'no answer of ours');
    for (let at = 1; at <= 300; at += 1) await answers.write('audius', `question ${at}`, { body: at, at });
    const left = await store.keys();
    expect(left).toHaveLength(250);
    expect(left).not.toContain('audius nonsense');
    expect(await answers.read('audius', 'question 50')).toBeNull();
    expect(await answers.read('audius', 'question 51')).toEqual({ body: 51, at: 51 });
    expect(await answers.read('audius', 'question 300')).toEqual({ body: 300, at: 300 });
});

test('what is no answer of ours is none', async () => {
    const database = newDatabase();
    await openRecordStore(database).set('audius q', { body: 1 });
    expect(await openResponseCache(database).read('audius', 'q')).toBeNull();
});

test('a full storage keeps nothing and says nothing', async () => {
    const answers = openResponseCache(newDatabase());
    await answers.write('audius', 'q', { body: 'old', at: 1 });
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('the disk is full', 'QuotaExceededError');
    });
    await answers.write('audius', 'q', { body: 'new', at: 2 });
    expect(await answers.read('audius', 'q')).toEqual({ body: 'old', at: 1 });
});

test.each([
    ['refuses to open', new DOMException('not here', 'SecurityError')],
    ['is broken', new Error('broken')],
])('a storage that %s has no answers, and forgetting says that it could not', async (_, error) => {
    vi.stubGlobal('indexedDB', {
        open: () => {
            throw error;
        },
    });
    const answers = openResponseCache(newDatabase());
    await answers.write('audius', 'q', { body: 1, at: 1 });
    expect(await answers.read('audius', 'q')).toBeNull();
    expect(await answers.forget()).toMatchObject({ ok: false });
    expect(await answers.forget('audius')).toMatchObject({ ok: false });
});

test('a browser without any storage has no answers', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const answers = openResponseCache(newDatabase());
    await answers.write('audius', 'q', { body: 1, at: 1 });
    expect(await answers.read('audius', 'q')).toBeNull();
    expect(await answers.forget('audius')).toEqual({ ok: false, reason: 'storage-blocked' });
});
