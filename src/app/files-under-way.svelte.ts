import { rememberUnderWay, takeInterrupted } from '../intake/interrupted.ts';
import type { Queue, QueueItem } from '../intake/queue.svelte.ts';
import type { PlayQueue } from '../playback/play-queue.svelte.ts';
import type { Player } from '../playback/player.svelte.ts';
import type { LoadedNetwork } from './loaded-network.svelte.ts';
import { type Selection, soundId } from './selection.svelte.ts';

interface Parts {
    readonly network: Pick<LoadedNetwork, 'state' | 'load'>;
    readonly player: Pick<Player, 'trackId' | 'remember' | 'forget' | 'rename'>;
    readonly playQueue: Pick<PlayQueue, 'rename'>;
    readonly queue: Pick<Queue, 'active' | 'add' | 'dismiss'>;
    readonly selection: Pick<Selection, 'item' | 'soundId' | 'itemsCame' | 'itemEnded'>;
}

/** Files on their way into the library: what of them the player, the screen and the folder that they lie in are told. */
export class FilesUnderWay {
    readonly #parts: Parts;
    #interrupted = $state.raw(takeInterrupted());
    /** Files of linked folders that are under way, and who waits for their end. */
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    readonly #ofFolders = new Map<number, (item: QueueItem) => void>();
    /** The first song of a folder that was just linked takes an empty screen; those that follow leave it alone. */
    #showsNext = false;

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** Files that were being heard, or waited for it, when the page was left the last time. */
    get interrupted(): readonly string[] {
        return this.#interrupted;
    }

    forgetInterrupted(): void {
        this.#interrupted = [];
    }

    /** Queues files that were dropped; they can be played at once. */
    add(files: readonly File[]): readonly QueueItem[] {
        const added = this.#parts.queue.add(files);
        this.#rememberUnderWay();
        for (const item of added) this.#parts.player.remember(soundId(item), item.file);
        return added;
    }

    /** A folder is about to be linked. */
    awaitFolder(): void {
        this.#showsNext = this.#parts.selection.soundId === null;
    }

    /** Queues a file that lies in a linked folder, where it is found again; resolves when it has ended. */
    addOfFolder(file: File): Promise<QueueItem> {
        return new Promise((resolve) => {
            const added = this.#parts.queue.add([file]);
            for (const item of added) {
                this.#ofFolders.set(item.id, resolve);
                this.#parts.player.remember(soundId(item), file);
            }
            if (this.#showsNext && this.#parts.selection.soundId === null) this.#parts.selection.itemsCame(added);
            this.#showsNext = false;
        });
    }

    /** Whether the file is one of the many of a folder, and not on the screen: nobody waits for that one. */
    isAside({ id }: QueueItem): boolean {
        return this.#ofFolders.has(id) && this.#parts.selection.item?.id !== id;
    }

    /** To be told that a file was heard, or could not be. */
    ended(item: QueueItem): void {
        const { network, player, playQueue, queue, selection } = this.#parts;
        const toFolder = this.#ofFolders.get(item.id);
        this.#ofFolders.delete(item.id);
        this.#rememberUnderWay();
        // A folder may hold thousands: what was heard leaves the player, unless it plays, and the list.
        const isFound = toFolder !== undefined && item.trackId !== undefined && player.trackId !== soundId(item);
        if (item.stage === 'cancelled' || isFound) player.forget(soundId(item));
        if (item.trackId !== undefined) {
            player.rename(soundId(item), item.trackId);
            playQueue.rename(soundId(item), item.trackId);
        }
        // It was heard after all, so what kept the network from loading is over.
        if (item.stage === 'done' && network.state === 'unavailable') void network.load();
        if (!toFolder || selection.item?.id === item.id) selection.itemEnded(item);
        if (toFolder && item.stage !== 'failed') queue.dismiss(item.id);
        toFolder?.(item);
    }

    #rememberUnderWay(): void {
        const dropped = this.#parts.queue.active.filter(({ id }) => !this.#ofFolders.has(id));
        rememberUnderWay(dropped.map(({ file }) => file.name));
    }
}
