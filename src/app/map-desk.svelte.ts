import type { Track } from '../flow.ts';
import type { Library } from '../library/library.svelte.ts';
import { cartographer, type Cartographer } from '../map/map-worker.ts';
import { pointOf, songsAlong, songsWithin, type Point } from '../map/lasso.ts';
import type { MappedSongs } from '../map/mapped-songs.ts';
import { SongMap } from '../map/song-map.svelte.ts';
import type { View } from '../map/view.ts';
import type { CurrentSet } from '../sets/current-set.svelte.ts';
import type { LoadedNetwork } from './loaded-network.svelte.ts';
import type { Screen } from './screen.svelte.ts';

/** By what songs are coloured. */
export const colourings = ['style', 'mood', 'tempo', 'key', 'year'] as const;
export type ColouringName = (typeof colourings)[number];

/** What a finger does on the map. */
export type Tool = 'move' | 'area' | 'path';

/** Songs that were drawn round, or along a path and then in its order, or those of a region. */
export interface Chosen {
    readonly kind: Exclude<Tool, 'move'> | 'region';
    readonly ids: readonly string[];
    /** How a playlist of them may be called. */
    readonly name: string;
    /** How many lie there that what is searched for leaves out. */
    readonly leftOut: number;
}

interface Parts {
    readonly library: Pick<Library, 'tracks' | 'get'>;
    readonly network: Pick<LoadedNetwork, 'contract'>;
    readonly set: CurrentSet;
    readonly screen: Pick<Screen, 'show'>;
    readonly worker?: Cartographer;
}

/** As many as one listens through in an evening; a path of more would be a list. */
const mostAlong = 20;

/** How a choice is made: how far on the map a path reaches, and which songs may be chosen. */
interface Choosing {
    readonly reach: number;
    readonly accepts: (song: number) => boolean;
}

const idsOf = (tracks: readonly Track[]): readonly string[] => tracks.map(({ id }) => id);

/** What is kept of the map while another screen is shown. */
export class MapDesk {
    readonly map: SongMap;
    /** Null: everything. */
    view = $state.raw<View | null>(null);
    colouring = $state<ColouringName>('style');
    /** The only shade that stands out, by its name; null: all do. */
    onlyShade = $state<string | null>(null);
    tool = $state<Tool>('move');
    /** Whether pointing at a song plays a moment of it. */
    hears = $state(false);
    chosen = $state.raw<Chosen | null>(null);
    /** Songs that a path is to lead through, in order. */
    stops = $state.raw<readonly string[]>([]);
    /** What was drawn, on the map. */
    line = $state.raw<readonly Point[]>([]);
    /** Whether the focused song was chosen later than the songs of a line or region. */
    isSongLast = $state(true);
    #focusedId = $state<string | null>(null);

    readonly #parts: Parts;
    /** Those of the chosen that the library still has. */
    readonly chosenTracks = $derived.by(
        () => this.chosen?.ids.flatMap((id) => this.#parts.library.get(id) ?? []) ?? [],
    );
    /** Those of them that may stand in a set. */
    readonly #setTracks = $derived.by(() => this.chosenTracks.filter((track) => this.#parts.set.mayBeginWith(track)));

    constructor(parts: Parts) {
        this.#parts = parts;
        this.map = new SongMap({
            tracks: () => parts.library.tracks,
            contract: () => parts.network.contract,
            worker: parts.worker ?? cartographer,
            onMoved: () => this.#leavePlaces(),
        });
    }

    get focusedId(): string | null {
        return this.#focusedId;
    }

    set focusedId(id: string | null) {
        this.#focusedId = id;
        this.isSongLast = true;
    }

    get canMakeSet(): boolean {
        return this.#setTracks.length > 0;
    }

    chooseRegion(tracks: readonly Track[], name: string): void {
        this.clear();
        this.#choose({ kind: 'region', ids: idsOf(tracks), name, leftOut: 0 });
    }

    /** What lies within the line that was drawn. */
    chooseArea(
        { tracks, places }: MappedSongs,
        { accepts }: Pick<Choosing, 'accepts'>,
        nameOf: (songs: readonly number[]) => string,
    ): void {
        const within = songsWithin(places, this.line);
        const found = within.filter(accepts);
        this.#choose({
            kind: 'area',
            ids: idsOf(found.flatMap((song) => tracks[song] ?? [])),
            name: nameOf(found),
            leftOut: within.length - found.length,
        });
    }

    /** What lies along it. */
    choosePath({ tracks, places }: MappedSongs, { reach, accepts: mayCome }: Choosing): void {
        const maySet = (song: number): boolean => {
            const track = tracks[song];
            return track !== undefined && this.#parts.set.mayBeginWith(track);
        };
        const along = (accepts: (song: number) => boolean): readonly number[] =>
            songsAlong(places, this.line, { reach, most: mostAlong, accepts });
        const found = along((song) => mayCome(song) && maySet(song));
        this.#choose({
            kind: 'path',
            ids: idsOf(found.flatMap((song) => tracks[song] ?? [])),
            name: '',
            leftOut: along((song) => !mayCome(song) && maySet(song)).length,
        });
    }

    /** A path leads through the song too, or does no more; from two songs on it is chosen. */
    toggleStop(songs: MappedSongs, id: string, choosing: Choosing): void {
        const stops = this.stops.includes(id) ? this.stops.filter((one) => one !== id) : [...this.stops, id];
        this.clear();
        this.tool = 'path';
        this.stops = stops;
        const at = stops
            .map((stop) => songs.tracks.findIndex((track) => track.id === stop))
            .filter((song) => song >= 0);
        this.line = at.map((song) => pointOf(songs.places, song));
        if (at.length > 1) this.choosePath(songs, choosing);
        // By the song itself, which goes on being looked at.
        this.isSongLast = true;
    }

    /** Of those of the chosen that may stand in one: of a path in its order, else in the one that flows best. */
    makeSet(): void {
        const ids = idsOf(this.#setTracks);
        if (this.chosen?.kind === 'path') this.#parts.set.begin(ids, { length: { songs: ids.length } });
        else this.#parts.set.beginOf(this.#setTracks);
        this.#parts.screen.show('set');
    }

    /** The tool, and all that was chosen by it. False where nothing was in hand. */
    putDown(): boolean {
        const had = this.tool !== 'move';
        this.tool = 'move';
        return this.clear() || had;
    }

    /** Nothing is chosen or drawn any more. False where nothing was. */
    clear(): boolean {
        const had = this.chosen !== null || this.stops.length > 0 || this.line.length > 0;
        this.chosen = null;
        this.stops = [];
        this.line = [];
        return had;
    }

    #choose(chosen: Chosen): void {
        this.chosen = chosen;
        this.isSongLast = false;
    }

    /** Songs lie elsewhere now: what was drawn and looked at has other songs around it. Those that were chosen stay chosen. */
    #leavePlaces(): void {
        this.line = [];
        this.view = null;
    }
}
