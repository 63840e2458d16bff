/** The song that plays, as lock screens, headphones and media keys show and steer it. */
import type { Player } from './player.svelte.ts';
import type { Track } from '../flow.ts';

type Shown = Pick<Track, 'title' | 'artist' | 'album' | 'cover'>;

type Steered = Pick<Player, 'trackId' | 'playing' | 'positionSeconds' | 'toggle' | 'seek'>;

/** Shows title, artist, album and cover; null shows nothing. Returns what takes the cover's address back. */
export function showPlaying(session: MediaSession, track: Shown | null): () => void {
    if (!track) {
        session.metadata = null;
        return () => undefined;
    }
    const { title, artist = '', album = '', cover } = track;
    const src = cover && URL.createObjectURL(cover);
    session.metadata = new MediaMetadata({ title, artist, album, artwork: src ? [{ src, type: cover.type }] : [] });
    return () => {
        if (src) URL.revokeObjectURL(src);
    };
}

/** Lets the device play, pause and seek whatever song the player has loaded. */
export function steer(session: MediaSession, player: Steered): void {
    const withSong = (act: (trackId: string) => void) => () => {
        if (player.trackId !== null) act(player.trackId);
    };
    const step = (seconds: number) => withSong((id) => player.seek(id, player.positionSeconds + seconds));
    session.setActionHandler(
        'play',
        withSong((id) => !player.playing && player.toggle(id)),
    );
    session.setActionHandler(
        'pause',
        withSong((id) => player.playing && player.toggle(id)),
    );
    session.setActionHandler('seekbackward', ({ seekOffset }) => step(-(seekOffset ?? 5))());
    session.setActionHandler('seekforward', ({ seekOffset }) => step(seekOffset ?? 5)());
    session.setActionHandler('seekto', ({ seekTime }) => withSong((id) => player.seek(id, seekTime ?? 0))());
}
