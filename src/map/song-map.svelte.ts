import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { isHeardByAnother } from '../meaning/same-network.ts';
import { type Channel, openChannel } from '../storage/channel.ts';
import { type ChannelName, channelNames } from '../storage/names.ts';
import type { StorageReason } from '../storage/stored.ts';
import { type KeptMap, type MapStore, openMapStore } from './kept-map.ts';
import type { Places } from './layout.ts';
import type { Cartographer } from './map-worker.ts';
import { isOneLayout, mappable, type MappedSongs, placesFor, standing, vectorsOf } from './mapped-songs.ts';

interface Parts {
    readonly tracks: () => readonly Track[];
    /** Null until it is loaded. */
    readonly contract: () => Contract | null;
    readonly worker: Cartographer;
    /** To be told that songs which had a place lie elsewhere from now on. */
    readonly onMoved?: () => void;
    readonly store?: MapStore;
    readonly channel?: ChannelName;
}

/** 'waiting': for the library. 'failed': the worker has ended. */
type State = 'waiting' | 'laying-out' | 'ready' | 'failed';

/** So many come in among the others before a new layout is worth it: a quarter of all, and more than a few. */
const manySince = { share: 0.25, songs: 20 } as const;

/** Where the songs of the library lie: kept, the same in all windows. New ones come in among the others, which stay. */
export class SongMap {
    readonly #parts: Parts;
    readonly #worker: Cartographer;
    readonly #store: MapStore;
    readonly #otherWindows: Channel<'changed'>;
    #kept = $state.raw<KeptMap | null>(null);
    #state = $state<State>('waiting');
    #problem = $state<StorageReason | null>(null);
    #part = $state(0);
    #settling = $state.raw<MappedSongs | null>(null);
    #hasRead = false;
    /** A new layout was asked for, and is not there yet. */
    #isAsked = false;
    /** Changes wait for each other, so that none is lost. */
    #settled: Promise<void> = Promise.resolve();
    readonly #mappable = $derived.by(() => {
        const contract = this.#parts.contract();
        return contract ? mappable(this.#parts.tracks(), contract) : [];
    });
    readonly #songs = $derived.by((): MappedSongs => {
        if (this.#settling) return this.#settling;
        return this.#kept ? standing(this.#mappable, this.#kept) : { tracks: [], places: new Float32Array() };
    });

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#worker = parts.worker;
        this.#store = parts.store ?? openMapStore();
        this.#otherWindows = openChannel(
            parts.channel ?? channelNames.map,
            () => void this.#inTurn(() => this.#read()),
        );
    }

    /** Those that have a place. */
    get songs(): MappedSongs {
        return this.#songs;
    }

    get state(): State {
        return this.#state;
    }

    /** Of a new layout, how much is done: 0 to 1. */
    get part(): number {
        return this.#part;
    }

    /** Why the places could not be kept; null when they were. */
    get problem(): StorageReason | null {
        return this.#problem;
    }

    /** 0 to 1; null before anything is laid out. */
    get trueness(): number | null {
        return this.#kept?.trueness ?? null;
    }

    /** How many songs of the library another network heard. */
    get leftOut(): number {
        return this.#parts.tracks().length - this.#mappable.length;
    }

    /** How many have come since all were laid out, where they are so many that it is worth it again; else 0. */
    get manySince(): number {
        const since = this.#kept?.placedSince ?? 0;
        return since >= manySince.songs && since >= manySince.share * this.#songs.tracks.length ? since : 0;
    }

    /** Sees to it that every song has a place. */
    follow(): Promise<void> {
        return this.#inTurn(async () => {
            if (!this.#hasRead) await this.#read();
            const tracks = this.#mappable;
            const contract = this.#parts.contract();
            if (!contract || tracks.length === 0) return;
            const kept = this.#kept && !isHeardByAnother(this.#kept, contract) ? this.#kept : null;
            if (!kept || this.#isAsked || standing(tracks, kept).tracks.length === 0)
                return this.#layOut(tracks, contract);
            if (standing(tracks, kept).tracks.length < tracks.length) return this.#place(tracks, kept);
            this.#state = 'ready';
        });
    }

    /** All places anew, as on the first day; where that fails, the next `follow` tries it again. */
    layOutAnew(): Promise<void> {
        this.#isAsked = true;
        return this.follow();
    }

    dispose(): void {
        this.#otherWindows.close();
    }

    async #layOut(tracks: readonly Track[], contract: Contract): Promise<void> {
        this.#state = 'laying-out';
        this.#part = 0;
        this.#parts.onMoved?.();
        const settle = (places: Places): void => {
            this.#settling = { tracks, places };
        };
        await this.#attempt(async () => {
            const laidOut = await this.#worker.layOut(vectorsOf(tracks), ({ part, places }) => {
                this.#part = part;
                if (places) settle(places);
            });
            const ids = tracks.map(({ id }) => id);
            this.#isAsked = false;
            await this.#keep({ ...laidOut, model: contract.version, ids, placedSince: 0 });
        });
        this.#settling = null;
    }

    async #place(tracks: readonly Track[], kept: KeptMap): Promise<void> {
        await this.#attempt(async () => {
            const places = placesFor(tracks, kept);
            const placed = await this.#worker.place(vectorsOf(tracks), places);
            const came = tracks.length - standing(tracks, kept).tracks.length;
            const ids = tracks.map(({ id }) => id);
            await this.#keep({ ...placed, model: kept.model, ids, placedSince: kept.placedSince + came });
        });
    }

    async #attempt(work: () => Promise<void>): Promise<void> {
        try {
            await work();
            this.#state = 'ready';
        } catch (error) {
            console.error(error);
            this.#state = 'failed';
        }
    }

    async #keep(map: KeptMap): Promise<void> {
        this.#kept = map;
        const stored = await this.#store.write(map);
        this.#problem = stored.ok ? null : stored.reason;
        if (stored.ok) this.#otherWindows.post('changed');
    }

    async #read(): Promise<void> {
        const stored = await this.#store.read();
        this.#hasRead = true;
        this.#problem = stored.ok ? null : stored.reason;
        if (!stored.ok || !stored.value) return;
        if (this.#kept && !isOneLayout(this.#kept, stored.value)) this.#parts.onMoved?.();
        this.#kept = stored.value;
    }

    #inTurn(change: () => Promise<void>): Promise<void> {
        this.#settled = this.#settled.then(change);
        return this.#settled;
    }
}
