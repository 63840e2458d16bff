import { untrack } from 'svelte';
import { playlistOf } from '../playback/play-order.ts';
import type { PlayQueue } from '../playback/play-queue.svelte.ts';
import type { Playlists } from '../playlists/playlists.svelte.ts';
import type { CurrentSet } from '../sets/current-set.svelte.ts';
import type { PlaylistDesk } from './playlist-desk.svelte.ts';

interface App {
    readonly isWhole: boolean;
    readonly playQueue: Pick<PlayQueue, 'origin' | 'follow'>;
    readonly set: Pick<CurrentSet, 'songs'>;
    readonly playlists: Pick<Playlists, 'get'>;
    readonly playlistDesk: Pick<PlaylistDesk, 'songsOf'>;
}

/** While a component lives, a set or a playlist that is changed while it plays goes on as it stands there. */
export function followLists(app: App): void {
    $effect(() => {
        if (app.isWhole) followSet(app);
    });
    $effect(() => {
        if (app.isWhole) followPlaylist(app);
    });
}

function followSet({ set, playQueue }: App): void {
    const ids = set.songs.map(({ id }) => id);
    untrack(() => playQueue.follow({ origin: 'set' }, ids));
}

/** One that is removed plays to its end. */
export function followPlaylist({ playQueue, playlists, playlistDesk }: Omit<App, 'set' | 'isWhole'>): void {
    const { origin } = playQueue;
    const listId = origin && playlistOf(origin);
    const list = listId === null ? undefined : playlists.get(listId);
    if (!origin || !list) return;
    const ids = playlistDesk.songsOf(list).map(({ id }) => id);
    untrack(() => playQueue.follow({ origin, isRuled: list.kind === 'smart' }, ids));
}
