import type { Contract } from '../contract.ts';
import type { Likeness, Seeds, Track } from '../flow.ts';
import { keyRelation } from './key.ts';
import { loudnessRelation } from './loudness.ts';
import { read, type Reading } from './reading.ts';
import { isSamePulse } from './tempo.ts';
import { noiseBelow } from './thresholds.ts';
import { traits, traitShares } from './traits.ts';
import type { TraitSums } from './trait-sums.ts';

/** More shared tags than these tell less, not more. */
const mostTags = 3;

type SharedGenres = Extract<Likeness, { kind: 'genre' | 'genres' }>;
type SharedTags = Extract<Likeness, { kind: 'tags' }>;

/**
 * What a track has in common with the seed, and how it differs, in this order: genre, tempo, tags, key, loudness. Only
 * what was really heard: empty when nothing can be said. Genres and tags are left out for songs of another network than
 * the contract's, because their numbers have other names; genres also where none is claimed of one of the two. `library` is all that the tags are compared with.
 */
export function likeness(seed: Track, other: Track, library: TraitSums, contract: Contract): readonly Likeness[] {
    const readings = [read(seed.analysis, contract), read(other.analysis, contract)] as const;
    const isNamed = readings.every(({ isHeardByAnother }) => !isHeardByAnother);
    const genres = isNamed ? sharedGenres(...readings) : null;
    const tags = isNamed ? sharedTags(seed, other, library, contract) : null;
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
export function likenessToAll(seeds: Seeds, other: Track, library: TraitSums, contract: Contract): readonly Likeness[] {
    return seeds
        .map((seed) => likeness(seed, other, library, contract))
        .reduce((common, own) => common.flatMap((entry) => inBoth(entry, own)));
}

function inBoth(entry: Likeness, others: readonly Likeness[]): readonly Likeness[] {
    if (entry.kind !== 'tags') return others.some((o) => JSON.stringify(o) === JSON.stringify(entry)) ? [entry] : [];
    const tags = others.flatMap((o) => (o.kind === 'tags' ? entry.tags.filter((tag) => o.tags.includes(tag)) : []));
    return tags.length > 0 ? [{ kind: 'tags', tags }] : [];
}

function sharedGenres(seed: Reading, other: Reading): SharedGenres | null {
    if ([seed, other].some(({ claim }) => claim.kind !== 'genres')) return null;
    const [first, second] = mixedGenres(seed);
    const otherMixture = mixedGenres(other);
    if (first && second && otherMixture.includes(first) && otherMixture.includes(second))
        return { kind: 'genres', genres: [first, second] };
    const genre = seed.filedUnder;
    return genre === null || genre !== other.filedUnder ? null : { kind: 'genre', genre };
}

/** The two likeliest genres, likeliest first, as far as they are more than noise. */
function mixedGenres({ ranked }: Reading): readonly string[] {
    return ranked
        .slice(0, 2)
        .filter(({ share }) => share >= noiseBelow)
        .map(({ name }) => name);
}

function sharedTempo(seed: Track, other: Track): Likeness | null {
    const [seedBpm, bpm] = [seed.analysis.rhythm.tempoBpm, other.analysis.rhythm.tempoBpm];
    return seedBpm && bpm && isSamePulse(bpm, seedBpm) ? { kind: 'tempo', seedBpm, bpm } : null;
}

/** Tags, and styles and moods beyond them, that both songs have, and have more than the rest of the library: what is everywhere tells nothing. */
function sharedTags(seed: Track, other: Track, { sums, count }: TraitSums, contract: Contract): SharedTags {
    const [shown, otherShown] = [seed, other].map(({ analysis }) =>
        read(analysis, contract).shown.map(({ name }) => name),
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

function relatedKey(seed: Track, other: Track): Likeness | null {
    const [from, key] = [seed.analysis.rhythm.key, other.analysis.rhythm.key];
    const relation = from && key && keyRelation(from, key);
    return relation ? { kind: 'key', relation, key } : null;
}

function comparedLoudness(seed: Track, other: Track): Likeness | null {
    const [from, to] = [seed.analysis.rhythm.loudnessLufs, other.analysis.rhythm.loudnessLufs];
    const relation = from === null || to === null ? null : loudnessRelation(from, to);
    return relation && { kind: 'loudness', relation };
}
