import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { plainText } from '../library/plain-text.ts';
import { mayStandInSet, packSongs } from './packed-songs.ts';
import {
    arcOf,
    endingWith,
    newSet,
    present,
    songsFitting,
    songsInPlaceOf,
    withLock,
    withSong,
    withSongAt,
    withWish,
    type Known,
    type SongSet,
} from './song-set.ts';
import type { StreamedSong } from './streamed-song.ts';
import { anchorsFrom, type Wish } from './wish.ts';

interface Parts {
    readonly tracks: () => readonly Track[];
    /** Null until it is loaded; there are no sets before. */
    readonly contract: () => Contract | null;
}

const usualWish: Wish = { length: { songs: 20 }, arc: 'steady' };

/** Older states are not gone back to. */
const mostKept = 100;
const mostOffered = 8;

const noStreams: ReadonlyMap<string, StreamedSong> = new Map();

/** The set that there is, and what it was before. */
export class CurrentSet {
    readonly #parts: Parts;
    #states = $state.raw<readonly SongSet[]>([]);
    readonly #streamed = $derived(this.#states.at(-1)?.streamed ?? noStreams);
    readonly #tracks = $derived.by(() => {
        const tracks = this.#parts.tracks();
        if (this.#streamed.size === 0) return tracks;
        return [...tracks, ...[...this.#streamed.values()].map(({ heard }) => heard.track)];
    });
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- built anew at every change, never changed
    readonly #byId = $derived.by(() => new Map(this.#tracks.map((track) => [track.id, track])));
    readonly #now = $derived.by(() => {
        const last = this.#states.at(-1);
        return last ? present(last, (id) => this.#byId.has(id)) : null;
    });

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** Null before the first was asked for. */
    get set(): SongSet | null {
        return this.#now;
    }

    /** In order. */
    get songs(): readonly Track[] {
        return this.#now?.ids.flatMap((id) => this.#byId.get(id) ?? []) ?? [];
    }

    /** The song of a service that was taken into it, by the id of its track. */
    streamed(id: string): StreamedSong | undefined {
        return this.#streamed.get(id);
    }

    /** How many songs of the library come into no set by themselves, as they are snippets, and were not chosen. */
    get snippetsLeftOut(): number {
        const known = this.#known;
        if (!known) return 0;
        const { tracks, comes } = packSongs(known.tracks, known.contract);
        const chosen = this.#now?.ids ?? [];
        return tracks.filter(({ id }, song) => !comes[song] && !chosen.includes(id)).length;
    }

    get canUndo(): boolean {
        return this.#states.length > 1;
    }

    /** How lively it is to be at each part of its way, 0 to 1. */
    get arc(): (part: number) => number {
        const known = this.#known;
        return this.#now && known ? arcOf(this.#now, known) : () => 0;
    }

    /** Whether sets may be made from the song. */
    mayBeginWith(track: Track): boolean {
        const contract = this.#parts.contract();
        return contract !== null && mayStandInSet(track, contract);
    }

    /** A first one of the whole library, where there is none yet. */
    ensure(): void {
        if (!this.#now) this.begin([]);
    }

    /** A new set, from one song or by way of several, as far as they may stand in one; of the whole library from none. What was wished for the last one is for this one too. */
    begin(ids: readonly string[], wish: Partial<Wish> = {}): void {
        this.#change((known) => {
            const { placeOf } = packSongs(known.tracks, known.contract);
            const anchors = anchorsFrom(ids.filter((id) => placeOf.has(id)));
            return newSet({ ...(this.#now?.wish ?? usualWish), ...wish }, anchors, known);
        });
    }

    /** A new set of these songs and no others, in the order in which they go together best. */
    beginOf(tracks: readonly Track[]): void {
        const wish = { ...(this.#now?.wish ?? usualWish), length: { songs: tracks.length } };
        this.#change(({ contract }) => newSet(wish, [], { tracks, contract }));
    }

    ask(wish: Partial<Wish>): void {
        this.#change((known, set) => set && withWish(set, wish, known));
    }

    endWith(id: string): void {
        this.#change((known, set) => set && endingWith(set, id, known));
    }

    lock(id: string, isLocked: boolean): void {
        this.#change((_, set) => set && withLock(set, id, isLocked));
    }

    replace(old: string, id: string): void {
        this.#change((_, set) => set && withSong(set, old, id));
    }

    /** Of songs of services, those that may come to a place, best first. */
    fitting(place: number, songs: readonly StreamedSong[]): readonly StreamedSong[] {
        const known = this.#known;
        return known && this.#now ? songsFitting(this.#now, place, songs, known) : [];
    }

    /** A song of a service comes to a place, counted from 0. */
    take(place: number, song: StreamedSong): void {
        this.#change((_, set) => set && withSongAt(set, place, song));
    }

    /** Another song in its place: the one that fits best of those that were not sent away yet, else of all. False where there is none. */
    reroll(id: string): boolean {
        const known = this.#known;
        const set = this.#now;
        if (!known || !set) return false;
        const isNew = (track: Track): boolean => !set.passed.has(track.id);
        const [other] = [isNew, () => true].flatMap((accepts) => songsInPlaceOf(set, id, known, { most: 1, accepts }));
        if (other) this.replace(id, other.id);
        return other !== undefined;
    }

    /** Songs that may take its place, those first that fit best; with words, those that have them in title or artist. */
    offers(id: string, search: string): readonly Track[] {
        const known = this.#known;
        const words = plainText(search).split(/\s+/).filter(Boolean);
        const accepts = ({ title, artist = '' }: Track): boolean => {
            const text = plainText(`${title} ${artist}`);
            return words.every((word) => text.includes(word));
        };
        if (!known || !this.#now) return [];
        const asked = words.length > 0 ? { most: mostOffered, accepts, anyToo: true } : { most: mostOffered };
        return songsInPlaceOf(this.#now, id, known, asked);
    }

    undo(): void {
        if (this.canUndo) this.#states = this.#states.slice(0, -1);
    }

    get #known(): Known | null {
        const contract = this.#parts.contract();
        return contract && { tracks: this.#tracks, contract };
    }

    #change(change: (known: Known, set: SongSet | null) => SongSet | null): void {
        const known = this.#known;
        const next = known && change(known, this.#now);
        if (next) this.#states = [...this.#states, next].slice(-mostKept);
    }
}
