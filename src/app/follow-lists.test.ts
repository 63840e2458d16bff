import { beforeEach, describe, expect, test } from 'vitest';
import { makeTrack } from '../library/track.fixture.ts';
import { setUpQueue } from '../playback/play-queue.fixture.ts';
import { playlistOrigin } from '../playback/play-order.ts';
import type { Playlist } from '../playlists/playlist.ts';
import { allSongs } from '../playlists/rules.ts';
import { followPlaylist } from './follow-lists.svelte.ts';

const about = { id: 'one', name: 'Evening', createdAt: 0, changedAt: 0 };

let { player, queue, coming } = setUpQueue();
/** What the list has, by whichever means. */
let songs: readonly string[];
let list: Playlist | undefined;

function becomes(...ids: readonly string[]): void {
    songs = ids;
    followPlaylist({
        playQueue: queue,
        playlists: { get: (id) => (id === list?.id ? list : undefined) },
        playlistDesk: { songsOf: () => songs.map((id) => makeTrack({ id })) },
    });
}

function plays(playlist: Playlist, ...ids: readonly string[]): void {
    list = playlist;
    queue.play(ids, { origin: playlistOrigin(playlist.id) });
}

beforeEach(() => {
    ({ player, queue, coming } = setUpQueue());
});

describe('a playlist that is changed while it plays', () => {
    beforeEach(() => plays({ ...about, kind: 'kept', songIds: [] }, 'a', 'b', 'c'));

    test('goes on with what plays, with what was added in its place, and without what was taken out', () => {
        becomes('a', 'x', 'c', 'y');
        expect([queue.current?.id, coming(), player.begun]).toEqual(['a', ['x', 'c', 'y'], ['a']]);
        becomes('x', 'c', 'y');
        expect(queue.current?.id).toBe('a');
        player.end(queue);
        expect(player.begun).toEqual(['a', 'x']);
    });

    test('goes on from where the song that plays stands now', () => {
        becomes('b', 'a', 'c');
        expect(coming()).toEqual(['c']);
    });

    test('leaves songs alone that were put next by hand', () => {
        queue.playNext(['n']);
        becomes('a', 'c', 'b');
        expect(coming()).toEqual(['n', 'c', 'b']);
    });

    test('is not followed where another plays, and plays to its end when it is removed', () => {
        list = { ...about, id: 'another', kind: 'kept', songIds: [] };
        becomes('z');
        list = undefined;
        becomes();
        expect(coming()).toEqual(['b', 'c']);
    });
});

describe('a playlist of rules', () => {
    beforeEach(() => plays({ ...about, kind: 'smart', rules: allSongs }, 'a', 'b', 'c'));

    test('goes on with the next when the song that plays moves behind the others because it was played', () => {
        becomes('b', 'c', 'a');
        expect([queue.current?.id, coming()]).toEqual(['a', ['b', 'c']]);
        player.end(queue);
        becomes('c', 'a', 'b');
        expect([queue.current?.id, coming()]).toEqual(['b', ['c']]);
    });

    test('keeps what has played for the way back when the rules leave it no more', () => {
        player.end(queue);
        becomes('c', 'd');
        expect([queue.current?.id, coming()]).toEqual(['b', ['c', 'd']]);
        queue.previous();
        expect(queue.current?.id).toBe('a');
    });

    test('plays what came to it', () => {
        becomes('new', 'a', 'b', 'c');
        expect(coming()).toEqual(['new', 'b', 'c']);
    });
});

test('two playlists that have a song in common are two lists', () => {
    plays({ ...about, kind: 'kept', songIds: [] }, 'a', 'b');
    queue.toggleIn(['a', 'c'], { id: 'a', origin: playlistOrigin('other') });
    expect([queue.origin, player.playing]).toEqual(['playlist one', false]);
    queue.toggleIn(['a', 'c'], { id: 'a', origin: playlistOrigin('other') });
    expect([queue.origin, coming()]).toEqual(['playlist other', ['c']]);
});
