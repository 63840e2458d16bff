import type { Contract } from '../contract.ts';

export type Tag = Contract['tags'][number];

/** More of one kind than this say less, not more. */
const mostOfAKind = 3;

/**
 * The tags of a song that are worth a word, those furthest above their own threshold first: at most three of a kind, and
 * none that repeats a clearer one of its kind ("heavy metal" beside "metal", "electronica" beside "electronic").
 * `probabilities` in the contract's order.
 */
export function shownTags(probabilities: readonly number[], { tags }: Pick<Contract, 'tags'>): readonly Tag[] {
    const shown: Tag[] = [];
    const clearestFirst = tags
        .map((tag, i) => ({ tag, above: margin(probabilities[i] ?? 0, tag.shownAbove) }))
        .filter(({ above }) => above > 0)
        .sort((a, b) => b.above - a.above);
    for (const { tag } of clearestFirst) {
        const ofItsKind = shown.filter(({ kind }) => kind === tag.kind);
        if (ofItsKind.length < mostOfAKind && !ofItsKind.some(({ name }) => repeats(name, tag.name))) shown.push(tag);
    }
    return shown;
}

/** How far of the way from the threshold to certainty, 0 or less when not above it. */
function margin(probability: number, shownAbove: number | null): number {
    return shownAbove === null ? 0 : (probability - shownAbove) / Math.max(1e-6, 1 - shownAbove);
}

/** A song may have a male and a female voice: "voice" alone repeats nothing. */
const telling = (name: string): readonly string[] => name.split(/[\s-]/).filter((word) => word !== 'voice');

/** Or contradicts: what is instrumental has no voice. */
function repeats(one: string, other: string): boolean {
    if (one === 'instrumental' || other === 'instrumental') return true;
    return telling(one).some((a) => telling(other).some((b) => a.startsWith(b) || b.startsWith(a)));
}
