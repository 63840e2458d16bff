import type { Contract } from '../contract.ts';
import { showableTraits, type Trait, type TraitAnswers } from './traits.ts';

/** More of one kind than this say less, not more. */
const mostOfAKind = 3;

/**
 * The traits of a song that are worth a word, those furthest above their own threshold first: at most three of a kind, styles only of the
 * families that are claimed of it, and none that repeats a clearer one of its kind ("female voice" beside "female singer").
 */
export function clearestTraits(heard: TraitAnswers, contract: Contract, families: readonly string[]): readonly Trait[] {
    const clear: { readonly trait: Trait; readonly above: number }[] = [];
    for (const { trait, shownAbove, part, index } of showableTraits(contract)) {
        const share = heard[part]?.[index] ?? 0;
        if (share >= shownAbove && (trait.family === undefined || families.includes(trait.family)))
            clear.push({ trait, above: margin(share, shownAbove) });
    }
    const clearest: Trait[] = [];
    for (const { trait } of clear.sort((a, b) => b.above - a.above)) {
        const ofItsKind = clearest.filter(({ kind }) => kind === trait.kind);
        if (ofItsKind.length < mostOfAKind && !ofItsKind.some((other) => repeats(other, trait))) clearest.push(trait);
    }
    return clearest;
}

/** How far of the way from the threshold to certainty. */
function margin(probability: number, shownAbove: number): number {
    return (probability - shownAbove) / Math.max(1e-6, 1 - shownAbove);
}

/** A song may have a male and a female voice, an electric guitar and an electric piano: what they share repeats nothing. */
const shared: readonly string[] = ['voice', 'singer', 'singing', 'electric', 'music', 'and'];
const telling = (name: string): readonly string[] => name.split(/[\s-]/).filter((word) => !shared.includes(word));

/** Or contradicts: what is instrumental has no voice. Several styles can be true of one song, whatever their names. */
function repeats({ name: one, kind }: Trait, { name: other }: Trait): boolean {
    if (kind === 'style') return false;
    if (one === 'instrumental' || other === 'instrumental') return true;
    if (one === 'singing' || other === 'singing') return isOfSinging(one) && isOfSinging(other);
    return telling(one).some((a) => telling(other).some((b) => a === b || isStemOf(a, b) || isStemOf(b, a)));
}

const isOfSinging = (name: string): boolean => /(voice|singer|singing)$/.test(name);

/** "Electro" of "electronica", but not "harp" of "harpsichord". */
const isStemOf = (stem: string, word: string): boolean => stem.length > 4 && word.startsWith(stem);
