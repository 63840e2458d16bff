/** A list of songs for other programs. Titles and names come from anywhere, so none may become more than text in them. */
import type { LaterSong } from './later-song.ts';

/**
 * Extended M3U in UTF-8, for players: the sound's address where it is at hand, else the service's page, else the file's name.
 * A song without any of them is left out.
 */
export function toM3u(songs: readonly LaterSong[]): string {
    const entries = songs.flatMap((song) => {
        const place = song.stream ?? song.page ?? fileLine(song.fileName);
        if (place === undefined) return [];
        const seconds = song.durationSeconds === undefined ? -1 : Math.round(song.durationSeconds);
        return [`#EXTINF:${seconds},${oneLine(named(song, '-') || place)}`, oneLine(place)];
    });
    return ['#EXTM3U', ...entries, ''].join('\n');
}

const columns = ['title', 'artist', 'album', 'durationSeconds', 'service', 'page', 'fileName'] as const;

/**
 * RFC 4180 with a header, and with a byte order mark, without which spreadsheets take UTF-8 for something else. A cell that a
 * spreadsheet would compute gets an apostrophe; all text is quoted, because some of them also part cells at semicolons.
 */
export function toCsv(songs: readonly LaterSong[]): string {
    const rows = songs.map((song) => columns.map((column) => cell(song[column])).join(','));
    return `\uFEFF${[columns.join(','), ...rows, ''].join('\r\n')}`;
}

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

/** A name that begins like a comment would be passed over. */
function fileLine(fileName: string | undefined): string | undefined {
    return fileName?.startsWith('#') ? `./${fileName}` : fileName;
}

/** Without line breaks and other control characters, which would begin an entry of their own. */
export function oneLine(text: string): string {
    return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** Half- and full-width signs that begin a formula; see OWASP, "CSV Injection". */
const beginsFormula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;

function cell(value: string | number | undefined): string {
    if (value === undefined) return '';
    if (typeof value === 'number') return String(value);
    const harmless = beginsFormula.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
    return `"${harmless.replaceAll('"', '""')}"`;
}
