/** The song that the player shows, whatever it is: of the library, a file under way, or a service's stream. */
import type { Segue } from '../../app/segue.svelte.ts';
import { soundId } from '../../app/selection.svelte.ts';
import { type Hearing, hearingOfItem, hearingOfTrack } from '../song/hearing.ts';

export interface Sounding {
    readonly id: string;
    readonly title: string;
    readonly artist: string | undefined;
    readonly playing: boolean;
    readonly playable: boolean;
    readonly positionSeconds: number;
    /** 0 until it is known. */
    readonly durationSeconds: number;
    /** 'screen': the song on the screen, which nobody has played yet. */
    readonly kind: 'song' | 'stream' | 'screen';
    /** Whether it plays in the queue, so that others come after it. */
    readonly isQueued: boolean;
}

type App = Pick<Segue, 'library' | 'streamed' | 'queue' | 'player' | 'playQueue' | 'selection'>;

/** By the id that the player knows it by; null for what is not known any more. */
export function hearingOf(app: Pick<App, 'library' | 'streamed' | 'queue'>, id: string): Hearing | null {
    const track = app.library.get(id) ?? app.streamed(id)?.heard.track;
    const item = track ? undefined : app.queue.items.find((candidate) => soundId(candidate) === id);
    return track ? hearingOfTrack(track) : item ? hearingOfItem(item) : null;
}

/** What plays, or would when it is asked to; with `orScreen` the song on the screen where there is nothing else. */
export function sounding(app: App, { orScreen }: { readonly orScreen: boolean }): Sounding | null {
    const { player, playQueue, selection } = app;
    const { stream, trackId } = player;
    if (stream && trackId !== null) {
        const { title, artist } = stream;
        const isQueued = playQueue.current?.id === trackId;
        return { ...place(app, trackId, 0), id: trackId, title, artist, kind: 'stream', isQueued };
    }
    const queued = playQueue.current ?? playQueue.coming[0];
    const id = queued?.id ?? (orScreen ? selection.soundId : null);
    const hearing = id === null ? null : hearingOf(app, id);
    if (id === null || !hearing) return null;
    const { title, artist, heard } = hearing;
    const kind = app.streamed(id) ? 'stream' : queued ? 'song' : 'screen';
    return { ...place(app, id, heard.durationSeconds ?? 0), id, title, artist, kind, isQueued: queued !== undefined };
}

function place({ player }: App, id: string, heardSeconds: number) {
    const isLoaded = player.trackId === id;
    return {
        playing: isLoaded && player.playing,
        playable: player.canPlay(id),
        positionSeconds: isLoaded ? player.positionSeconds : 0,
        durationSeconds: (isLoaded && player.durationSeconds) || heardSeconds,
    };
}
