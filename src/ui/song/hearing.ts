/** One song as the screen shows it, whether it is kept already or still being heard. */
import { titleFromFileName } from '../../audio/file-name.ts';
import type { Caution, PartialAnalysis, Picture, Track } from '../../flow.ts';
import type { QueueItem } from '../../intake/queue.svelte.ts';

export interface Hearing {
    readonly title: string;
    readonly artist: string | undefined;
    readonly album: string | undefined;
    readonly cover: Blob | undefined;
    readonly heard: PartialAnalysis;
    readonly cautions: readonly Caution[];
    /** How many songs or chapters stand in the file. */
    readonly parts: number;
    readonly stage: QueueItem['stage'];
    /** Of the song's length, 0 to 1. */
    readonly fraction: number;
    readonly track: Track | null;
}

export function hearingOfTrack(track: Track): Hearing {
    const { title, artist, album, cover, parts = 1, analysis } = track;
    return {
        title,
        artist,
        album,
        cover,
        heard: analysis,
        cautions: analysis.cautions,
        parts,
        stage: 'done',
        fraction: 1,
        track,
    };
}

export function hearingOfItem({ file, fileTags, soFar, stage, fraction, reason }: QueueItem): Hearing {
    const named = titleFromFileName(file.name);
    return {
        title: fileTags?.title ?? named.title ?? file.name,
        artist: fileTags?.artist ?? named.artist,
        album: fileTags?.album,
        cover: fileTags?.covers?.[0],
        heard: soFar ?? {},
        cautions: soFar?.cautions ?? [],
        parts: fileTags?.parts ?? 1,
        // That it was not kept is said on the list.
        stage: reason?.startsWith('storage-') ? 'done' : stage,
        fraction,
        track: null,
    };
}

/** How long the song is, in seconds: as heard, or judged from how far the picture has come; 0 before that. */
export function lengthSeconds({ heard, fraction }: Hearing, picture: Picture | null): number {
    if (heard.durationSeconds) return heard.durationSeconds;
    const heardSeconds = picture ? picture.columns * picture.columnSeconds : 0;
    return fraction > 0 ? heardSeconds / Math.min(1, fraction) : heardSeconds;
}

/** What the player at the bottom of the page shows: this song, another, or no song that was asked for. */
export type InPlayer = 'this' | 'another' | 'none';
