/** What songs are beside others of the library: like them, and more or less so. */
import type { Track } from '../flow.ts';
import { read } from '../meaning/reading.ts';
import { areComparable } from '../meaning/same-network.ts';
import { type Compared, type Criterion, type CriterionOf, singlesOf } from './criterion.ts';
import { alike, moreBy } from './curves.ts';
import type { Fit, Known } from './known.ts';

/** As the nearest of the songs. */
export function alikeTest({ ids }: CriterionOf<'like'>, { tracks }: Known): Fit {
    const seeds = tracksOf(ids, tracks);
    return (track) => alike(Math.max(-1, ...seeds.map((seed) => similarity(seed, track))));
}

/** Cosine of the two embeddings; -1 where they cannot be compared. */
export function similarity({ analysis: one }: Track, { analysis: other }: Track): number {
    if (!areComparable(one, other)) return -1;
    let sum = 0;
    for (let i = 0; i < one.embedding.length; i += 1) sum += (one.embedding[i] ?? 0) * (other.embedding[i] ?? 0);
    return sum;
}

export function moreTest({ of, isMore }: CriterionOf<'more'>, known: Known, beside: readonly Criterion[]): Fit {
    const base = baseOf(of, known, beside);
    if (base === null) return () => 0;
    return (track) => {
        const value = valueOf(track, of, known);
        return value === null ? 0 : moreBy(isMore ? value - base : base - value, of);
    };
}

/** The mean of the songs that it is to be like, else the middle of the library; null where neither is known. */
function baseOf(of: Compared, known: Known, beside: readonly Criterion[]): number | null {
    const ids = singlesOf(beside).flatMap((one) => (one.kind === 'like' && one.isWanted ? one.ids : []));
    const valuesIn = (tracks: readonly Track[]): readonly number[] =>
        tracks.flatMap((track) => valueOf(track, of, known) ?? []);
    const own = valuesIn(tracksOf(ids, known.tracks));
    if (own.length > 0) return own.reduce((sum, value) => sum + value, 0) / own.length;
    const all = valuesIn(known.tracks).toSorted((a, b) => a - b);
    return all[Math.floor(all.length / 2)] ?? null;
}

/** Tempos in octaves, loudness in LUFS. */
function valueOf({ analysis }: Track, of: Compared, { contract }: Known): number | null {
    const reading = read(analysis, contract);
    if (of === 'loudness') return reading.rhythm?.loudnessLufs ?? null;
    if (of === 'energy') return reading.rhythm?.energy ?? null;
    if (of === 'feeling') return reading.feeling?.valence ?? null;
    const bpm = reading.rhythm?.tempoBpm;
    return bpm ? Math.log2(bpm) : null;
}

const tracksOf = (ids: readonly string[], tracks: readonly Track[]): readonly Track[] =>
    ids.length === 0 ? [] : tracks.filter(({ id }) => ids.includes(id));
