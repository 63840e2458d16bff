/** Songs of the library by their titles and artists, as they are typed. */
import type { Track } from '../flow.ts';
import { folded } from './folded.ts';

/** More songs of one artist say no more of how they sound. */
const mostOfAnArtist = 20;

export interface NamedSongs {
    /** As the library writes it. */
    readonly name: string;
    readonly ids: readonly string[];
}

const known = new WeakMap<readonly Track[], SongNames>();

/** The same for the same list. */
export function songNamesOf(tracks: readonly Track[]): SongNames {
    let names = known.get(tracks);
    if (!names) known.set(tracks, (names = new SongNames(tracks)));
    return names;
}

export class SongNames {
    readonly #titles = new Map<string, NamedSongs>();
    readonly #artists = new Map<string, { readonly name: string; readonly ids: string[] }>();
    /** Of Russian names, made when one is looked for. */
    #stems: ReadonlyMap<string, NamedSongs> | undefined;

    /** Of several songs of one title the first is meant, where no artist is named. */
    constructor(tracks: readonly Track[]) {
        for (const { id, title, artist } of tracks) {
            const [plainTitle, plainArtist] = [plain(title), plain(artist ?? '')];
            this.#addSong(plainTitle, { name: title, ids: [id] });
            if (plainTitle === '' || plainArtist === '' || artist === undefined) continue;
            const song = { name: `${artist} - ${title}`, ids: [id] };
            this.#addSong(`${plainArtist} - ${plainTitle}`, song);
            this.#addSong(`${plainTitle} - ${plainArtist}`, song);
            this.#addSong(`${plainTitle} by ${plainArtist}`, song);
            this.#addArtist(plainArtist, artist, id);
        }
    }

    /** A title wins over an artist of the same name. */
    get(typed: string): NamedSongs | null {
        const key = plain(typed);
        return this.#titles.get(key) ?? this.#artists.get(key) ?? this.#inflected(key);
    }

    /** "В темпе Кукушки" is of "Кукушка". */
    #inflected(key: string): NamedSongs | null {
        if (!/\p{Script=Cyrillic}/u.test(key)) return null;
        this.#stems ??= new Map(
            [...this.#artists, ...this.#titles]
                .filter(([name]) => /\p{Script=Cyrillic}/u.test(name))
                .map(([name, songs]) => [stems(name), songs]),
        );
        return this.#stems.get(stems(key)) ?? null;
    }

    #addSong(key: string, song: NamedSongs): void {
        if (key !== '' && !this.#titles.has(key)) this.#titles.set(key, song);
    }

    #addArtist(key: string, name: string, id: string): void {
        const songs = this.#artists.get(key) ?? { name, ids: [] };
        this.#artists.set(key, songs);
        if (songs.ids.length < mostOfAnArtist) songs.ids.push(id);
    }
}

/** Without the endings of their cases. */
const stems = (name: string): string =>
    name.replace(/(?<=\p{Script=Cyrillic}{3})(?:[аяоыи]ми|[оеи][йм]|[аяы]х|[аеиоуыэюяьй])(?!\p{L})/gu, '');

/** As it stands in a question: without the quotation marks around it. Most names need no more than small letters. */
function plain(name: string): string {
    if (/^[\w .,&()-]*$/.test(name)) return name.trim().replace(/ {2,}/g, ' ').toLowerCase();
    return folded(name).text.replace(/^[\s"'「『《“]+|[\s"'」』》”]+$/gu, '');
}
