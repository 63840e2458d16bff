import { type Analyser, createAnalyser } from '../analysis/analyser.ts';
import { AsThePaper } from './as-the-paper.svelte.ts';
import type { Contract } from '../contract.ts';
import type { BackendChoice, BackendName, Track } from '../flow.ts';
import { createIngest } from '../intake/ingest.ts';
import { rememberUnderWay, takeInterrupted } from '../intake/interrupted.ts';
import { Library } from '../library/library.svelte.ts';
import type { Stored } from '../storage/stored.ts';
import { Login, type LeftAt } from './login.svelte.ts';
import { Player } from '../playback/player.svelte.ts';
import { Queue, type QueueItem } from '../intake/queue.svelte.ts';
import { type AllSources, createSources } from '../recommend/create-sources.ts';
import { openResponseCache } from '../recommend/http/response-cache.ts';
import { createHttpClient } from '../recommend/http/http-client.ts';
import { Later } from '../recommend/later/later.svelte.ts';
import { Listening } from '../recommend/listening/listening.svelte.ts';
import type { SourceName } from '../recommend/sources.ts';
import { Recommendations } from '../recommend/recommendations.svelte.ts';
import { Settings } from './settings.svelte.ts';

export interface LoadedBackend {
    readonly name: BackendName;
    /** Time to hear one patch (10 s of music), warm. */
    readonly patchMillis: number;
}

interface Parts {
    readonly analyser?: Analyser;
    readonly library?: Library;
    readonly player?: Player;
}

/** The only place where things are built and joined. */
export class Segue {
    readonly library: Library;
    readonly queue: Queue;
    readonly player: Player;
    readonly settings = new Settings();
    readonly analyser: Analyser;
    readonly asThePaper: AsThePaper;
    readonly recommendations: Recommendations;
    readonly listening: Listening;
    readonly later: Later;
    readonly sources: AllSources;
    readonly login: Login;
    /** Whose answers are on the screen. */
    sourceShown = $state<SourceName>('library');
    #contract = $state.raw<Contract | null>(null);
    #backend = $state.raw<LoadedBackend | null>(null);
    #loading = $state(true);
    #lastAttempt = 0;
    #selection = $state.raw<{ readonly trackId: string } | { readonly itemId: number } | null>(null);
    #chosenByHand = false;
    #leftAt: LeftAt | null = null;
    #interrupted = $state.raw(takeInterrupted());

