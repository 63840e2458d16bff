import type { Connectable } from '../../recommend/sources.ts';

export type DialogName = 'settings' | 'keys' | 'library' | 'later' | 'privacy' | 'howWell' | Connectable;

/** Which dialog is open: one at a time. */
export class Dialogs {
    #shown = $state.raw<DialogName | null>(null);

    isOpen(name: DialogName): boolean {
        return this.#shown === name;
    }

    get isAnyOpen(): boolean {
        return this.#shown !== null;
    }

    /** In place of any other. */
    open(name: DialogName): void {
        this.#shown = name;
    }

    close(name: DialogName | null = this.#shown): void {
        if (this.#shown === name) this.#shown = null;
    }

    toggle(name: DialogName, open: boolean): void {
        if (open) this.open(name);
        else this.close(name);
    }
}
