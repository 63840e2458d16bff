import { type Channel, openChannel } from '../storage/channel.ts';
import { createLock } from '../storage/lock.ts';
import { type ChannelName, channelNames, folderLock, lockNames } from '../storage/names.ts';
import type { Stored } from '../storage/stored.ts';
import type { KnownFile } from './changes.ts';
import { chosenContents, knownAmong } from './chosen-contents.ts';
import { type Contents, contentsOf } from './contents.ts';
import { LinkedFolder, type LinkedParts } from './linked-folder.svelte.ts';
import type { PickedFolder } from './pick-folder.ts';
import type { FileProblem } from './problems.ts';
import type { FolderRecord, FolderStore } from './store.ts';

/** What other windows are told: that the folders are others now, or what became of a file. */
type Changed = 'folders' | { readonly folderId: string; readonly path: string; readonly file: KnownFile | null };

/** The folders that the listener has linked, kept in this browser, the same in all of Segue's windows. */
export class Folders {
    #list = $state.raw<readonly LinkedFolder[]>([]);
    readonly #parts: LinkedParts;
    readonly #store: FolderStore;
    readonly #otherWindows: Channel<Changed>;
    readonly #linking = createLock(lockNames.folderLinking);
    #isBatteryLow = false;
    /** By folder. */
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    readonly #records = new Map<string, FolderRecord>();

    constructor(parts: LinkedParts, store: FolderStore, channel: ChannelName = channelNames.folders) {
        this.#parts = parts;
        this.#store = store;
        this.#otherWindows = openChannel(channel, (changed) => void this.#follow(changed));
    }

    get list(): readonly LinkedFolder[] {
        return this.#list;
    }

