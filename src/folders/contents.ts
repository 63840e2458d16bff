/** A folder as it can be read: all music in it, and each file by its path. */
import { isCueSheet } from '../intake/cue-sheets.ts';
import { isPerhapsMusic } from '../intake/dropped-files.ts';
import type { FoundFile } from './changes.ts';
import { permissionTo } from './permission.ts';
import type { PickedFolder } from './pick-folder.ts';
import { watchFolder } from './watching.ts';

interface Listing {
    readonly files: readonly FoundFile[];
    /** Paths of files and, with a slash at their end, of folders that could not be read: what lies there may still be there. */
    readonly unread: readonly string[];
}

/** 'not-permitted': the browser's permission has lapsed. 'not-chosen': its files come when the listener chooses it again. */
export type Access = 'open' | 'not-permitted' | 'not-chosen';

export interface Contents {
    readonly kind: PickedFolder['kind'];
    /** With `ask` the listener is asked for permission where need be, which takes a press. */
    access(ask: boolean): Promise<Access>;
    /** `onFound` is told how many there are so far. Rejects with the browser's error where the folder itself cannot be read. */
    list(onFound: (count: number) => void): Promise<Listing>;
    /** Rejects with the browser's error. */
    fileAt(path: string): Promise<File>;
    /** Whether files in it may be written. The listener is asked where need be, which takes a press. */
    mayWrite(): Promise<boolean>;
    /** To write the file at the path. Rejects with the browser's error, also where none may be written. */
    handleAt(path: string): Promise<FileSystemFileHandle>;
    /** Whether the folder itself is there. */
    isThere(): Promise<boolean>;
    /** Calls back when something in it has changed, where that can be told, until the function that comes back is called. */
    watch(onChanged: () => void): () => void;
}

type Entry = FileSystemDirectoryHandle | FileSystemFileHandle;

/** Files whose size and date are asked for at a time. */
const batchFiles = 64;

export function contentsOf(root: FileSystemDirectoryHandle): Contents {
    async function folderAt(names: readonly string[]): Promise<FileSystemDirectoryHandle> {
        let folder = root;
        for (const name of names) folder = await folder.getDirectoryHandle(name);
        return folder;
    }

    async function handleAt(path: string): Promise<FileSystemFileHandle> {
        const names = path.split('/');
        const folder = await folderAt(names.slice(0, -1));
        return folder.getFileHandle(names.at(-1) ?? '');
    }

    return {
        kind: 'linked',
        access: async (ask) => ((await permissionTo('read', root, ask)) === 'granted' ? 'open' : 'not-permitted'),
        async list(onFound) {
            const files: FoundFile[] = [];
            const unread: string[] = [];
            const found = (more: readonly FoundFile[]): void => {
                files.push(...more);
                onFound(files.length);
            };
            await listBelow(root, '', found, unread);
            return { files, unread };
        },
        fileAt: async (path) => (await handleAt(path)).getFile(),
        mayWrite: async () => (await permissionTo('readwrite', root, true)) === 'granted',
        handleAt,
        watch: (onChanged) => watchFolder(root, onChanged),
        async isThere() {
            try {
                await root.keys().next();
                return true;
            } catch {
                return false;
            }
        },
    };
}

/** In the order of names. `at` is the folder's path with its slash. */
async function listBelow(
    folder: FileSystemDirectoryHandle,
    at: string,
    found: (files: readonly FoundFile[]) => void,
    unread: string[],
): Promise<void> {
    const entries: Entry[] = [];
    for await (const entry of folder.values()) entries.push(entry);
    entries.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    const sheets = entries.filter(isCueSheet).map(({ name }) => at + name);
    const music = entries.filter(isPerhapsMusic);
    const handles = music.filter((entry) => entry.kind === 'file');
    for (let from = 0; from < handles.length; from += batchFiles) {
        const batch = handles.slice(from, from + batchFiles);
        const files = await Promise.all(batch.map((handle) => handle.getFile().catch(() => null)));
        batch.forEach(({ name }, i) => files[i] ?? unread.push(at + name));
        found(files.filter((file) => file !== null).map((file) => foundFile(at + file.name, file, sheets)));
    }
    for (const inner of music) {
        if (inner.kind !== 'directory') continue;
        const path = `${at}${inner.name}/`;
        await listBelow(inner, path, found, unread).catch(() => unread.push(path));
    }
}

export function foundFile(path: string, { size, lastModified }: File, sheets: readonly string[]): FoundFile {
    return { path, sizeBytes: size, modifiedAt: lastModified, sheets };
}
