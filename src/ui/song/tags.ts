import type { Contract } from '../../contract.ts';

export type Tag = Contract['tags'][number];

/** The tags above their own threshold, those furthest above it first. */
export function shownTags(probabilities: readonly number[], contract: Contract): readonly Tag[] {
    return contract.tags
        .map((tag, i) => ({ tag, above: margin(probabilities[i] ?? 0, tag.shownAbove) }))
        .filter(({ above }) => above > 0)
        .sort((a, b) => b.above - a.above)
        .map(({ tag }) => tag);
}

/** How far of the way from the threshold to certainty, 0 or less when not above it. */
function margin(probability: number, shownAbove: number | null): number {
    return shownAbove === null ? 0 : (probability - shownAbove) / Math.max(1e-6, 1 - shownAbove);
}
