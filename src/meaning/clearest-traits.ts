import type { Contract } from '../contract.ts';
import { speaksOfGenre, traits, traitShares, type Trait, type TraitAnswers } from './traits.ts';

/** More of one kind than this say less, not more. */
const mostOfAKind = 3;

/**
 * The tags and classes of a song that are wanted and worth a word, those furthest above their own threshold first: at most three of a
 * kind, and none that repeats a clearer one of its kind ("heavy metal" beside "metal", "electronica" beside "electronic").
 */
export function clearestTraits(
    heard: TraitAnswers,
    contract: Contract,
    isWanted: (trait: Trait) => boolean = () => true,
): readonly Trait[] {
    const clearest: Trait[] = [];
    const shares = traitShares(heard, contract);
    const clearestFirst = traits(contract)
        .map((trait, i) => ({ trait, above: margin(shares[i] ?? 0, trait.shownAbove) }))
        .filter(({ trait, above }) => above > 0 && isWanted(trait))
        .sort((a, b) => b.above - a.above);
    for (const { trait } of clearestFirst) {
        const ofItsKind = clearest.filter(({ kind }) => kind === trait.kind);
        if (ofItsKind.length < mostOfAKind && !ofItsKind.some(({ name }) => repeats(name, trait.name)))
            clearest.push(trait);
    }
    return clearest;
}

/** Styles beyond the contract's genres, as the classes alone tell them; chosen and ordered as `clearestTraits` does. */
export function stylesBeyondGenres({ classes = [] }: TraitAnswers, contract: Contract): readonly string[] {
    const isBeyond = ({ name, kind }: Trait) => kind === 'style' && !speaksOfGenre(name, contract);
    return clearestTraits({ classes }, contract, isBeyond).map(({ name }) => name);
}

/** How far of the way from the threshold to certainty, 0 or less when not above it. */
function margin(probability: number, shownAbove: number | null): number {
    return shownAbove === null ? 0 : (probability - shownAbove) / Math.max(1e-6, 1 - shownAbove);
}

/** A song may have a male and a female voice, an electric guitar and an electric piano: what they share repeats nothing. */
const shared: readonly string[] = ['voice', 'singer', 'singing', 'electric', 'music', 'and'];
const telling = (name: string): readonly string[] => name.split(/[\s-]/).filter((word) => !shared.includes(word));

/** Or contradicts: what is instrumental has no voice. */
function repeats(one: string, other: string): boolean {
    if (one === 'instrumental' || other === 'instrumental') return true;
    if (one === 'singing' || other === 'singing') return isOfSinging(one) && isOfSinging(other);
    return telling(one).some((a) => telling(other).some((b) => a === b || isStemOf(a, b) || isStemOf(b, a)));
}

const isOfSinging = (name: string): boolean => /(voice|singer|singing)$/.test(name);

/** "Electro" of "electronica", but not "harp" of "harpsichord". */
const isStemOf = (stem: string, word: string): boolean => stem.length > 4 && word.startsWith(stem);