    constructor(parts: Parts = {}) {
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- an address that never changes
        this.analyser = parts.analyser ?? createAnalyser({ modelFolder: new URL('model/', document.baseURI).href });
        this.library = parts.library ?? new Library();
        this.player = parts.player ?? new Player();
        this.asThePaper = new AsThePaper({
            // eslint-disable-next-line svelte/prefer-svelte-reactivity -- an address that never changes
            folder: () => new URL('paper/', document.baseURI).href,
            isOn: () => this.settings.asThePaper,
            pictureOf: (trackId) => this.library.picture(trackId),
        });
        const ingest = createIngest({
            analyser: this.analyser,
            library: this.library,
            modelVersion: async () => (await this.#loadContract())?.version ?? null,
        });
        this.queue = new Queue({ ingest, lanes: this.analyser.lanes, onFinished: (item) => this.#finished(item) });
        this.later = new Later();
        this.listening = new Listening({
            analyser: this.analyser,
            library: () => this.library.tracks,
            isBusy: () => this.queue.active.length > 0,
        });
        const contract = () => this.#contract;
        const cache = openResponseCache();
        const http = createHttpClient({ cache });
        this.sources = createSources({ http, cache, tracks: () => this.library.tracks, contract });
        this.login = new Login({ connection: this.sources.spotify.connection });
        this.recommendations = new Recommendations({
            sources: this.sources,
            contract,
            lasting: this.settings.lasting,
            onLasting: (lasting) => (this.settings.lasting = lasting),
        });
    }

    /** What the network can hear; null until it is loaded. */
    get contract(): Contract | null {
        return this.#contract;
    }

    /** Null while the network is loading, and where it could not be loaded. */
    get backend(): LoadedBackend | null {
        return this.#backend;
    }

    get networkState(): 'loading' | 'ready' | 'unavailable' {
        if (this.#loading) return 'loading';
        return this.#backend ? 'ready' : 'unavailable';
    }

    /** The song on the screen, when it is in the library. */
    get selectedTrack(): Track | null {
        const selection = this.#selection;
        return selection && 'trackId' in selection ? (this.library.get(selection.trackId) ?? null) : null;
    }

    /** The song on the screen, when it is being heard or could not be. */
    get selectedItem(): QueueItem | null {
        const selection = this.#selection;
        if (!selection || !('itemId' in selection)) return null;
        return this.queue.items.find(({ id }) => id === selection.itemId) ?? null;
    }

    /** By what the player knows the song on the screen; null when there is none. */
    get selectedSoundId(): string | null {
        const item = this.selectedItem;
        return this.selectedTrack?.id ?? (item && soundId(item));
    }

    /** Files that were being heard, or waited for it, when the page was left the last time. */
    get interrupted(): readonly string[] {
        return this.#interrupted;
    }

    forgetInterrupted(): void {
        this.#interrupted = [];
    }

    /** Reads the library and loads the network, both at once; neither failure keeps the other from working. */
    async start(): Promise<void> {
        await Promise.all([this.library.load(), this.later.load(), this.loadNetwork()]);
        // Also while no song is shown: so it is kept, in this version of the app too, before the connection goes.
        if (this.asThePaper.isOn) await this.asThePaper.load();
    }

    /** Loads the network on the backend of the settings; also the way to try again. */
    async loadNetwork(): Promise<void> {
        const attempt = ++this.#lastAttempt;
        this.#loading = true;
        this.#backend = null;
        let loaded: LoadedBackend | null = null;
        try {
            await this.#loadContract();
            const { backend, patchMillis } = await this.analyser.load(this.settings.backend);
            loaded = { name: backend, patchMillis };
        } catch (error) {
            console.error(error);
        }
        if (attempt !== this.#lastAttempt) return;
        this.#backend = loaded;
        this.#loading = false;
    }

    async chooseBackend(choice: BackendChoice): Promise<void> {
        this.settings.backend = choice;
        await this.loadNetwork();
    }

    async hearAsThePaper(isOn: boolean): Promise<void> {
        this.settings.asThePaper = isOn;
        if (isOn) await this.asThePaper.load();
        else this.asThePaper.putAway();
    }

    /** Queues the files, and shows the first of them unless the person is looking at a song while others are heard. */
    add(files: readonly File[]): void {
        if (this.queue.active.length === 0) this.#chosenByHand = false;
        const added = this.queue.add(files);
        this.#rememberUnderWay();
        for (const item of added) this.player.remember(soundId(item), item.file);
        const [first] = added;
        if (first && !this.#chosenByHand && !this.#isHearingSelection()) this.#selection = { itemId: first.id };
    }

    select(trackId: string | null): void {
        this.#chosenByHand = trackId !== null;
        this.#selection = trackId === null ? null : { trackId };
    }

    selectItem(itemId: number): void {
        this.#chosenByHand = true;
        const trackId = this.queue.items.find(({ id }) => id === itemId)?.trackId;
        this.#selection = trackId === undefined ? { itemId } : { trackId };
    }

    /** Asks what to hear after a song; as it was asked before, where the listener comes back from a login. */
    followSong(song: Track): void {
        this.listening.stop();
        const left = this.#leftAt;
        this.#leftAt = null;
        if (left?.trackId !== song.id) return this.recommendations.follow([song]);
        const mixed = left.mixedWith.map((id) => this.library.get(id)).filter((track) => track !== undefined);
        this.recommendations.follow([song, ...mixed], { genres: left.genres, tags: left.tags });
    }

    /** Leaves the page for Spotify's own. */
    async leaveForLogin(): Promise<void> {
        const { seeds, filters } = this.recommendations;
        const [, ...mixed] = seeds ?? [];
        const { genres, tags } = filters;
        const trackId = this.selectedTrack?.id ?? null;
        const mixedWith = mixed.map(({ id }) => id);
        await this.login.leave({ trackId, source: 'spotify', mixedWith, genres: [...genres], tags: [...tags] });
    }

    comeBack(at: LeftAt): void {
        this.#leftAt = at;
        this.select(at.trackId);
        this.sourceShown = at.source;
    }

    /** Takes a song out of the library, and off the screen and the player when it is there. */
    async remove(trackId: string): Promise<Stored<null>> {
        const stored = await this.library.remove(trackId);
        if (!stored.ok) return stored;
        if (this.player.trackId === trackId) this.player.stop();
        const selection = this.#selection;
        if (selection && 'trackId' in selection && selection.trackId === trackId) this.select(null);
        return stored;
    }

    #isHearingSelection(): boolean {
        const selection = this.#selection;
        return this.queue.active.some(({ id }) => selection && 'itemId' in selection && selection.itemId === id);
    }

    #rememberUnderWay(): void {
        rememberUnderWay(this.queue.active.map(({ file }) => file.name));
    }

    #finished(item: QueueItem): void {
        this.#rememberUnderWay();
        const selection = this.#selection;
        const isSelected = selection && 'itemId' in selection && selection.itemId === item.id;
        if (item.stage === 'cancelled') this.player.forget(soundId(item));
        if (item.trackId !== undefined) {
            this.player.rename(soundId(item), item.trackId);
            // It was heard after all, so what kept the network from loading is over.
            if (item.stage === 'done' && this.networkState === 'unavailable') void this.loadNetwork();
            if (isSelected || (!selection && !this.#chosenByHand)) this.#selection = { trackId: item.trackId };
        } else if (isSelected && (item.stage === 'cancelled' || !this.#chosenByHand)) {
            const [next] = this.queue.active;
            if (next) this.#selection = { itemId: next.id };
            else if (item.stage === 'cancelled') this.#selection = null;
        }
    }

    async #loadContract(): Promise<Contract | null> {
        try {
            this.#contract ??= await this.analyser.contract();
        } catch (error) {
            console.error(error);
        }
        return this.#contract;
    }
}

/** A file can be played before it is known which song it is. */
const soundId = ({ id }: QueueItem): string => `file ${id}`;
