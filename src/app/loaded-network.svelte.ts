import type { Analyser } from '../analysis/analyser.ts';
import type { LoadedBackend } from '../analysis/protocol.ts';
import type { Contract } from '../contract.ts';
import type { BackendChoice } from '../flow.ts';
import type { Settings } from './settings.svelte.ts';

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
        const contract = this.#loadContract();
        try {
            loaded = await this.#parts.analyser.load(this.#parts.settings.backend);
        } catch (error) {
            console.error(error);
        }
        await contract;
        if (attempt !== this.#lastAttempt) return;
        this.#backend = loaded;
        this.#loading = false;
    }

    async choose(choice: BackendChoice): Promise<void> {
        this.#parts.settings.backend = choice;
        await this.load();
    }

    /** What it can hear, asked for where that is not known yet; null where it cannot be told. */
    async knownContract(): Promise<Contract | null> {
        return this.#contract ?? this.#loadContract();
    }

    /** Asks each time: the files may have been fetched anew since, and be of another version. */
    async #loadContract(): Promise<Contract | null> {
        try {
            this.#contract = await this.#parts.analyser.contract();
        } catch (error) {
            console.error(error);
        }
        return this.#contract;
    }
}
