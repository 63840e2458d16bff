import { isCueSheet } from '../intake/cue-sheets.ts';
import { isPerhapsMusic } from '../intake/dropped-files.ts';
import type { FoundFile, KnownFile } from './changes.ts';
import { type Contents, foundFile } from './contents.ts';

/** A folder by the list of all files that lay in it when it was chosen; null until it is chosen in this visit. */
export function chosenContents(files: readonly File[] | null): Contents {
    const byPath = new Map(files?.map((file) => [pathBelow(file), file]));

    return {
        kind: 'chosen',
        access: async () => (files ? 'open' : 'not-chosen'),
        async list(onFound) {
            const paths = [...byPath.keys()].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
            const sheets = paths.filter((path) => isCueSheet({ name: nameOf(path) }));
            const found = paths
                .filter((path) => path.split('/').every((name) => isPerhapsMusic({ name })))
                .map((path) => foundFile(path, byPath.get(path) ?? missing(), besides(path, sheets)));
            onFound(found.length);
            return { files: found, unread: [] };
        },
        async fileAt(path) {
            const file = byPath.get(path) ?? missing();
            // What has changed or gone on the disk since it was chosen is refused when it is read.
            await file.slice(0, 1).arrayBuffer();
            return file;
        },
        mayWrite: async () => false,
        handleAt: () => Promise.reject(new DOMException('expected a linked folder', 'NotAllowedError')),
        isThere: async () => files !== null,
        watch: () => () => undefined,
    };
}

/** How many of the files found are known of a folder: by their path, or, where they have moved, by size and date. */
export function knownAmong(found: readonly FoundFile[], known: ReadonlyMap<string, KnownFile>): number {
    const stamp = ({ sizeBytes, modifiedAt }: FoundFile | KnownFile): string => `${sizeBytes} ${modifiedAt}`;
    const stamps = new Set([...known.values()].map(stamp));
    return found.filter((file) => known.has(file.path) || stamps.has(stamp(file))).length;
}

/** Browsers put the folder's own name first. */
const pathBelow = ({ webkitRelativePath: path }: File): string => path.slice(path.indexOf('/') + 1);

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const besides = (path: string, others: readonly string[]): readonly string[] => {
    const folder = (of: string): string => of.slice(0, of.lastIndexOf('/') + 1);
    return others.filter((other) => folder(other) === folder(path));
};

function missing(): never {
    throw new DOMException('expected a file that was chosen', 'NotFoundError');
}
