/** The order of the library's table. */
import type { Track } from '../flow.ts';
import { collatorOf } from './browse.ts';
import { valueIn, type Column, type ColumnWriting } from './columns.ts';
import type { SortKey } from './sort-keys.ts';
import { TextRanks } from './text-ranks.ts';

const textRanks = new Map<string, TextRanks>();

/** Texts in the order of `locale` (BCP 47). What is not known comes last either way round; what is the same in all columns stays as it stood. */
export function inOrder(
    tracks: readonly Track[],
    keys: readonly SortKey[],
    writing: ColumnWriting & { readonly locale: string },
): readonly Track[] {
    const ranked = keys.map(({ column, isDescending }) => ({
        ranks: ranksIn(column, tracks, writing),
        way: isDescending ? -1 : 1,
    }));
    const compare = (one: number, other: number): number => {
        for (const { ranks, way } of ranked) {
            const [a = NaN, b = NaN] = [ranks[one], ranks[other]];
            if (a === b) continue;
            if (Number.isNaN(a) || Number.isNaN(b)) {
                if (Number.isNaN(a) && Number.isNaN(b)) continue;
                return Number.isNaN(a) ? 1 : -1;
            }
            return way * (a - b);
        }
        return one - other;
    };
    return [...tracks.keys()].sort(compare).flatMap((i) => tracks[i] ?? []);
}

/** Of each track, in rising order; NaN where nothing is known. */
function ranksIn(
    column: Column,
    tracks: readonly Track[],
    writing: ColumnWriting & { readonly locale: string },
): Float64Array {
    const values = tracks.map((track) => valueIn(column, track, writing));
    const texts = values.filter((value) => typeof value === 'string');
    const ranks = texts.length > 0 ? ranksOf(column, writing.locale).of(texts) : new Map<string, number>();
    return Float64Array.from(values, (value) => (typeof value === 'string' ? ranks.get(value) : value) ?? NaN);
}

function ranksOf(column: Column, locale: string): TextRanks {
    const name = `${column} ${locale}`;
    const ranks = textRanks.get(name) ?? new TextRanks(collatorOf(locale).compare);
    textRanks.set(name, ranks);
    return ranks;
}
