import { afterEach, expect, test, vi } from 'vitest';
import type { Track } from '../flow.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import type { Plays } from '../playback/plays.svelte.ts';
import type { SmartPlaylist } from '../playlists/playlist.ts';
import { allSongs } from '../playlists/rules.ts';
import { PlaylistDesk } from './playlist-desk.svelte.ts';

afterEach(() => void vi.useRealTimers());

const hourMillis = 60 * 60 * 1000;

function showing(list: SmartPlaylist, tracks: readonly Track[]): PlaylistDesk {
    const screen = { shown: 'song', show: (name: string) => (screen.shown = name) };
    const desk = new PlaylistDesk({
        playlists: { get: () => list },
        screen,
        library: { tracks, get: (id: string) => tracks.find((track) => track.id === id) },
        network: { contract },
        plays: { bySong: new Map<string, Plays>() },
        folders: { list: [] },
    } as unknown as ConstructorParameters<typeof PlaylistDesk>[0]);
    desk.show(list.id);
    return desk;
}

test('a song that is new no more leaves the list of new ones as time passes, and when it is shown again', () => {
    vi.useFakeTimers({ now: 1_800_000_000_000 });
    const rules = { ...allSongs, rules: [{ kind: 'added', within: 'day' } as const] };
    const list: SmartPlaylist = { kind: 'smart', id: 's', name: 'New', rules, createdAt: 1, changedAt: 1 };
    const track = (id: string, hoursAgo: number) => makeTrack({ id, addedAt: Date.now() - hoursAgo * hourMillis });
    const desk = showing(list, [track('a', 1), track('b', 22), track('c', 25)]);
    const ids = () => desk.songs.map(({ id }) => id);
    expect(ids()).toEqual(['a', 'b']);
    vi.setSystemTime(Date.now() + 3 * hourMillis);
    desk.timePasses();
    expect(ids()).toEqual(['a']);
    vi.setSystemTime(Date.now() + 24 * hourMillis);
    desk.show(list.id);
    expect(ids()).toEqual([]);
});
