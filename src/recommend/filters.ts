import type { Language, Track } from '../flow.ts';
import { claimOf, type Promises } from '../library/claim.ts';

export type TimeWindow = 'any' | 'week' | 'month' | 'year';

export interface WeightedGenre {
    /** As the contract names it. */
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

/** One song, or several whose mix is asked for; never empty. */
export type Seeds = readonly [Track, ...Track[]];

/** A genre below this is noise. */
const leastProbability = 0.2;
const mostGenres = 3;

/**
 * The genres that were heard in the seeds, each as much as it was heard; the likeliest alone where none stands out. Seeds that
 * another network heard are passed over, because their numbers have other names, and so are those that no genre is claimed of;
 * empty where all are.
 */
export function heardGenres(seeds: Seeds, contract: Promises): readonly WeightedGenre[] {
    const known = seeds.filter(
        ({ analysis }) => analysis.model === contract.version && claimOf(analysis, contract).kind === 'genres',
    );
    if (known.length === 0) return [];
    const heard = contract.genres
        .map((genre, index) => ({ genre, weight: meanProbability(known, index) }))
        .sort((a, b) => b.weight - a.weight)
        .filter(({ weight }, rank) => rank === 0 || weight >= leastProbability)
        .slice(0, mostGenres);
    return weighted(heard);
}

/** Whether a genre is among those that were heard in a track. */
export function isHeardIn(track: Track, genre: string, contract: Promises): boolean {
    return heardGenres([track], contract).some((heard) => heard.genre === genre);
}

/** The genres with weights that add up to 1, heaviest first. */
export function weighted(genres: readonly WeightedGenre[]): readonly WeightedGenre[] {
    const total = genres.reduce((sum, { weight }) => sum + weight, 0);
    return genres
        .map(({ genre, weight }) => ({ genre, weight: total > 0 ? weight / total : 1 / genres.length }))
        .sort((a, b) => b.weight - a.weight);
}

function meanProbability(seeds: readonly Track[], index: number): number {
    return seeds.reduce((sum, { analysis }) => sum + (analysis.genres[index] ?? 0), 0) / seeds.length;
}
