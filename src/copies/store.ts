/** Copies of songs' sound, each a file whose name says whose it is and how many bytes: what has others was never finished. */
import { type PrivateFolder, privateFolders } from '../storage/names.ts';
import { filesInPrivateFolder, openPrivateFolder } from '../storage/private-files.ts';
import { attempt, storageReason, type Stored } from '../storage/stored.ts';
import { copyInWorker } from './copy-worker.ts';
import { copyInto, type CopyOutcome } from './copying.ts';

interface WriteOptions {
    readonly signal: AbortSignal;
    /** Told how many bytes are written so far. */
    readonly onProgress: (bytes: number) => void;
}

export interface CopyStore {
    /** How many bytes each song's copy takes. What was never finished is removed. */
    list(): Promise<Stored<ReadonlyMap<string, number>>>;
    /** All of it, or nothing and why. Rejects with the signal's reason when aborted. */
    write(trackId: string, file: File, options: WriteOptions): Promise<CopyOutcome>;
    /** Null where there is none, or it cannot be read. */
    read(trackId: string): Promise<File | null>;
    remove(trackIds: readonly string[]): Promise<Stored<null>>;
}

export function openCopyStore(where: PrivateFolder = privateFolders.sound): CopyStore {
    const namesOf = async (isWanted: (trackId: string) => boolean): Promise<readonly string[]> => {
        const names: string[] = [];
        for await (const name of (await openPrivateFolder(where)).keys()) if (isWanted(idOf(name))) names.push(name);
        return names;
    };
    const drop = async (names: readonly string[]): Promise<void> => {
        if (names.length === 0) return;
        const folder = await openPrivateFolder(where);
        for (const name of names) await folder.removeEntry(name);
    };

    return {
        list: () =>
            attempt(async () => {
                const files = await filesInPrivateFolder(where);
                const broken = files.filter((file) => !isWhole(file)).map(({ name }) => name);
                // One that another window is writing right now cannot be removed.
                for (const name of broken) await drop([name]).catch(() => undefined);
                return new Map(files.filter(isWhole).map(({ name, size }) => [idOf(name), size]));
            }),
        async write(trackId, file, { signal, onProgress }) {
            const name = nameFor(trackId, file);
            let outcome: CopyOutcome | null = null;
            try {
                const folder = await openPrivateFolder(where);
                const handle = await folder.getFileHandle(name, { create: true });
                outcome =
                    'createWritable' in handle
                        ? await copyInto(await handle.createWritable(), file, { signal, onProgress })
                        : await copyInWorker(file, name, { signal, onProgress });
            } catch (error) {
                signal.throwIfAborted();
                outcome = { ok: false, reason: storageReason(error) };
            } finally {
                if (!outcome?.ok) await drop([name]).catch(() => undefined);
            }
            return outcome;
        },
        async read(trackId) {
            try {
                const [name] = await namesOf((id) => id === trackId);
                if (name === undefined) return null;
                const file = await (await (await openPrivateFolder(where)).getFileHandle(name)).getFile();
                return isWhole(file) ? file : null;
            } catch {
                return null;
            }
        },
        remove: (trackIds) =>
            attempt(async () => {
                const gone = new Set(trackIds);
                await drop(await namesOf((id) => gone.has(id)));
                return null;
            }),
    };
}

/** The kind at its end is what browsers tell the sound's type by. */
function nameFor(trackId: string, { name, size }: File): string {
    const [kind = ''] = /\.[a-z0-9]{1,5}$/i.exec(name) ?? [];
    return `${trackId}.${size}${kind}`;
}

const parts = /^(.+?)\.(\d+)(?:\.[a-z0-9]{1,5})?$/i;

const idOf = (name: string): string => parts.exec(name)?.[1] ?? name;

const isWhole = ({ name, size }: File): boolean => parts.exec(name)?.[2] === String(size);
