/** Browsers that delete what a page keeps when it is not opened for days: said once, as soon as there is something to lose. */
import { items } from '../storage/names.ts';
import { isClearedUnused, isPersisted } from '../storage/persistence.ts';
import { readItem, writeItem } from '../storage/web-storage.ts';

export class UnusedWarning {
    #isShown = $state(false);

    get isShown(): boolean {
        return this.#isShown;
    }

    /** A song is in the library. */
    async songWasKept(): Promise<void> {
        if (!isClearedUnused()) return;
        const told = readItem(items.unusedTold);
        if (!told.ok || told.value !== null || (await isPersisted()) === true) return;
        // Where nothing can be remembered, it would be said at every visit.
        this.#isShown = writeItem(items.unusedTold, 'yes');
    }

    dismiss(): void {
        this.#isShown = false;
    }
}
