import type { KnownFile } from './changes.ts';
import type { FolderRecord, FolderStore } from './store.ts';

/** What a browser keeps of folders, in memory: made-up handles cannot be kept in IndexedDB. */
export function memoryStore(): FolderStore {
    const folders = new Map<string, FolderRecord>();
    const files = new Map<string, Map<string, KnownFile>>();
    const done = { ok: true, value: null } as const;
    return {
        folders: async () => ({ ok: true, value: [...folders.values()] }),
        files: async () => ({ ok: true, value: structuredClone(files) }),
        async writeFolder(folder) {
            folders.set(folder.id, folder);
            return done;
        },
        async writeFile(folderId, path, file) {
            const ofFolder = files.get(folderId) ?? new Map<string, KnownFile>();
            if (file) ofFolder.set(path, file);
            else ofFolder.delete(path);
            files.set(folderId, ofFolder);
            return done;
        },
        async remove(folderId) {
            folders.delete(folderId);
            files.delete(folderId);
            return done;
        },
    };
}
