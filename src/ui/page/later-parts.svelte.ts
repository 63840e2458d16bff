/**
 * The parts of the page that nobody sees before something is heard, opened or kept. Their code is fetched when they are
 * wanted, and before that when the browser has nothing else to do, so that they are there at once and without a connection too.
 */
import { drawn } from '../../app/drawn.ts';
import { idle } from '../../library/idle.ts';

const importLibrary = () => import('../library/LibrarySide.svelte');
let library: ReturnType<typeof importLibrary> | null = null;

/** Also before there is a page that wants it. Asked for twice, a browser would draw the page without it before it answers. */
export function fetchLibrary(): ReturnType<typeof importLibrary> {
    library ??= importLibrary().catch((error: unknown) => {
        library = null;
        throw error;
    });
    return library;
}

const fetchers = {
    library: fetchLibrary,
    screens: () => import('./Screens.svelte'),
    map: () => import('../map/MapScreen.svelte'),
    players: () => import('../player/Players.svelte'),
    dialogs: () => import('../dialogs/Dialogs.svelte'),
};

type Fetchers = typeof fetchers;
type LaterPart = keyof Fetchers;
type Parts = { readonly [Part in LaterPart]: Awaited<ReturnType<Fetchers[Part]>>['default'] };

const longestWaitMillis = 2000;

const all = Object.keys(fetchers) as readonly LaterPart[];

export class LaterParts {
    #there = $state.raw<Partial<Parts>>({});
    #isMissing = $state(false);
    readonly #whole: () => Promise<void>;
    readonly #fetch: Fetchers;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    readonly #coming = new Map<LaterPart, Promise<void>>();

    /** `whole` resolves when what the parts show is there. */
    constructor(whole: () => Promise<void>, fetch = fetchers) {
        this.#whole = whole;
        this.#fetch = fetch;
    }

    /** Whether one could not be fetched. */
    get isMissing(): boolean {
        return this.#isMissing;
    }

    has(part: LaterPart): boolean {
        return this.#there[part] !== undefined;
    }

    /** The component; undefined until it is there. */
    want<Part extends LaterPart>(part: Part): Parts[Part] | undefined {
        if (!this.#there[part]) void this.#get(part);
        return this.#there[part];
    }

    /** When something of the page is drawn: one after another, each when the browser is idle. */
    async fetchAll(): Promise<void> {
        this.#isMissing = false;
        await drawn();
        for (const part of all) {
            await this.#get(part);
            await idle(longestWaitMillis);
        }
    }

    #get(part: LaterPart): Promise<void> {
        const coming = this.#coming.get(part) ?? this.#fetchOne(part);
        this.#coming.set(part, coming);
        return coming;
    }

    async #fetchOne(part: LaterPart): Promise<void> {
        try {
            const [{ default: component }] = await Promise.all([this.#fetch[part](), this.#whole()]);
            this.#there = { ...this.#there, [part]: component };
        } catch {
            this.#coming.delete(part);
            this.#isMissing = true;
        }
    }
}
