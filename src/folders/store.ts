/** Linked folders and what is known of their files, in IndexedDB. Each file is a record of its own, as a track is. */
import * as v from 'valibot';
import { databases } from '../storage/names.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { attempt, type Stored } from '../storage/stored.ts';
import type { KnownFile } from './changes.ts';

export interface FolderRecord {
    readonly id: string;
    readonly name: string;
    /** Null where the browser lends its files for a visit only. */
    readonly handle: FileSystemDirectoryHandle | null;
    /** By the listener, until it is told to go on. */
    readonly isPaused: boolean;
}

export interface FolderStore {
    /** Records that cannot be read are left out. */
    folders(): Promise<Stored<readonly FolderRecord[]>>;
    /** Of all folders: by folder, then by path. */
    files(): Promise<Stored<ReadonlyMap<string, ReadonlyMap<string, KnownFile>>>>;
    writeFolder(folder: FolderRecord): Promise<Stored<null>>;
    /** Null forgets the file. */
    writeFile(folderId: string, path: string, file: KnownFile | null): Promise<Stored<null>>;
    /** With all of its files. */
    remove(folderId: string): Promise<Stored<null>>;
}

const folderSchema = v.object({
    id: v.string(),
    name: v.string(),
    handle: v.nullable(v.custom<FileSystemDirectoryHandle>((handle) => Object(handle).kind === 'directory')),
    isPaused: v.boolean(),
});

const fileSchema = v.object({
    sizeBytes: v.number(),
    modifiedAt: v.number(),
    trackId: v.nullable(v.string()),
    isGone: v.boolean(),
});

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openFolderStore(where = { folders: databases.folders, files: databases.folderFiles }): FolderStore {
    const folders = openRecordStore(where.folders);
    const files = openRecordStore(where.files);
    const keyOf = (folderId: string, path: string): string => `${folderId}/${path}`;

    return {
        folders: () =>
            attempt(async () =>
                (await folders.values()).flatMap((kept) => {
                    const folder = v.safeParse(folderSchema, kept);
                    return folder.success ? [folder.output] : [];
                }),
            ),
        files: () =>
            attempt(async () => {
                const byFolder = new Map<string, Map<string, KnownFile>>();
                for (const [key, kept] of await files.entries()) {
                    const file = v.safeParse(fileSchema, kept);
                    const folderId = key.slice(0, key.indexOf('/'));
                    const ofFolder = byFolder.get(folderId) ?? new Map<string, KnownFile>();
                    if (file.success) byFolder.set(folderId, ofFolder.set(key.slice(folderId.length + 1), file.output));
                }
                return byFolder;
            }),
        writeFolder: (folder) => attempt(async () => (await folders.set(folder.id, folder), null)),
        writeFile: (folderId, path, file) =>
            attempt(async () => {
                const key = keyOf(folderId, path);
                await (file ? files.set(key, file) : files.delete([key]));
                return null;
            }),
        remove: (folderId) =>
            attempt(async () => {
                await folders.delete([folderId]);
                const gone = (await files.keys()).filter((key) => key.startsWith(keyOf(folderId, '')));
                await files.delete(gone);
                return null;
            }),
    };
}
