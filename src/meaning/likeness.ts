import type { Contract } from '../contract.ts';
import type { Key, Likeness, Seeds, Track } from '../flow.ts';
import { likeliestGenre } from './likeliest-genre.ts';
import { claimOf } from './claim.ts';
import { shownTags } from './shown-tags.ts';
import { traits, traitShares } from './traits.ts';

/** A second genre below this is noise. */
const mixedGenreProbability = 0.2;
/** Tempos that differ by less are felt as one. */
const sameTempoRatio = 0.05;
/** Below it, the key finder is guessing. */
const clearKeyStrength = 0.5;
const mostTags = 3;
/** Loudness differences below the first are not noticed, above the second they are. */
const sameLoudnessUnits = 1;
const otherLoudnessUnits = 4;

/** Per tag and, after them, per class: the sum of its probabilities over so many tracks. */
export interface TagSums {
    readonly sums: Float64Array;
    readonly count: number;
}

type SharedGenres = Extract<Likeness, { kind: 'genre' | 'genres' }>;
type SharedTags = Extract<Likeness, { kind: 'tags' }>;

/**
 * What a track has in common with the seed, and how it differs, in this order: genre, tempo, tags, key, loudness. Only
 * what was really heard: empty when nothing can be said. Genres and tags are left out for songs of another network than
 * the contract's, because their numbers have other names; genres also where none is claimed of one of the two. `library` is all that the tags are compared with.
 */
export function likeness(seed: Track, other: Track, library: TagSums, contract: Contract): readonly Likeness[] {
    const named = [seed, other].every(({ analysis }) => analysis.model === contract.version);
    const filed = named && [seed, other].every(({ analysis }) => claimOf(analysis, contract).kind === 'genres');
    const genres = filed ? sharedGenres(seed, other, contract) : null;
    const tags = named ? sharedTags(seed, other, library, contract) : null;
    const found = [
        genres,
        sharedTempo(seed, other),
        tags && withoutGenres(tags, genres),
        relatedKey(seed, other),
        comparedLoudness(seed, other),
    ];
    return found.filter((entry): entry is Likeness => Boolean(entry));
}

/** What is true of a track beside every one of the seeds; of tags, those that it shares with all of them. */
export function likenessToAll(seeds: Seeds, other: Track, library: TagSums, contract: Contract): readonly Likeness[] {
    return seeds
        .map((seed) => likeness(seed, other, library, contract))
        .reduce((common, own) => common.flatMap((entry) => inBoth(entry, own)));
}

function inBoth(entry: Likeness, others: readonly Likeness[]): readonly Likeness[] {
    if (entry.kind !== 'tags') return others.some((o) => JSON.stringify(o) === JSON.stringify(entry)) ? [entry] : [];
    const tags = others.flatMap((o) => (o.kind === 'tags' ? entry.tags.filter((tag) => o.tags.includes(tag)) : []));
    return tags.length > 0 ? [{ kind: 'tags', tags }] : [];
}

function sharedGenres(seed: Track, other: Track, contract: Contract): SharedGenres | null {
    const [mixture, otherMixture] = [mixedGenres(seed, contract), mixedGenres(other, contract)];
    const [first, second] = mixture;
    if (first && second && otherMixture.includes(first) && otherMixture.includes(second))
        return { kind: 'genres', genres: [first, second] };
    const genre = likeliestGenre(seed.analysis, contract);
    if (genre === null || genre !== likeliestGenre(other.analysis, contract)) return null;
    return { kind: 'genre', genre };
}

/** The two likeliest genres, likeliest first, as far as they are more than noise. */
function mixedGenres({ analysis }: Track, { genres }: Contract): readonly string[] {
    return genres
        .map((genre, index) => ({ genre, probability: analysis.genres[index] ?? 0 }))
        .filter(({ probability }) => probability >= mixedGenreProbability)
        .sort((a, b) => b.probability - a.probability)
        .slice(0, 2)
        .map(({ genre }) => genre);
}

