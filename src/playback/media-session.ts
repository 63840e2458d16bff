/** The song that plays, as lock screens, headphones and media keys show and steer it. */
import type { PlayQueue } from './play-queue.svelte.ts';
import type { Player } from './player.svelte.ts';
import type { Track } from '../flow.ts';

type Shown = Pick<Track, 'title' | 'artist' | 'album' | 'cover'>;

type Steered = Pick<Player, 'trackId' | 'playing' | 'positionSeconds' | 'stop'>;
type Queue = Pick<PlayQueue, 'toggle' | 'seek' | 'next' | 'previous'>;

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

/** Lets the device play, pause, stop and seek whatever song the player has loaded, and go on to the next or back. */
export function steer(session: MediaSession, player: Steered, queue: Queue): void {
    const withSong = (act: (trackId: string) => void) => () => {
        if (player.trackId !== null) act(player.trackId);
    };
    const step = (seconds: number) => withSong((id) => queue.seek(id, player.positionSeconds + seconds));
    const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
        play: withSong((id) => !player.playing && queue.toggle(id)),
        pause: withSong((id) => player.playing && queue.toggle(id)),
        stop: withSong(() => player.stop()),
        nexttrack: () => queue.next(),
        previoustrack: () => queue.previous(),
        seekbackward: ({ seekOffset }) => step(-(seekOffset ?? 5))(),
        seekforward: ({ seekOffset }) => step(seekOffset ?? 5)(),
        seekto: ({ seekTime }) => withSong((id) => queue.seek(id, seekTime ?? 0))(),
    };
    for (const [action, handler] of Object.entries(handlers) as [MediaSessionAction, MediaSessionActionHandler][]) {
        try {
            session.setActionHandler(action, handler);
        } catch {
            // A browser that does not know an action throws a TypeError, and has no key for it.
        }
    }
}

interface Sounding {
    readonly trackId: string | null;
    readonly playing: boolean;
    /** 0 until it is known. */
    readonly durationSeconds: number;
    readonly positionSeconds: number;
}

/** Tells the device whether a song plays, and where in it; it goes on counting by itself. */
export function showState(
    session: MediaSession,
    { trackId, playing, durationSeconds, positionSeconds }: Sounding,
): void {
    session.playbackState = trackId === null ? 'none' : playing ? 'playing' : 'paused';
    // Older browsers lack it, whatever the types say.
    const canTell = 'setPositionState' in session;
    if (!canTell) return;
    if (trackId === null || durationSeconds <= 0) return session.setPositionState();
    session.setPositionState({ duration: durationSeconds, position: Math.min(durationSeconds, positionSeconds) });
}