    /** Where they cannot be read there are none, and the library does without. */
    async load(): Promise<void> {
        // One that is linked meanwhile is not among what is read.
        const before = this.#list;
        // In this order no file is read without the folder that it was kept for.
        const [files, records] = [await this.#store.files(), await this.#store.folders()];
        if (!records.ok || !files.ok) return;
        const ids = records.value.map(({ id }) => id);
        // Kept by one window while another unlinked their folder.
        for (const id of files.value.keys()) if (!ids.includes(id)) await this.#store.remove(id);
        for (const folder of before) if (!ids.includes(folder.id)) this.#drop(folder);
        for (const record of records.value) {
            this.#records.set(record.id, record);
            const here = this.#list.find(({ id }) => id === record.id);
            if (here) here.follow(record.isPaused);
            else this.#list = [...this.#list, this.#folder(record, files.value.get(record.id) ?? [])];
        }
    }

    /** Whether the device's battery is low: while it is, many songs at once are not heard. */
    spareBattery(isLow: boolean): void {
        this.#isBatteryLow = isLow;
        if (!isLow) for (const folder of this.#list) void folder.batteryIsFine();
    }

    /** Looks through all that may be read unasked. */
    async look(): Promise<void> {
        await Promise.all(this.#list.map((folder) => folder.look({ ask: false })));
    }

    /** Keeps the folder and begins to hear it; one that is known already is looked through again. */
    link(picked: PickedFolder): Promise<Stored<null>> {
        return this.#linking(async () => {
            // Another window may have linked it just now.
            await this.load();
            const contents = picked.kind === 'linked' ? contentsOf(picked.handle) : chosenContents(picked.files);
            const known = await this.#knownAs(picked, contents);
            const record: FolderRecord = {
                isPaused: false,
                ...(known && this.#records.get(known.id)),
                id: known?.id ?? crypto.randomUUID(),
                name: picked.name,
                handle: picked.kind === 'linked' ? picked.handle : null,
            };
            const stored = await this.#store.writeFolder(record);
            if (!stored.ok) return stored;
            this.#records.set(record.id, record);
            const folder = known ?? this.#folder(record, []);
            folder.readFrom(contents, record.name);
            if (!known) this.#list = [...this.#list, folder];
            this.#otherWindows.post('folders');
            void folder.look({ ask: true });
            return stored;
        });
    }

    /** A folder without a handle is told by its files; where none of them is known, by its name, unless it knows others. */
    async #knownAs(picked: PickedFolder, contents: Contents): Promise<LinkedFolder | undefined> {
        const handleOf = ({ id }: LinkedFolder) => this.#records.get(id)?.handle ?? null;
        for (const folder of this.#list) {
            const handle = handleOf(folder);
            if (handle && picked.kind === 'linked' && (await picked.handle.isSameEntry(handle))) return folder;
        }
        const without = this.#list.filter((folder) => handleOf(folder) === null);
        if (without.length === 0 || (await contents.access(true)) !== 'open') return undefined;
        const { files } = await contents.list(() => undefined).catch(() => ({ files: [] }));
        const shared = without.map((folder) => knownAmong(files, folder.index.files));
        const most = Math.max(...shared);
        if (most > 0) return without[shared.indexOf(most)];
        return without.find(({ name, index }) => name === picked.name && index.files.size === 0);
    }

    /** Its songs stay in the library, and can be played no more. */
    async unlink(folder: LinkedFolder): Promise<Stored<null>> {
        const stored = await this.#store.remove(folder.id);
        if (!stored.ok) return stored;
        this.#drop(folder);
        this.#otherWindows.post('folders');
        return stored;
    }

    async unlinkAll(): Promise<Stored<null>> {
        const outcomes = await Promise.all(this.#list.map((folder) => this.unlink(folder)));
        return outcomes.find(({ ok }) => !ok) ?? { ok: true, value: null };
    }

    /** Whether the song lies in one of the folders. Reactive. */
    has(trackId: string): boolean {
        return this.pathOf(trackId) !== null;
    }

    /** Whether both lie in one folder, so that neither can be read where it cannot be. */
    areTogether(trackId: string, other: string): boolean {
        return this.#list.some(({ index }) => [trackId, other].every((id) => index.pathOf(id) !== undefined));
    }

    /** The folder that the song lies in, and where; null where it lies in none. Reactive. */
    placeOf(trackId: string): { readonly folderId: string; readonly folderName: string; readonly path: string } | null {
        for (const { id, name, index } of this.#list) {
            const path = index.pathOf(trackId);
            if (path !== undefined) return { folderId: id, folderName: name, path };
        }
        return null;
    }

    /** Where the song lies, below its folder, with slashes; null where it lies in none. Reactive. */
    pathOf(trackId: string): string | null {
        for (const { index } of this.#list) {
            const path = index.pathOf(trackId);
            if (path !== undefined) return path;
        }
        return null;
    }

    /** How large the song's file is; null where it lies in no folder. Reactive. */
    sizeOf(trackId: string): number | null {
        for (const { index } of this.#list) {
            const path = index.pathOf(trackId);
            if (path !== undefined) return index.files.get(path)?.sizeBytes ?? null;
        }
        return null;
    }

    /** The name of the folder that the song lay in; null where it lies in one now, or never did. Reactive. */
    goneFrom(trackId: string): string | null {
        return this.has(trackId) ? null : (this.#list.find(({ index }) => index.isGone(trackId))?.name ?? null);
    }

    /** Which of the songs lie in folders that may be read. After a press, for the listener may have to be asked, once for each folder. */
    async open(trackIds: readonly string[]): Promise<ReadonlySet<string>> {
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- an answer, never changed
        const readable = new Set<string>();
        for (const folder of this.#list) {
            const own = trackIds.filter((id) => folder.index.pathOf(id) !== undefined);
            if (own.length > 0 && (await folder.open())) for (const id of own) readable.add(id);
        }
        return readable;
    }

    /** The song's file, or why it cannot be had. After a press, for the listener may have to be asked. */
    async fileOf(trackId: string): Promise<File | FileProblem> {
        let problem: FileProblem = 'file-gone';
        for (const folder of this.#list.filter(({ index }) => index.pathOf(trackId) !== undefined)) {
            const file = await folder.fileOf(trackId);
            if (file instanceof File) return file;
            problem = file;
        }
        return problem;
    }

    /** All is being erased: nothing may be heard or kept from now on. */
    stop(): void {
        for (const folder of this.#list) this.#drop(folder);
    }

    dispose(): void {
        this.#otherWindows.close();
    }

    #folder(record: FolderRecord, files: Iterable<readonly [string, KnownFile]>): LinkedFolder {
        const { id, handle } = record;
        const folder: LinkedFolder = new LinkedFolder(record, files, {
            ...this.#parts,
            contents: handle ? contentsOf(handle) : chosenContents(null),
            lock: createLock(folderLock(id)),
            isBatteryLow: () => this.#isBatteryLow,
            keep: async (path, file) => {
                if (!this.#list.includes(folder)) return;
                folder.index.put(path, file);
                this.#otherWindows.post({ folderId: id, path, file });
                // Where it cannot be kept, the song is known by its content when the folder is looked through again.
                await this.#store.writeFile(id, path, file);
            },
            keepPaused: async (isPaused) => {
                if (!this.#list.includes(folder)) return;
                await this.#store.writeFolder({ ...(this.#records.get(id) ?? record), isPaused });
                this.#otherWindows.post('folders');
            },
        });
        return folder;
    }

    #drop(folder: LinkedFolder): void {
        folder.stop();
        this.#records.delete(folder.id);
        this.#list = this.#list.filter((other) => other !== folder);
    }

    async #follow(changed: Changed): Promise<void> {
        if (changed === 'folders') return this.load();
        this.#list.find(({ id }) => id === changed.folderId)?.index.put(changed.path, changed.file);
    }
}
