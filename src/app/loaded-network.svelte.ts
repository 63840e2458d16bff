import type { Analyser } from '../analysis/analyser.ts';
import type { Contract } from '../contract.ts';
import type { BackendChoice, BackendName } from '../flow.ts';
import type { Settings } from './settings.svelte.ts';

export interface LoadedBackend {
    readonly name: BackendName;
    /** Time to hear one patch (10 s of music), warm. */
    readonly patchMillis: number;
}

interface Parts {
    readonly analyser: Pick<Analyser, 'contract' | 'load'>;
    readonly settings: Pick<Settings, 'backend'>;
}

/** The network as far as it is loaded, and what it can hear. */
export class LoadedNetwork {
    readonly #parts: Parts;
    #contract = $state.raw<Contract | null>(null);
    #backend = $state.raw<LoadedBackend | null>(null);
    #loading = $state(true);
    #lastAttempt = 0;

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** What it can hear; null until that is known. */
    get contract(): Contract | null {
        return this.#contract;
    }

    /** Null while it is loading, and where it could not be loaded. */
    get backend(): LoadedBackend | null {
        return this.#backend;
    }

    get state(): 'loading' | 'ready' | 'unavailable' {
        if (this.#loading) return 'loading';
        return this.#backend ? 'ready' : 'unavailable';
    }

    /** Loads it on the backend of the settings; also the way to try again. */
    async load(): Promise<void> {
        const attempt = ++this.#lastAttempt;
        this.#loading = true;
        this.#backend = null;
        let loaded: LoadedBackend | null = null;
        try {
            await this.loadContract();
            const { backend, patchMillis } = await this.#parts.analyser.load(this.#parts.settings.backend);
            loaded = { name: backend, patchMillis };
        } catch (error) {
            console.error(error);
        }
        if (attempt !== this.#lastAttempt) return;
        this.#backend = loaded;
        this.#loading = false;
    }

    async choose(choice: BackendChoice): Promise<void> {
        this.#parts.settings.backend = choice;
        await this.load();
    }

    async loadContract(): Promise<Contract | null> {
        try {
            this.#contract ??= await this.#parts.analyser.contract();
        } catch (error) {
            console.error(error);
        }
        return this.#contract;
    }
}
