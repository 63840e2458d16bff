import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { plainText } from './plain-text.ts';

export type SortOrder = 'recent' | 'title' | 'artist' | 'tempo' | 'genre';

/** What of the library is shown, and in which order. */
export interface View {
    /** All its words must occur in title, artist, album or file name; case and accents do not matter. */
    readonly search: string;
    /** One of the contract's genres, or 'not-sure'; null shows all. */
    readonly genre: string | null;
    readonly sort: SortOrder;
}

type Genres = Pick<Contract, 'genres' | 'doubtBelow'>;

/** The likeliest genre, or null when the network is not sure; `probabilities` in the contract's order. */
export function likeliestGenre(probabilities: readonly number[], { genres, doubtBelow }: Genres): string | null {
    const highest = Math.max(...probabilities);
    if (!(highest >= doubtBelow)) return null;
    return genres[probabilities.indexOf(highest)] ?? null;
}

/** The tracks of a view; unknown artists, tempos and genres come last. `tracks` itself is left as it is. */
export function browse(tracks: readonly Track[], { search, genre, sort }: View, contract: Genres): readonly Track[] {
    const words = plainText(search).split(/\s+/).filter(Boolean);
    const found = tracks.filter(
        (track) =>
            (genre === null || (likeliestGenre(track.analysis.genres, contract) ?? 'not-sure') === genre) &&
            words.every((word) => searchText(track).includes(word)),
    );
    return found.sort(comparison(sort, contract));
}

const searchTexts = new WeakMap<Track, string>();

function searchText(track: Track): string {
    let text = searchTexts.get(track);
    if (text === undefined) {
        text = plainText([track.title, track.artist, track.album, track.fileName].filter(Boolean).join('\n'));
        searchTexts.set(track, text);
    }
    return text;
}

type Comparison = (a: Track, b: Track) => number;

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

const byTitle: Comparison = (a, b) => collator.compare(a.title, b.title);

function comparison(sort: SortOrder, contract: Genres): Comparison {
    switch (sort) {
        case 'recent':
            return (a, b) => b.addedAt - a.addedAt;
        case 'title':
            return byTitle;
        case 'artist':
            return unknownLast((track) => track.artist, collator.compare);
        case 'tempo':
            return unknownLast(
                (track) => track.analysis.rhythm.tempoBpm,
                (a, b) => a - b,
            );
        case 'genre':
            return unknownLast((track) => likeliestGenre(track.analysis.genres, contract), collator.compare);
    }
}

function unknownLast<T>(of: (track: Track) => T | null | undefined, compare: (a: T, b: T) => number): Comparison {
    return (a, b) => {
        const [first, second] = [of(a) ?? null, of(b) ?? null];
        if (first === null || second === null) return Number(first === null) - Number(second === null) || byTitle(a, b);
        return compare(first, second) || byTitle(a, b);
    };
}
