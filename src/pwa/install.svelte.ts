/** Chromium's event before it offers installation; not in TypeScript's DOM types. */
export interface InstallPrompt extends Event {
    prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

const storageKey = 'segue-install-offered';

interface Parts {
    /** The window. */
    readonly page?: EventTarget;
    readonly storage?: Pick<Storage, 'getItem' | 'setItem'>;
}

/** Installation: always in the settings, and offered by itself once, when a song has shown what Segue is. */
export class Install {
    #prompt = $state.raw<InstallPrompt | null>(null);
    #isOffered = $state(false);
    #hasSong = false;
    readonly #storage: Parts['storage'];

    constructor({ page = globalThis as unknown as EventTarget, storage }: Parts = {}) {
        this.#storage = storage;
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
        try {
            const storage = this.#storage ?? localStorage;
            if (storage.getItem(storageKey) !== null) return;
            storage.setItem(storageKey, 'yes');
            this.#isOffered = true;
        } catch {
            // Where nothing can be remembered, an offer would come back at every visit.
        }
    }
}
