/** What a playlist of another program says. */

export interface ListEntry {
    /** A path or an address, as it is written; empty where there is none. */
    readonly place: string;
    /** What the song is called there; of M3U that may be "Artist - Title". */
    readonly title?: string | undefined;
    readonly artist?: string | undefined;
    readonly durationSeconds?: number | undefined;
}

export interface ReadList {
    /** One line; empty where the file does not say it. */
    readonly name: string;
    /** The folders of playlists that it stands in, from the outermost on. */
    readonly folders: readonly string[];
    readonly entries: readonly ListEntry[];
}

export type ListProblem =
    | 'unreadable-file'
    | 'too-large'
    | 'not-a-list'
    /** The parts of a stream, not songs. */
    | 'stream-parts'
    | 'damaged'
    | 'empty';

export type ReadLists =
    { readonly ok: true; readonly lists: readonly ReadList[] } | { readonly ok: false; readonly reason: ListProblem };

export const isListFile = ({ name }: { readonly name: string }): boolean => /\.(m3u8?|xml)$/i.test(name);
