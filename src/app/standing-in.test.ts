import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PlayHistory } from '../playback/plays.svelte.ts';
import { Playlists } from '../playlists/playlists.svelte.ts';
import { openPlaylistStore } from '../playlists/store.ts';
import { databases } from '../storage/names.ts';
import { ownChannel, ownDatabase } from '../storage/own-names.fixture.ts';
import { standIn } from './standing-in.ts';

let playlists: Playlists;
let plays: PlayHistory;
let id: string;
let time = 0;

beforeEach(async () => {
    playlists = new Playlists({
        store: openPlaylistStore(ownDatabase(databases.playlists)),
        channel: ownChannel(),
        lock: (work) => work(),
        now: () => (time += 1),
    });
    plays = new PlayHistory({ database: ownDatabase(databases.plays), channel: ownChannel() });
    const made = await playlists.create('Evening', ['a', 'mp3', 'b', 'flac', 'wav', 'c']);
    id = made.ok ? made.value.id : '';
    await playlists.create('Other', ['a', 'b']);
    await plays.merge([
        ['mp3', { count: 3, lastAt: 50 }],
        ['flac', { count: 2, lastAt: 20 }],
    ]);
});

afterEach(() => {
    playlists.dispose();
    plays.dispose();
});

const songs = () => playlists.lists.map((list) => (list.kind === 'kept' ? list.songIds.join(' ') : ''));

test('the copy that stays stands where the first of them stood, and has been played as often as all together', async () => {
    await standIn({ playlists, plays }, { gone: ['mp3', 'wav'], copy: 'flac' });
    expect(songs()).toEqual(['a flac b c', 'a b']);
    expect(plays.bySong.get('flac')).toEqual({ count: 5, lastAt: 50 });
});

test('those that come back have their places again', async () => {
    const giveBack = await standIn({ playlists, plays }, { gone: ['mp3', 'wav'], copy: 'flac' });
    await giveBack();
    expect(songs()).toEqual(['a mp3 b flac wav c', 'a b']);
    expect(plays.bySong.get('flac')).toEqual({ count: 2, lastAt: 20 });
});

test('what the listener has done meanwhile stays', async () => {
    const giveBack = await standIn({ playlists, plays }, { gone: ['mp3', 'wav'], copy: 'flac' });
    await playlists.removeSong(id, 'a');
    await plays.count('flac');
    await giveBack();
    expect(songs()).toEqual(['flac b c', 'a b']);
    expect(plays.bySong.get('flac')?.count).toBe(6);
});

test('a copy that was never played, of songs that were not, has no plays then either', async () => {
    const giveBack = await standIn({ playlists, plays }, { gone: ['wav'], copy: 'aiff' });
    expect(plays.bySong.has('aiff')).toBe(false);
    await giveBack();
    expect([songs()[0], plays.bySong.has('aiff')]).toEqual(['a mp3 b flac wav c', false]);
});
