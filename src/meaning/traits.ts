/** What a song is beside its families: the contract's styles and moods, its tags and, after them, its classes, as one list. */
import type { Contract, SoundClass } from '../contract.ts';
import type { PartialAnalysis } from '../flow.ts';

type Kind = Contract['tags'][number]['kind'];

export interface Trait {
    readonly name: string;
    readonly kind: Kind;
    /** Probability from which it may be shown; null: never. */
    readonly shownAbove: number | null;
    /** A style's own. */
    readonly family?: string;
}

/** What may not be heard yet is missing. */
export type TraitAnswers = Pick<PartialAnalysis, 'styles' | 'moods' | 'tags' | 'classes'>;

const known = new WeakMap<Contract, readonly Trait[]>();

export function traits(contract: Contract): readonly Trait[] {
    let all = known.get(contract);
    if (!all) known.set(contract, (all = traitsOf(contract)));
    return all;
}

/** A trait that may be shown at all, and where its probability stands. */
export interface ShowableTrait {
    readonly trait: Trait;
    readonly shownAbove: number;
    readonly part: keyof TraitAnswers;
    readonly index: number;
}

const showable = new WeakMap<Contract, readonly ShowableTrait[]>();

/** In the order of `traits`. A whole library is read by them, and most traits are never shown. */
export function showableTraits(contract: Contract): readonly ShowableTrait[] {
    let all = showable.get(contract);
    if (!all) showable.set(contract, (all = showableTraitsOf(contract)));
    return all;
}

/** Probabilities in the order of `traits`; of what an older network did not hear, 0. */
export function traitShares(
    { styles = [], moods = [], tags = [], classes = [] }: TraitAnswers,
    contract: Contract,
): readonly number[] {
    return [
        ...contract.styles.map((_, i) => styles[i] ?? 0),
        ...contract.moods.map((_, i) => moods[i] ?? 0),
        ...contract.tags.map((_, i) => tags[i] ?? 0),
        ...contract.classes.map((_, i) => classes[i] ?? 0),
    ];
}

function traitsOf({ styles, moods, tags, classes }: Contract): readonly Trait[] {
    return [
        ...styles.map((style) => ({ ...style, kind: 'style' as const })),
        ...moods.map((mood) => ({ ...mood, kind: 'mood' as const })),
        ...tags.map((tag) => asTold(tag, tag.kind)),
        ...classes.map((one) => asTold(one, kinds[one.kind])),
    ];
}

function showableTraitsOf(contract: Contract): readonly ShowableTrait[] {
    const { styles, moods, tags, classes } = contract;
    const places = Object.entries({ styles, moods, tags, classes }).flatMap(([part, { length }]) =>
        Array.from({ length }, (_, index) => ({ part: part as keyof TraitAnswers, index })),
    );
    return traits(contract).flatMap((trait, i) => {
        const place = places[i];
        return trait.shownAbove === null || !place ? [] : [{ trait, shownAbove: trait.shownAbove, ...place }];
    });
}

const kinds = {
    genre: 'style',
    mood: 'mood',
    instrument: 'instrument',
    voice: 'voice',
    sound: 'style',
} as const satisfies Record<SoundClass['kind'], Kind>;

/** Styles and moods have answers of their own: those among tags and classes are never shown. */
function asTold({ name, shownAbove }: Omit<Trait, 'kind'>, kind: Kind): Trait {
    return { name, kind, shownAbove: kind === 'style' || kind === 'mood' ? null : shownAbove };
}
