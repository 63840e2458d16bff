import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { shelvesOf } from '../meaning/filing.ts';
import { read } from '../meaning/reading.ts';
import { plainText } from './plain-text.ts';

export type SortOrder = 'recent' | 'title' | 'artist' | 'tempo' | 'genre';

/** What of the library is shown, and in which order. */
export interface View {
    /** All its words must occur in title, artist, album or file name; case and accents do not matter. */
    readonly search: string;
    /** A shelf: a family or style of the contract's, or why there is none; null shows all. */
    readonly genre: string | null;
    readonly sort: SortOrder;
}

/** How the screen reads and orders names. */
export interface Names {
    /** What a family or style is called there. */
    readonly genreName: (genre: string) => string;
    /** BCP 47. */
    readonly locale: string;
}

/** The tracks that a search and a shelf leave, in the order in which they come. */
export function matching(
    tracks: readonly Track[],
    { search, genre }: Omit<View, 'sort'>,
    contract: Contract,
): readonly Track[] {
    if (genre === null && search.trim() === '') return tracks;
    const isNamed = nameTest(search);
    return tracks.filter((track) => (genre === null || shelvesOf(track, contract).includes(genre)) && isNamed(track));
}

/** Whether all words of a search occur in a song's names. */
export function nameTest(search: string): (track: Track) => boolean {
    const words = plainText(search).split(/\s+/).filter(Boolean);
    return (track) => words.every((word) => searchText(track).includes(word));
}

/** The tracks of a view; unknown artists, tempos and families come last. `tracks` itself is left as it is. */
export function browse(
    tracks: readonly Track[],
    { sort, ...view }: View,
    { contract, ...names }: Names & { readonly contract: Contract },
): readonly Track[] {
    return sorted(matching(tracks, view, contract), sort, contract, names);
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

const collators = new Map<string, Intl.Collator>();

/** Case and accents do not matter, numbers count as numbers. Made once for each language: it takes longer than to compare. */
export function collatorOf(locale: string): Intl.Collator {
    const collator = collators.get(locale) ?? new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
    collators.set(locale, collator);
    return collator;
}

function sorted(
    tracks: readonly Track[],
    sort: SortOrder,
    contract: Contract,
    { genreName, locale }: Names,
): readonly Track[] {
    const { compare } = collatorOf(locale);
    switch (sort) {
        case 'recent':
            return sortedBy(tracks, (track) => -track.addedAt, compareNumbers, compare);
        case 'title':
            return sortedBy(tracks, (track) => track.title, compare, compare);
        case 'artist':
            return sortedBy(tracks, (track) => track.artist, compare, compare);
        case 'tempo':
            return sortedBy(
                tracks,
                (track) => read(track.analysis, contract).rhythm?.tempoBpm,
                compareNumbers,
                compare,
            );
        case 'genre':
            return sortedBy(tracks, (track) => placeOf(track, contract, genreName), compare, compare);
    }
}

/** By family, and within a family by style. */
function placeOf({ analysis }: Track, contract: Contract, genreName: Names['genreName']): string | null {
    const { filedUnder, ownStyle } = read(analysis, contract);
    return (
        filedUnder &&
        [filedUnder, ownStyle]
            .filter((name) => name !== null)
            .map(genreName)
            .join('\n')
    );
}

const compareNumbers = (a: number, b: number) => a - b;

/** By a property, the unknown last; tracks of the same property by title. */
function sortedBy<T>(
    tracks: readonly Track[],
    propertyOf: (track: Track) => T | null | undefined,
    compare: (a: T, b: T) => number,
    compareText: (a: string, b: string) => number,
): readonly Track[] {
    const known: { readonly track: Track; readonly property: T }[] = [];
    const unknown: Track[] = [];
    for (const track of tracks) {
        const property = propertyOf(track);
        if (property === null || property === undefined) unknown.push(track);
        else known.push({ track, property });
    }
    known.sort((a, b) => compare(a.property, b.property) || compareText(a.track.title, b.track.title));
    unknown.sort((a, b) => compareText(a.title, b.title));
    return [...known.map(({ track }) => track), ...unknown];
}
