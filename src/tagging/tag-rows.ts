/** The files of songs whose tags are to be written, each a row of what is shown. */
import type { Track } from '../flow.ts';
import type { Folders } from '../folders/folders.svelte.ts';
import type { LinkedFolder } from '../folders/linked-folder.svelte.ts';
import type { Standing } from './fields.ts';
import { openTagFile } from './open-tag-file.ts';
import { problemOf } from './replace-file.ts';
import type { TagLogEntry } from './tag-log.ts';
import type { TagProblem } from './write-in-place.ts';

interface InFolder {
    readonly folder: LinkedFolder;
    readonly path: string;
}

/** Where it lies in a linked folder it is written there; else a copy is saved. */
type Source = InFolder | { readonly file: File };

export interface TagRow {
    readonly key: string;
    readonly trackId: string;
    /** Null for a song that has left the library. */
    readonly track: Track | null;
    /** The file's name, or its path below the folder. */
    readonly name: string;
    readonly isInPlace: boolean;
    /** Null while it is not read, and where it cannot be. */
    readonly stands: Standing | null;
    readonly problem: TagProblem | 'no-file' | null;
    /** The listener left it out. */
    readonly isLeftOut: boolean;
    readonly isWritten: boolean;
}

export type SourcedRow = TagRow & { readonly source: Source | null };

export interface Where {
    readonly folders: Pick<Folders, 'list'>;
    /** Kept here, or in a folder that the browser lends for one visit. */
    readonly fileOf: (trackId: string) => Promise<unknown>;
    /** A file that was dropped in this visit. */
    readonly fileAtHand: (trackId: string) => File | null;
}

const unread = { stands: null, problem: null, isLeftOut: false, isWritten: false } as const;

/** One for each place of the song in linked folders; else one of its file as it is at hand. */
export function rowsOf(track: Track, { folders, fileAtHand }: Where): readonly SourcedRow[] {
    const { id: trackId } = track;
    const lying = placesOf(trackId, folders);
    if (lying.length > 0) {
        return lying.map((source) => {
            const key = `${source.folder.id}/${source.path}`;
            return { ...unread, trackId, track, key, name: source.path, isInPlace: true, source };
        });
    }
    const file = fileAtHand(trackId);
    const name = file?.name ?? track.fileName;
    return [{ ...unread, trackId, track, key: trackId, name, isInPlace: false, source: file && { file } }];
}

function placesOf(trackId: string, { list }: Where['folders']): readonly InFolder[] {
    return list
        .filter(({ kind }) => kind === 'linked')
        .flatMap((folder) => folder.index.pathsOf(trackId).map((path) => ({ folder, path })));
}

export function rowOfEntry(entry: TagLogEntry, track: Track | null): SourcedRow {
    const { id: key, trackId, path: name } = entry;
    return { ...unread, trackId, track, key, name, isInPlace: true, source: null };
}

/**
 * Where the file of an entry may lie, the likeliest first: where it was written, or, where its song is not known to lie there any more,
 * where it does. Places of other `entries` are theirs.
 */
export function placesOfEntry(
    entry: TagLogEntry,
    entries: readonly TagLogEntry[],
    folders: Where['folders'],
): readonly InFolder[] {
    const folder = folders.list.find(({ id }) => id === entry.folderId);
    const own = folder ? [{ folder, path: entry.path }] : [];
    if (folder?.index.pathsOf(entry.trackId).includes(entry.path)) return own;
    const others = placesOf(entry.trackId, folders).filter(
        (place) => !entries.some(({ folderId, path }) => folderId === place.folder.id && path === place.path),
    );
    const isWhereItWas = ({ path }: InFolder): boolean => path === entry.path;
    return [...others.filter(isWhereItWas), ...others.filter((place) => !isWhereItWas(place)), ...own];
}

export const foldersOf = (sources: readonly (Source | null)[]): readonly LinkedFolder[] => [
    ...new Set(sources.flatMap((source) => (source && 'folder' in source ? [source.folder] : []))),
];

/** Ids of the folders that may be written. After a press, for the listener may have to be asked. */
export async function writableFolders(sources: readonly (Source | null)[]): Promise<ReadonlySet<string>> {
    const allowed = new Set<string>();
    for (const folder of foldersOf(sources)) if (await folder.mayWrite()) allowed.add(folder.id);
    return allowed;
}

/** With what stands in its file, or why that is not known. */
export async function readRow(row: SourcedRow, { fileOf }: Pick<Where, 'fileOf'>): Promise<Partial<SourcedRow>> {
    const source = row.source ?? (await copyOf(row.trackId, fileOf));
    if (!source) return { problem: 'no-file' };
    try {
        const file = 'file' in source ? source.file : await (await source.folder.handleAt(source.path)).getFile();
        const opened = await openTagFile(file);
        return typeof opened === 'string' ? { source, problem: opened } : { source, stands: opened.stands };
    } catch (error) {
        return { source, problem: problemOf(error) };
    }
}

/** It is read where it is, and a copy is saved. */
async function copyOf(trackId: string, fileOf: Where['fileOf']): Promise<Source | null> {
    const file = await fileOf(trackId);
    return file instanceof File ? { file } : null;
}
