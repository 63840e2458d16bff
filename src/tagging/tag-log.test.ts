import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { databases } from '../storage/names.ts';
import { ownDatabase } from '../storage/own-names.fixture.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { openTagLog } from './tag-log.ts';

test('what an older Segue, which wrote no labels, has kept can still be put back', async () => {
    const where = { log: ownDatabase(databases.tagLog), songs: ownDatabase(databases.taggedSongs) };
    const before = { genre: ['Old'], bpm: [], key: [], mood: [], energy: [] };
    const entry = { id: 'e', at: 1, folderId: 'f', path: 'a.mp3', trackId: 't', before, changes: { genre: ['Blues'] } };
    await openRecordStore(where.log).set('e', { ...entry, back: null, beforeId: 'b', afterId: 'a' });
    const kept = { ...entry, back: null, beforeId: 'b', afterId: 'a', before: { ...before, labels: [] } };
    expect(await openTagLog(where).entries()).toEqual({ ok: true, value: [kept] });
});
