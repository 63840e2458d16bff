import type { Contract } from '../contract.ts';
import type { Language, Seeds, Track } from '../flow.ts';
import { shelvesOf } from '../meaning/filing.ts';
import { read } from '../meaning/reading.ts';

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

const mostGenres = 3;
/** What has less of a song is noise beside its first genre. */
const noiseBelow = 0.2;

/**
 * The styles and families that are claimed of the seeds, each as much as it was heard; the likeliest alone where none stands out.
 * Seeds that nothing is claimed of are passed over; empty where all are.
 */
export function heardGenres(seeds: Seeds, contract: Contract): readonly WeightedGenre[] {
    const known = seeds.map(({ analysis }) => read(analysis, contract).mixture).filter(({ length }) => length > 0);
    const sums = new Map<string, number>();
    for (const { name, share } of known.flat()) sums.set(name, (sums.get(name) ?? 0) + share);
    const heard = [...sums]
        .map(([genre, sum]) => ({ genre, weight: sum / known.length }))
        .sort((a, b) => b.weight - a.weight)
        .filter(({ weight }, rank) => rank === 0 || weight >= noiseBelow)
        .slice(0, mostGenres);
    return weighted(heard);
}

/** Whether a family or style is claimed of a track. */
export function isHeardIn(track: Track, genre: string, contract: Contract): boolean {
    return shelvesOf(track, contract).includes(genre);
}

/** Whether the genres are those that the network heard in the seeds; how much of each does not matter to it. */
export function areHeard(genres: Filters['genres'], seeds: Seeds, contract: Contract): boolean {
    const heard = heardGenres(seeds, contract);
    return (
        genres.length === 0 ||
        (genres.length === heard.length && genres.every((one) => heard.some(({ genre }) => genre === one.genre)))
    );
}

/** The genres with weights that add up to 1, heaviest first. */
export function weighted(genres: readonly WeightedGenre[]): readonly WeightedGenre[] {
    const total = genres.reduce((sum, { weight }) => sum + weight, 0);
    return genres
        .map(({ genre, weight }) => ({ genre, weight: total > 0 ? weight / total : 1 / genres.length }))
        .sort((a, b) => b.weight - a.weight);
}
