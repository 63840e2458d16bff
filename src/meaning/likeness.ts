import type { Contract } from '../contract.ts';
import type { Likeness, Seeds, Track } from '../flow.ts';
import { keyRelation } from './key.ts';
import { loudnessRelation } from './loudness.ts';
import { read, type Reading } from './reading.ts';
import { areTemposSure } from './rhythm-surety.ts';
import { isSamePulse } from './tempo.ts';
import { traits, traitShares } from './traits.ts';
import type { TraitSums } from './trait-sums.ts';

/** More shared tags than these tell less, not more. */
const mostTags = 3;

type SharedGenres = Extract<Likeness, { kind: 'genre' | 'genres' | 'styles' }>;
type SharedTags = Extract<Likeness, { kind: 'tags' }>;

/**
 * What a track has in common with the seed, and how it differs, in this order: styles or family, tempo, tags, key, loudness. Only
 * what was really heard: empty when nothing can be said. What has a name is left out for songs of another network than
 * the contract's, because their numbers have other names. `library` is all that the tags are compared with.
 */
export function likeness(seed: Track, other: Track, library: TraitSums, contract: Contract): readonly Likeness[] {
    const readings = [read(seed.analysis, contract), read(other.analysis, contract)] as const;
    const isNamed = readings.every(({ isHeardByAnother }) => !isHeardByAnother);
    const found = [
        isNamed ? sharedGenres(...readings) : null,
        sharedTempo(...readings),
        isNamed ? sharedTags(seed, other, library, contract) : null,
        relatedKey(...readings),
        comparedLoudness(...readings),
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
    if (entry.kind === 'tags') {
        const tags = others.flatMap((o) => (o.kind === 'tags' ? entry.tags.filter((tag) => o.tags.includes(tag)) : []));
        return tags.length > 0 ? [{ kind: 'tags', tags }] : [];
    }
    if (entry.kind === 'styles') {
        const styles = others.flatMap((o) =>
            o.kind === 'styles' ? entry.styles.filter((one) => o.styles.includes(one)) : [],
        );
        return styles.length > 0 ? [{ kind: 'styles', styles }] : [];
    }
    return others.some((o) => JSON.stringify(o) === JSON.stringify(entry)) ? [entry] : [];
}

/** The same styles; else the same two families, or the one that both stand under. */
function sharedGenres(seed: Reading, other: Reading): SharedGenres | null {
    const styles = seed.claimedStyles.filter((name) => other.claimedStyles.includes(name));
    if (styles.length > 0) return { kind: 'styles', styles };
    const [first, second] = seed.claimed.filter((name) => other.claimed.includes(name));
    if (first && second) return { kind: 'genres', genres: [first, second] };
    const genre = seed.filedUnder;
    return genre === null || genre !== other.filedUnder ? null : { kind: 'genre', genre };
}

function sharedTempo(seed: Reading, other: Reading): Likeness | null {
    const [seedBpm, bpm] = [seed.rhythm?.tempoBpm, other.rhythm?.tempoBpm];
    if (!seedBpm || !bpm || !isSamePulse(bpm, seedBpm)) return null;
    return { kind: 'tempo', seedBpm, bpm, isSure: areTemposSure(seed.rhythm, other.rhythm) };
}

/** Moods and tags that both songs have, and have more than the rest of the library: what is everywhere tells nothing. */
function sharedTags(seed: Track, other: Track, { sums, count }: TraitSums, contract: Contract): SharedTags | null {
    const [shown, otherShown] = [seed, other].map(({ analysis }) => read(analysis, contract).shown);
    const [shares, otherShares] = [seed, other].map(({ analysis }) => traitShares(analysis, contract));
    const rest = Math.max(1, count - 2);
    const toldBefore = traits(contract).length - contract.classes.length;
    const telling = traits(contract)
        .slice(0, toldBefore)
        .map((trait, index) => {
            const [inSeed, inOther] = [shares?.[index] ?? 0, otherShares?.[index] ?? 0];
            const both = Math.min(inSeed, inOther);
            const isShown = trait.kind !== 'style' && shown?.includes(trait) && otherShown?.includes(trait);
            return { name: trait.name, isShown, lead: both - ((sums[index] ?? 0) - inSeed - inOther) / rest };
        })
        .filter(({ isShown, lead }) => isShown && lead > 0)
        .sort((a, b) => b.lead - a.lead)
        .slice(0, mostTags);
    return telling.length > 0 ? { kind: 'tags', tags: telling.map(({ name }) => name) } : null;
}

function relatedKey(seed: Reading, other: Reading): Likeness | null {
    const [from, key] = [seed.rhythm?.key, other.rhythm?.key];
    const relation = from && key && keyRelation(from, key);
    return relation ? { kind: 'key', relation, key } : null;
}

function comparedLoudness(seed: Reading, other: Reading): Likeness | null {
    const [from, to] = [seed.rhythm?.loudnessLufs ?? null, other.rhythm?.loudnessLufs ?? null];
    const relation = from === null || to === null ? null : loudnessRelation(from, to);
    return relation && { kind: 'loudness', relation };
}
