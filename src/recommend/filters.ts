import type { Contract } from '../contract.ts';
import type { Language, Track } from '../flow.ts';

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

/** The genres that were heard in the seeds, each as much as it was heard; the likeliest alone where none stands out. */
export function heardGenres(seeds: Seeds, { genres }: Pick<Contract, 'genres'>): readonly WeightedGenre[] {
    const heard = genres
        .map((genre, index) => ({ genre, weight: meanProbability(seeds, index) }))
        .sort((a, b) => b.weight - a.weight)
        .filter(({ weight }, rank) => rank === 0 || weight >= leastProbability)
        .slice(0, mostGenres);
    return weighted(heard);
}

/** The genres with weights that add up to 1, heaviest first. */
export function weighted(genres: readonly WeightedGenre[]): readonly WeightedGenre[] {
    const total = genres.reduce((sum, { weight }) => sum + weight, 0);
    return genres
        .map(({ genre, weight }) => ({ genre, weight: total > 0 ? weight / total : 1 / genres.length }))
        .sort((a, b) => b.weight - a.weight);
}

function meanProbability(seeds: Seeds, index: number): number {
    return seeds.reduce((sum, { analysis }) => sum + (analysis.genres[index] ?? 0), 0) / seeds.length;
}
