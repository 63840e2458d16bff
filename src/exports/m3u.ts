/** Playlists for players. Titles and names come from anywhere, so none may become more than text in them. */
import { oneLine, unbroken } from './one-line.ts';

export interface M3uEntry {
    /** A path with slashes, relative to where the list lies or not, or an address. */
    readonly place: string;
    readonly title?: string | undefined;
    readonly artist?: string | undefined;
    readonly durationSeconds?: number | undefined;
}

/** Extended M3U in UTF-8: https://en.wikipedia.org/wiki/M3U#Extended_M3U */
export function toM3u(entries: readonly M3uEntry[]): string {
    const lines = entries.flatMap(({ place, title = '', artist, durationSeconds }) => {
        const seconds = durationSeconds === undefined ? -1 : Math.round(durationSeconds);
        return [`#EXTINF:${seconds},${nameOf(title, artist) || oneLine(place)}`, asPlace(unbroken(place))];
    });
    return ['#EXTM3U', ...lines, ''].join('\n');
}

/** Players part artist and title where " - " stands first, and some, where it does not, at a comma. */
function nameOf(title: string, artist: string | undefined): string {
    if (artist) return oneLine(`${undivided(artist)} - ${title}`);
    return title.includes(',') ? ` - ${oneLine(title)}` : oneLine(undivided(title));
}

const undivided = (name: string): string => name.replaceAll(' - ', ' – ');

/** A name that begins like a comment would be passed over, the space before it left out, and one with a colon taken for an address. */
const asPlace = (place: string): string =>
    /^(?:[\s#]|[^/]*:)/u.test(place) && !/^[a-z][a-z\d+.-]*:(?:\/\/|\\)/i.test(place) ? `./${place}` : place;
