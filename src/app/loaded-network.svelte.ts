import type { Analyser } from '../analysis/analyser.ts';
import type { LoadedBackend } from '../analysis/protocol.ts';
import type { Contract } from '../contract.ts';
import type { BackendChoice } from '../flow.ts';
import { drawn } from './drawn.ts';
import type { Settings } from './settings.svelte.ts';

interface Parts {
    readonly analyser: Pick<Analyser, 'contract' | 'description' | 'load'>;
    readonly settings: Pick<Settings, 'backend'>;
}

/** The network as far as it is loaded, and what it can hear. */
export class LoadedNetwork {
    readonly #parts: Parts;
    #contract = $state.raw<Contract | null>(null);
    #backend = $state.raw<LoadedBackend | null>(null);
    #loading = $state(true);
    #lastAttempt = 0;
    /** Whether the contract is that of the files that hear, and not only of a description that may be another version's. */
    #isCertain = false;

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
        const described = this.#describe();
        // Megabytes that nobody needs to see the page.
        await drawn();
        const contract = this.#loadContract();
        try {
            loaded = await this.#parts.analyser.load(this.#parts.settings.backend);
        } catch (error) {
            console.error(error);
        }
        await Promise.all([described, contract]);
        if (attempt !== this.#lastAttempt) return;
        this.#backend = loaded;
        this.#loading = false;
    }

    async choose(choice: BackendChoice): Promise<void> {
        this.#parts.settings.backend = choice;
        await this.load();
    }

    /** What it can hear for certain, asked for where that is not known yet; null where it cannot be told. */
    async knownContract(): Promise<Contract | null> {
        return this.#isCertain ? this.#contract : this.#loadContract();
    }

    /** Songs are listed by its names, before the network itself is there. */
    async #describe(): Promise<void> {
        try {
            const described = await this.#parts.analyser.description();
            this.#contract ??= described;
        } catch {
            // The files that are fetched next say what is wrong.
        }
    }

    /** Asks each time: the files may have been fetched anew since, and be of another version. */
    async #loadContract(): Promise<Contract | null> {
        try {
            const told = await this.#parts.analyser.contract();
            const { version, checksum } = this.#contract ?? {};
            // The same one again would have all songs read anew.
            if (told.version !== version || told.checksum !== checksum) this.#contract = told;
            this.#isCertain = true;
        } catch (error) {
            console.error(error);
        }
        return this.#contract;
    }
}
