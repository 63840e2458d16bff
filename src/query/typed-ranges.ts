/** A number or two, and a word beside them, as a range. */
import type { Criterion, RangeKind } from './criterion.ts';
import { exactBeats, type NumberFound } from './numbers.ts';
import type { Role } from './parts.ts';

/** How far around a number is still around it, and is still what was said: beats per minute, years, seconds. */
const around = { tempo: 6, year: 2, length: 30 } as const;
const exact = { tempo: exactBeats, year: 0, length: 15 } as const;

/** "From the 70s" is the decade; what has both ends keeps them. */
export function ranged(
    kind: RangeKind,
    { from, to, isSpan }: Pick<NumberFound, 'from' | 'to' | 'isSpan'>,
    end: Role | null,
): Criterion {
    const isOne = from === to;
    if (isSpan) return { kind, from, to, isWanted: true };
    const step = kind === 'year' ? 1 : 0;
    switch (end) {
        case 'from':
            return { kind, from, to: isOne ? null : to, isWanted: true };
        case 'since':
            return { kind, from, to: null, isWanted: true };
        case 'until':
            return { kind, from: null, to, isWanted: true };
        case 'before':
            return { kind, from: null, to: from - step, isWanted: true };
        case 'after':
            return { kind, from: to + step, to: null, isWanted: true };
        case 'around':
            return { kind, from: from - around[kind], to: to + around[kind], isWanted: true };
        default:
            return { kind, from: from - (isOne ? exact[kind] : 0), to: to + (isOne ? exact[kind] : 0), isWanted: true };
    }
}

/** The first and last year of each part of a decade. */
const partsOfDecade = { early: [0, 4], mid: [3, 6], late: [5, 9] } as const;
export type PartOfDecade = keyof typeof partsOfDecade;

/** "The late 90s"; what is no decade stays as it is. */
export function partOfDecade(criterion: Criterion, part: PartOfDecade): Criterion {
    if (criterion.kind !== 'year' || criterion.from === null || criterion.to !== criterion.from + 9) return criterion;
    const [first, last] = partsOfDecade[part];
    return { ...criterion, from: criterion.from + first, to: criterion.from + last };
}
