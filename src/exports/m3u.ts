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
        const name = artist === undefined ? title : `${artist} - ${title}`;
        return [`#EXTINF:${seconds},${oneLine(name || place)}`, asPlace(unbroken(place))];
    });
    return ['#EXTM3U', ...lines, ''].join('\n');
}

/** A name that begins like a comment would be passed over, and a space before it left out. */
const asPlace = (place: string): string => (/^[\s#]/u.test(place) ? `./${place}` : place);
