import type { Contract } from '../contract.ts';
import type { Language, Seeds, Track } from '../flow.ts';
import { shelvesOf } from '../meaning/filing.ts';
import { read } from '../meaning/reading.ts';
import { familyOf } from '../vocabulary.ts';

export type TimeWindow = 'any' | 'week' | 'month' | 'year';

export interface WeightedGenre {
    /** A family or style, as the contract names it. */
    readonly genre: string;
    /** Weights of a question add up to 1. */
    readonly weight: number;
}

/** What is asked for beside likeness. */
export interface Filters {
    /** 'none': no voices. */
    readonly language: Language | 'any' | 'none';
    readonly time: TimeWindow;
    /** Heaviest first; empty asks for any. */
    readonly genres: readonly WeightedGenre[];
    /** Moods and styles to add to the question, by the contract's names. */
    readonly tags: readonly string[];
}

/** What the listener chooses. Genres that are null: nothing is chosen, and each source asks in its own way. */
export type Choices = Omit<Filters, 'genres'> & { readonly genres: Filters['genres'] | null };

/** More at once would be more requests to each service than a question is worth. */
export const mostGenres = 6;
/** More of them find nothing. */
export const mostTags = 3;
/** Leaves the listener room to add some. */
const mostHeard = 4;

/**
 * The styles and families that are claimed of the seeds, each as much as it was heard: of each family one at least, as far as
 * there is room. Seeds that nothing is claimed of are passed over; empty where all are.
 */
export function heardGenres(seeds: Seeds, contract: Contract): readonly WeightedGenre[] {
    const known = seeds.map(({ analysis }) => read(analysis, contract).mixture).filter(({ length }) => length > 0);
    const sums = new Map<string, number>();
    for (const { name, share } of known.flat()) sums.set(name, (sums.get(name) ?? 0) + share);
    const heard = [...sums].map(([genre, sum]) => ({ genre, weight: sum })).sort((a, b) => b.weight - a.weight);
    const isFirst = (one: WeightedGenre): boolean => heard.find((other) => isAkin(one, other)) === one;
    return weighted([...heard.filter(isFirst), ...heard.filter((one) => !isFirst(one))].slice(0, mostHeard));
}

const isAkin = (one: WeightedGenre, other: WeightedGenre): boolean => familyOf(one.genre) === familyOf(other.genre);

/** Whether a family or style is claimed of a track. */
export function isHeardIn(track: Track, genre: string, contract: Contract): boolean {
    return shelvesOf(track, contract).includes(genre);
}

/** The genres with weights that add up to 1, heaviest first. */
export function weighted(genres: readonly WeightedGenre[]): readonly WeightedGenre[] {
    const total = genres.reduce((sum, { weight }) => sum + weight, 0);
    return genres
        .map(({ genre, weight }) => ({ genre, weight: total > 0 ? weight / total : 1 / genres.length }))
        .sort((a, b) => b.weight - a.weight);
}
