/** What has changed in a folder since it was last looked through, told without reading a file. */

export interface FoundFile {
    /** Below the linked folder, with slashes: "Artist/Album/01.mp3". */
    readonly path: string;
    readonly sizeBytes: number;
    /** Milliseconds since 1970. */
    readonly modifiedAt: number;
    /** Paths of the cue sheets that lie beside it. */
    readonly sheets: readonly string[];
}

/** A file that was heard, or that cannot be. */
export interface KnownFile {
    readonly sizeBytes: number;
    readonly modifiedAt: number;
    /** Null where no song is in it that could be heard. */
    readonly trackId: string | null;
    readonly isGone: boolean;
}

export interface Changes {
    /** New or changed: only their content tells which songs they are. */
    readonly fresh: readonly FoundFile[];
    /** What was known lies elsewhere now; or where it was, after it was gone. */
    readonly moved: readonly { readonly from: string; readonly to: FoundFile }[];
    readonly gone: readonly string[];
}

interface Options {
    /** Files in which no song could be heard are tried once more. */
    readonly again: boolean;
    /** Paths whose files may still be there, see `Contents`. */
    readonly unread: readonly string[];
}

/** A file has moved when size and date are those of one that is missing, and of no other that is missing or has come. */
export function changesBetween(
    known: ReadonlyMap<string, KnownFile>,
    found: readonly FoundFile[],
    { again, unread }: Options,
): Changes {
    const paths = new Set(found.map(({ path }) => path));
    const isUnread = (path: string): boolean =>
        unread.some((start) => (start.endsWith('/') ? path.startsWith(start) : path === start));
    const missing = [...known].filter(([path]) => !paths.has(path) && !isUnread(path));

    const isTheSame = (file: FoundFile): boolean => {
        const before = known.get(file.path);
        return before !== undefined && stamp(before) === stamp(file) && !(again && before.trackId === null);
    };
    const fresh = found.filter((file) => !isTheSame(file));
    const back = found.filter((file) => isTheSame(file) && known.get(file.path)?.isGone);

    const byStamp = grouped(missing, ([, file]) => stamp(file));
    const comers = grouped(
        fresh.filter(({ path }) => !known.has(path)),
        stamp,
    );
    const moved = [...comers].flatMap(([mark, [to, ...others]]) => {
        const [from, ...rivals] = byStamp.get(mark) ?? [];
        return to && from && others.length === 0 && rivals.length === 0 ? [{ from: from[0], to }] : [];
    });
    const hasMoved = new Set(moved.flatMap(({ from, to }) => [from, to.path]));
    return {
        fresh: fresh.filter(({ path }) => !hasMoved.has(path)),
        moved: [...moved, ...back.map((to) => ({ from: to.path, to }))],
        gone: missing.filter(([path, { isGone }]) => !isGone && !hasMoved.has(path)).map(([path]) => path),
    };
}

const stamp = ({ sizeBytes, modifiedAt }: Pick<FoundFile, 'sizeBytes' | 'modifiedAt'>): string =>
    `${sizeBytes} ${modifiedAt}`;

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
    const groups = new Map<string, T[]>();
    for (const one of all) {
        const group = groups.get(keyOf(one));
        if (group) group.push(one);
        else groups.set(keyOf(one), [one]);
    }
    return groups;
}
