/** A list of songs for other programs. Titles and names come from anywhere, so none may become more than text in them. */
import { toCsv as asCsv } from '../../exports/csv.ts';
import { toM3u as asM3u } from '../../exports/m3u.ts';
import { oneLine } from '../../exports/one-line.ts';
import type { LaterSong } from './later-song.ts';

/**
 * For players: the sound's address where it is at hand, else the service's page, else the file's name. A song without any of
 * them is left out.
 */
export function toM3u(songs: readonly LaterSong[]): string {
    return asM3u(
        songs.flatMap((song) => {
            const place = song.stream ?? song.page ?? song.fileName;
            return place === undefined ? [] : [{ ...song, place }];
        }),
    );
}

const columns = ['title', 'artist', 'album', 'durationSeconds', 'service', 'page', 'fileName'] as const;

export const toCsv = (songs: readonly LaterSong[]): string => asCsv(columns, songs);

/** An array with an object per song; dates are ISO 8601. */
export function toJson(songs: readonly LaterSong[]): string {
    const listed = songs.map((song) => ({
        ...Object.fromEntries(columns.map((column) => [column, song[column]])),
        id: song.id,
        judgements: song.judgements,
        addedAt: new Date(song.addedAt).toISOString(),
    }));
    return `${JSON.stringify(listed, null, 4)}\n`;
}

/** One line a song: artist, title and where it is. */
export function toText(songs: readonly LaterSong[]): string {
    return songs
        .map((song) => [named(song, '–'), song.page ?? song.fileName].filter(Boolean).join(' '))
        .map((line) => `${oneLine(line)}\n`)
        .join('');
}

/** Empty where the words of the song may be kept no longer. */
function named({ artist, title = '' }: LaterSong, dash: string): string {
    return artist === undefined ? title : `${artist} ${dash} ${title}`;
}
