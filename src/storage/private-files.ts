/** Files that only this browser sees, on its private file system (OPFS): https://fs.spec.whatwg.org/ */
import { isOurs, type PrivateFolder } from './names.ts';

/** Whether the browser has one. */
export function hasPrivateFiles(): boolean {
    return device()?.getDirectory !== undefined;
}

/** Made where it is not there yet. Rejects where the browser has no private file system, or does not let us use it. */
export async function openPrivateFolder({ name }: PrivateFolder): Promise<FileSystemDirectoryHandle> {
    const root = await device()?.getDirectory?.();
    if (!root) throw new DOMException('expected a browser with a private file system', 'SecurityError');
    return root.getDirectoryHandle(name, { create: true });
}

/** All files in it; none where it is not there. */
export async function filesInPrivateFolder({ name }: PrivateFolder): Promise<readonly File[]> {
    const root = await rootIfAny();
    const folder = await root?.getDirectoryHandle(name).catch(() => null);
    const files: File[] = [];
    if (!folder) return files;
    for await (const entry of folder.values()) if (entry.kind === 'file') files.push(await entry.getFile());
    return files;
}

/** With all that is in it, if it is there. */
export async function removePrivateFolder({ name }: PrivateFolder): Promise<void> {
    const root = await rootIfAny();
    for (const there of root ? await namesIn(root) : [])
        if (there === name) await root?.removeEntry(name, { recursive: true });
}

/** All of ours, those of older versions included. */
export async function removePrivateFolders(): Promise<void> {
    const root = await rootIfAny();
    const names = root ? (await namesIn(root)).filter(isOurs) : [];
    await Promise.all(names.map((name) => root?.removeEntry(name, { recursive: true })));
}

/** Null where the browser has none, or keeps nothing for us here. */
async function rootIfAny(): Promise<FileSystemDirectoryHandle | null> {
    return (
        (await device()
            ?.getDirectory?.()
            .catch(() => null)) ?? null
    );
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    return names;
}

/** Only pages and workers of a secure address have it, whatever the types say. */
function device(): Partial<Pick<StorageManager, 'getDirectory'>> | undefined {
    return (globalThis as { navigator?: { storage?: Partial<StorageManager> } }).navigator?.storage;
}
