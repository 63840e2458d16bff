/** Where songs lie, as other programs are told. */

import { wellFormed } from './one-line.ts';

/** A song's file in a linked folder. */
export interface Place {
    readonly folderId: string;
    readonly folderName: string;
    /** Below the folder, with slashes. */
    readonly path: string;
}

/** Where folders lie on this computer, by their ids: a page is never told. */
export type FolderPaths = Readonly<Record<string, string>>;

/** As the listener has typed or pasted it; null where it does not begin at the beginning. */
export function folderPathOf(text: string): string | null {
    const bare = text
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2')
        .replace(/(?<=.)[\\/]+$/, '');
    return /^(\/|[A-Za-z]:([\\/]|$)|\\\\)/.test(bare) ? bare : null;
}

export function absolutePath(folderPath: string, path: string): string {
    if (folderPath.startsWith('/')) return `${folderPath.replace(/\/$/, '')}/${path}`;
    return `${folderPath}\\${path.replaceAll('/', '\\')}`;
}

/** As rekordbox writes it: "file://localhost/Users/me/Music/a%20song.mp3", "file://localhost/C:/Music/a.mp3". */
export function locationOf(folderPath: string, path: string): string {
    const slashed = `${folderPath.replaceAll('\\', '/').replace(/\/$/, '')}/${path}`;
    const parts = slashed.replace(/^\//, '').split('/');
    return `file://localhost/${parts.map(encodedPart).join('/')}`;
}

/** A Windows drive stays as it is. */
const encodedPart = (part: string): string => (/^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(wellFormed(part)));

/** As players know it in a list, where no more than a path stands: "file:///Users/me/Music/a%20song.mp3", "file://server/music/a.mp3". */
function addressOf(folderPath: string, path: string): string {
    const slashed = folderPath.replaceAll('\\', '/').replace(/\/$/, '');
    const whole = `${slashed.startsWith('//') ? slashed.slice(2) : slashed.replace(/^\/?/, '/')}/${path}`;
    return `file://${whole.split('/').map(encodedPart).join('/')}`;
}

/** Where a list has to lie, so that its paths lead to the songs. */
export type Home =
    | { readonly kind: 'anywhere' }
    | { readonly kind: 'in'; readonly folder: string }
    /** In the folder that holds all of these. */
    | { readonly kind: 'beside'; readonly folders: readonly string[] }
    /** None of the songs lies in a linked folder: beside their files. */
    | { readonly kind: 'with-songs' };

/** Songs of one folder by their paths in it; of several by whole paths where these are known, else by folder and path. */
export function homeOf(places: readonly (Place | null)[], paths: FolderPaths): Home {
    const folders = new Map(places.flatMap((place) => (place ? [[place.folderId, place.folderName] as const] : [])));
    const [only, ...others] = folders.values();
    if (only === undefined) return { kind: 'with-songs' };
    if (others.length === 0) return { kind: 'in', folder: only };
    if ([...folders.keys()].every((id) => paths[id] !== undefined)) return { kind: 'anywhere' };
    return { kind: 'beside', folders: [...folders.values()] };
}

/** The line of a song in a list that lies there: its path, or its address where players do not agree on what the path says. */
export function lineOf(place: Place | null, fileName: string, home: Home, paths: FolderPaths): string {
    if (!place) return fileName;
    const folderPath = paths[place.folderId];
    const line = pathIn(place, home, folderPath);
    return folderPath !== undefined && isReadTwoWays(line) ? addressOf(folderPath, place.path) : line;
}

function pathIn({ folderName, path }: Place, home: Home, folderPath: string | undefined): string {
    if (home.kind === 'anywhere' && folderPath !== undefined) return absolutePath(folderPath, path);
    return home.kind === 'beside' ? `${folderName}/${path}` : path;
}

/** VLC takes a path for an address, with a query, a fragment and percent-encoded signs; Mixxx takes it as it stands, but for backslashes. */
export function isReadTwoWays(line: string): boolean {
    const isOfWindows = /^(?:[A-Za-z]:)?\\/.test(line);
    return (isOfWindows ? /[#?]|%[\dA-F]{2}/i : /[#?\\]|%[\dA-F]{2}/i).test(line);
}
