import type { Connectable } from '../../recommend/sources.ts';

export type DialogName = 'settings' | 'keys' | 'library' | 'later' | 'privacy' | 'howWell' | Connectable;

/** Of the settings. */
export type DialogPart = 'storage';

/** Which dialog is open: one at a time. */
export class Dialogs {
    #shown = $state.raw<DialogName | null>(null);
    #part = $state.raw<DialogPart | null>(null);

    isOpen(name: DialogName): boolean {
        return this.#shown === name;
    }

    get isAnyOpen(): boolean {
        return this.#shown !== null;
    }

    /** What of the open dialog is to be seen first; null for its beginning. */
    get part(): DialogPart | null {
        return this.#part;
    }

    /** In place of any other. */
    open(name: DialogName, part: DialogPart | null = null): void {
        this.#shown = name;
        this.#part = part;
    }

    close(name: DialogName | null = this.#shown): void {
        if (this.#shown === name) this.#shown = null;
    }

    toggle(name: DialogName, open: boolean): void {
        if (open) this.open(name);
        else this.close(name);
    }
}
