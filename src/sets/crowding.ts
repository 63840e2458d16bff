/** Which songs may not stand in one set, or not so near to each other. */
import type { Track } from '../flow.ts';
import { artistName, isSameSong } from '../recommend/matching/same-song.ts';
import { songNames } from '../recommend/matching/song-names.ts';
import type { PackedSongs } from './packed-songs.ts';

/** Among so many songs one after another no artist stands twice, where the library has so many. */
const artistsApart = 5;

/** Names as numbers, read from the tracks when they are first asked for. */
export class Names {
    readonly #tracks: readonly Track[];
    readonly #comes: Uint8Array;
    readonly #numbers = new Map<string, number>();
    readonly #artists: (number | undefined)[] = [];
    readonly #titles: (readonly number[] | undefined)[] = [];
    #apart: number | undefined;

    constructor({ tracks, comes }: Pick<PackedSongs, 'tracks' | 'comes'>) {
        this.#tracks = tracks;
        this.#comes = comes;
    }

    /** The same number for the same artist; -1 where none is known. */
    artist(song: number): number {
        return (this.#artists[song] ??= this.#readArtist(song));
    }

    /** Among how many songs one after another no artist may stand twice: five, or as many as the library has artists. A song of an unknown artist counts as one of its own. */
    get apart(): number {
        return (this.#apart ??= this.#countApart());
    }

    /** Whether the two are one song, in whatever recording. */
    areSame(song: number, other: number): boolean {
        const [one, two] = [this.#tracks[song], this.#tracks[other]];
        if (!one || !two || !this.titles(song).some((title) => this.titles(other).includes(title))) return false;
        return isSameSong(one, two);
    }

    /** Of each way to read its title: songs without a common one are not the same. */
    titles(song: number): readonly number[] {
        return (this.#titles[song] ??= this.#readTitles(song));
    }

    #countApart(): number {
        const artists = new Set<number>();
        for (let song = 0; song < this.#tracks.length && artists.size < artistsApart; song += 1) {
            if (!this.#comes[song]) continue;
            const artist = this.artist(song);
            artists.add(artist < 0 ? -1 - song : artist);
        }
        return Math.max(1, artists.size);
    }

    #readArtist(song: number): number {
        const track = this.#tracks[song];
        const name = track ? artistName(track) : null;
        return name === null ? -1 : this.#number(`artist ${name}`);
    }

    #readTitles(song: number): readonly number[] {
        const { title = '', artist } = this.#tracks[song] ?? {};
        return songNames(title, artist).flatMap(({ titles }) => titles.map((name) => this.#number(`title ${name}`)));
    }

    #number(name: string): number {
        const known = this.#numbers.get(name) ?? this.#numbers.size;
        this.#numbers.set(name, known);
        return known;
    }
}

const namesOfPacked = new WeakMap<PackedSongs, Names>();

export function namesOf(packed: PackedSongs): Names {
    let names = namesOfPacked.get(packed);
    if (!names) namesOfPacked.set(packed, (names = new Names(packed)));
    return names;
}

/** The songs that stand in a set already, and the artists that stand too near to a place in it. */
export class Company {
    readonly #names: Names;
    readonly #songs: ReadonlySet<number>;
    readonly #titles: ReadonlyMap<number, readonly number[]>;
    readonly #artists: ReadonlySet<number>;

    /** `near`: those of the songs that stand fewer than `names.apart` places from where one is to join. */
    constructor(names: Names, songs: readonly number[], near: readonly number[]) {
        this.#names = names;
        this.#songs = new Set(songs);
        this.#artists = new Set(near.map((song) => names.artist(song)).filter((artist) => artist >= 0));
        const titles = new Map<number, number[]>();
        for (const song of songs)
            for (const title of names.titles(song)) titles.set(title, [...(titles.get(title) ?? []), song]);
        this.#titles = titles;
    }

    has(song: number): boolean {
        return this.#songs.has(song);
    }

    /** Whether the song may join: it is no song that stands there, and its artist is far enough. */
    admits(song: number): boolean {
        if (this.has(song) || this.#artists.has(this.#names.artist(song))) return false;
        const namesakes = this.#names.titles(song).flatMap((title) => this.#titles.get(title) ?? []);
        return !namesakes.some((other) => this.#names.areSame(song, other));
    }
}