/** Half and double time count as the same tempo: tempo finders and listeners confuse them alike. */
function sharedTempo(seed: Track, other: Track): Likeness | null {
    const [seedBpm, bpm] = [seed.analysis.rhythm.tempoBpm, other.analysis.rhythm.tempoBpm];
    if (!seedBpm || !bpm) return null;
    const octaves = Math.log2(bpm / seedBpm);
    const nearest = Math.min(1, Math.max(-1, Math.round(octaves)));
    return Math.abs(octaves - nearest) <= Math.log2(1 + sameTempoRatio) ? { kind: 'tempo', seedBpm, bpm } : null;
}

/** Tags, and styles and moods beyond them, that both songs have, and have more than the rest of the library: what is everywhere tells nothing. */
function sharedTags(seed: Track, other: Track, { sums, count }: TagSums, contract: Contract): SharedTags {
    const [shown, otherShown] = [seed, other].map(({ analysis }) =>
        shownTags(analysis, contract).map(({ name }) => name),
    );
    const [shares, otherShares] = [seed, other].map(({ analysis }) => traitShares(analysis, contract));
    const rest = Math.max(1, count - 2);
    const telling = traits(contract)
        .map(({ name, kind }, index) => {
            const [inSeed, inOther] = [shares?.[index] ?? 0, otherShares?.[index] ?? 0];
            const both = Math.min(inSeed, inOther);
            const isTold = index < contract.tags.length || kind === 'style' || kind === 'mood';
            const isShown = isTold && shown?.includes(name) && otherShown?.includes(name);
            return { name, isShown, lead: both - ((sums[index] ?? 0) - inSeed - inOther) / rest };
        })
        .filter(({ isShown, lead }) => isShown && lead > 0)
        .sort((a, b) => b.lead - a.lead);
    return { kind: 'tags', tags: [...new Set(telling.map(({ name }) => name))] };
}

/** A style that only repeats a genre says nothing new. */
function withoutGenres({ tags }: SharedTags, genres: SharedGenres | null): SharedTags | null {
    const told = genres ? (genres.kind === 'genre' ? [genres.genre] : genres.genres) : [];
    const telling = tags.filter((tag) => !told.includes(tag.replaceAll(' ', ''))).slice(0, mostTags);
    return telling.length > 0 ? { kind: 'tags', tags: telling } : null;
}

const semitonesOfLetter: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** Semitones above C, 0 to 11. */
function pitchClass({ tonic }: Key): number {
    const accidental = tonic.endsWith('#') ? 1 : tonic.endsWith('b') ? -1 : 0;
    return ((semitonesOfLetter[tonic.charAt(0)] ?? 0) + accidental + 12) % 12;
}

/** Same key, relative key (A minor and C major), or a fifth up or down in the same mode: the nearest in the circle of fifths. */
function relatedKey(seed: Track, other: Track): Likeness | null {
    const [from, key] = [seed.analysis.rhythm.key, other.analysis.rhythm.key];
    if (!from || !key || Math.min(from.strength, key.strength) < clearKeyStrength) return null;
    const interval = (pitchClass(key) - pitchClass(from) + 12) % 12;
    if (from.mode !== key.mode) {
        const relative = from.mode === 'major' ? 9 : 3;
        return interval === relative ? { kind: 'key', relation: 'relative', key } : null;
    }
    if (interval === 0) return { kind: 'key', relation: 'same', key };
    return interval === 5 || interval === 7 ? { kind: 'key', relation: 'fifth', key } : null;
}

function comparedLoudness(seed: Track, other: Track): Likeness | null {
    const [from, to] = [seed.analysis.rhythm.loudnessLufs, other.analysis.rhythm.loudnessLufs];
    if (from === null || to === null) return null;
    const louder = to - from;
    if (Math.abs(louder) <= sameLoudnessUnits) return { kind: 'loudness', relation: 'same' };
    if (Math.abs(louder) < otherLoudnessUnits) return null;
    return { kind: 'loudness', relation: louder > 0 ? 'louder' : 'softer' };
}
