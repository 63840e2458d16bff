import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { type Database, databases } from '../../storage/names.ts';
import { ownDatabase } from '../../storage/own-names.fixture.ts';
import { openRecordStore } from '../../storage/record-store.ts';
import { openResponseCache } from './response-cache.ts';

const newDatabase = () => ownDatabase(databases.answers);
const dayMillis = 24 * 60 * 60 * 1000;

/** On a day long ago, on which nothing is too old. */
const open = (database: Database, now = 5) => openResponseCache(database, () => now);

afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

test('what a service answered is read again, by the same service and question alone', async () => {
    const database = newDatabase();
    await open(database).write('youtube', 'blues?', { body: { items: [1] }, at: 5 });
    const answers = open(database);
    expect(await answers.read('youtube', 'blues?')).toEqual({ body: { items: [1] }, at: 5 });
    expect(await answers.read('youtube', 'rock?')).toBeNull();
    expect(await answers.read('spotify', 'blues?')).toBeNull();
});

test('a newer answer replaces the older one', async () => {
    const answers = open(newDatabase());
    await answers.write('musicbrainz', 'q', { body: 'old', at: 1 });
    await answers.write('musicbrainz', 'q', { body: 'new', at: 2 });
    expect(await answers.read('musicbrainz', 'q')).toEqual({ body: 'new', at: 2 });
});

test('one service is forgotten without the others, or all are', async () => {
    const answers = open(newDatabase());
    await answers.write('spotify', 'a', { body: 1, at: 1 });
    await answers.write('spotify', 'b', { body: 2, at: 1 });
    await answers.write('musicbrainz', 'a', { body: 3, at: 1 });
    expect(await answers.forget('spotify')).toEqual({ ok: true, value: null });
    expect(await answers.read('spotify', 'a')).toBeNull();
    expect(await answers.read('spotify', 'b')).toBeNull();
    expect(await answers.read('musicbrainz', 'a')).not.toBeNull();
    await answers.forget();
    expect(await answers.read('musicbrainz', 'a')).toBeNull();
});

test('of one service, only what begins so is forgotten', async () => {
    const answers = open(newDatabase());
    await answers.write('musicbrainz', 'song: a', { body: 1, at: 1 });
    await answers.write('musicbrainz', 'genre: song: a', { body: 2, at: 1 });
    await answers.write('listenbrainz', 'song: a', { body: 3, at: 1 });
    await answers.forget('musicbrainz', 'song: ');
    expect(await answers.read('musicbrainz', 'song: a')).toBeNull();
    expect(await answers.read('musicbrainz', 'genre: song: a')).not.toBeNull();
    expect(await answers.read('listenbrainz', 'song: a')).not.toBeNull();
});

test('the oldest answers are dropped when there are too many', async () => {
    const database = newDatabase();
    const answers = open(database);
    const store = openRecordStore(database);
    await store.set('musicbrainz nonsense', 'no answer of ours');
    for (let at = 1; at <= 300; at += 1) await answers.write('musicbrainz', `question ${at}`, { body: at, at });
    const left = await store.keys();
    expect(left).toHaveLength(250);
    expect(left).not.toContain('musicbrainz nonsense');
    expect(await answers.read('musicbrainz', 'question 50')).toBeNull();
    expect(await answers.read('musicbrainz', 'question 51')).toEqual({ body: 51, at: 51 });
    expect(await answers.read('musicbrainz', 'question 300')).toEqual({ body: 300, at: 300 });
});

test('what is no answer of ours is none', async () => {
    const database = newDatabase();
    await openRecordStore(database).set('musicbrainz q', { body: 1 });
    expect(await open(database).read('musicbrainz', 'q')).toBeNull();
});

test('a full storage keeps nothing and says nothing', async () => {
    const answers = open(newDatabase());
    await answers.write('musicbrainz', 'q', { body: 'old', at: 1 });
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('the disk is full', 'QuotaExceededError');
    });
    await answers.write('musicbrainz', 'q', { body: 'new', at: 2 });
    expect(await answers.read('musicbrainz', 'q')).toEqual({ body: 'old', at: 1 });
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
    const answers = open(newDatabase());
    await answers.write('musicbrainz', 'q', { body: 1, at: 1 });
    expect(await answers.read('musicbrainz', 'q')).toBeNull();
    expect(await answers.forget()).toMatchObject({ ok: false });
    expect(await answers.forget('musicbrainz')).toMatchObject({ ok: false });
});

test('a browser without any storage has no answers', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const answers = open(newDatabase());
    await answers.write('musicbrainz', 'q', { body: 1, at: 1 });
    expect(await answers.read('musicbrainz', 'q')).toBeNull();
    expect(await answers.forget('musicbrainz')).toEqual({ ok: false, reason: 'storage-blocked' });
});

test('what YouTube answered is kept for 30 days, and leaves the browser with the first question of a later visit', async () => {
    const database = newDatabase();
    await open(database).write('youtube', 'blues?', { body: 1, at: 5 });
    await open(database).write('youtube', 'rock?', { body: 2, at: 6 });
    await open(database).write('musicbrainz', 'blues?', { body: 3, at: 5 });
    const later = open(database, 5 + 30 * dayMillis);
    expect(await later.read('youtube', 'blues?')).toEqual({ body: 1, at: 5 });
    const tooLate = open(database, 6 + 30 * dayMillis);
    expect(await tooLate.read('youtube', 'blues?')).toBeNull();
    expect(await tooLate.read('youtube', 'rock?')).toEqual({ body: 2, at: 6 });
    expect(await tooLate.read('musicbrainz', 'blues?')).toEqual({ body: 3, at: 5 });
    expect(await openRecordStore(database).keys()).not.toContain('youtube blues?');
});

test('what Audius answered is kept for the visit alone, and forgotten like the rest', async () => {
    const database = newDatabase();
    const answers = open(database);
    await answers.write('audius', 'q', { body: 1, at: 5 });
    await openRecordStore(database).set('audius of an earlier version', { body: 2, at: 5 });
    expect(await answers.read('audius', 'q')).toEqual({ body: 1, at: 5 });
    expect(await open(database).read('audius', 'q')).toBeNull();
    expect(await open(database, 6).read('youtube', 'anything')).toBeNull();
    expect(await openRecordStore(database).keys()).toEqual([]);
    await answers.forget('audius');
    expect(await answers.read('audius', 'q')).toBeNull();
});
