import { items } from '../storage/names.ts';
import { readItem, writeItem } from '../storage/web-storage.ts';

/** Chromium's event before it offers installation; not in TypeScript's DOM types. */
export interface InstallPrompt extends Event {
    prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

interface Parts {
    /** The window. */
    readonly page?: EventTarget;
}

/** Installation: always in the settings, and offered by itself once, when a song has shown what Segue is. */
export class Install {
    #prompt = $state.raw<InstallPrompt | null>(null);
    #isOffered = $state(false);
    #hasSong = false;

    constructor({ page = globalThis as unknown as EventTarget }: Parts = {}) {
        page.addEventListener('beforeinstallprompt', (event) => {
            event.preventDefault();
            this.#prompt = event as InstallPrompt;
            this.#offerOnce();
        });
        page.addEventListener('appinstalled', () => {
            this.#prompt = null;
            this.#isOffered = false;
        });
    }

    get isPossible(): boolean {
        return this.#prompt !== null;
    }

    get isOffered(): boolean {
        return this.#isOffered && this.isPossible;
    }

    /** A song is in the library. */
    songWasKept(): void {
        this.#hasSong = true;
        this.#offerOnce();
    }

    dismiss(): void {
        this.#isOffered = false;
    }

    async run(): Promise<void> {
        const prompt = this.#prompt;
        this.#prompt = null;
        this.#isOffered = false;
        await prompt?.prompt();
    }

    #offerOnce(): void {
        if (!this.#hasSong || !this.isPossible) return;
        const offered = readItem(items.installOffered);
        if (!offered.ok || offered.value !== null) return;
        // Where nothing can be remembered, an offer would come back at every visit.
        this.#isOffered = writeItem(items.installOffered, 'yes');
    }
}
