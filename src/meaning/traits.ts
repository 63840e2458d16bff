/** What a song is beside its genre: the tags of the contract and, after them, its classes, as one list. */
import type { Contract, SoundClass } from '../contract.ts';
import type { PartialAnalysis } from '../flow.ts';

export type Trait = Contract['tags'][number];
/** What may not be heard yet is missing. */
export type TraitAnswers = Pick<PartialAnalysis, 'tags' | 'classes'>;

const kinds = {
    genre: 'style',
    mood: 'mood',
    instrument: 'instrument',
    voice: 'voice',
    sound: 'style',
} as const satisfies Record<SoundClass['kind'], Trait['kind']>;

const known = new WeakMap<Contract, readonly Trait[]>();

/** Never to be shown among them are what is no music, and the classes that the genres say already. */
export function traits(contract: Contract): readonly Trait[] {
    let all = known.get(contract);
    if (!all) known.set(contract, (all = [...contract.tags, ...contract.classes.map((one) => asTrait(one, contract))]));
    return all;
}

/** Probabilities in the order of `traits`; of an older network, which heard no classes, 0. */
export function traitShares({ tags = [], classes = [] }: TraitAnswers, contract: Contract): readonly number[] {
    return [...contract.tags.map((_, i) => tags[i] ?? 0), ...contract.classes.map((_, i) => classes[i] ?? 0)];
}

function asTrait({ name, kind, shownAbove }: SoundClass, { genres }: Contract): Trait {
    const isSaid = kind === 'sound' || (kind === 'genre' && genres.includes(name.replaceAll(' ', '')));
    return { name, kind: kinds[kind], shownAbove: isSaid ? null : shownAbove };
}

/** Whether a word is one of the contract's genres, or a kind of one: "hip hop", "progressive rock". */
export function speaksOfGenre(name: string, { genres }: Contract): boolean {
    const words = name.split(/[\s-]/);
    return genres.some((genre) => words.includes(genre) || words.join('') === genre);
}
