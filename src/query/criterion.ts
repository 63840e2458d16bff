/** What is asked of songs: a list of criteria, each wanted or unwanted. */
import type { Key, Language } from '../flow.ts';
import { wheelKeys } from '../meaning/wheel-keys.ts';

/** What is measured from 0 to 100 per cent; `feeling` is how pleasant it is. */
export type Measure = 'energy' | 'feeling' | 'danceability';

/** What songs are more or less of than others. */
export const compared = ['energy', 'feeling', 'tempo', 'loudness'] as const;
export type Compared = (typeof compared)[number];

export type RangeKind = 'tempo' | 'year' | 'length';

/** Both ends are in it; null is open, and one end is not. */
interface Range {
    readonly from: number | null;
    readonly to: number | null;
}

type Asked =
    /** A family or style, a mood or feeling, an instrument, a kind of voice ("any" is any), a label of the listener's own. */
    | { readonly kind: 'style' | 'mood' | 'instrument' | 'voice' | 'label'; readonly name: string }
    | { readonly kind: 'language'; readonly name: Language }
    | { readonly kind: 'measure'; readonly of: Measure; readonly about: number }
    /** Beats per minute; years; seconds. */
    | ({ readonly kind: 'tempo' } & Range)
    | ({ readonly kind: 'year' } & Range)
    | ({ readonly kind: 'length' } & Range)
    /** By Camelot's wheel, "8A". */
    | { readonly kind: 'key'; readonly names: readonly string[] }
    | { readonly kind: 'mode'; readonly name: Key['mode'] }
    /** Songs of the library, by a title or an artist. */
    | { readonly kind: 'like'; readonly name: string; readonly ids: readonly string[] }
    /** More or less than the songs that it is to be like, else than most of the library. */
    | { readonly kind: 'more'; readonly of: Compared; readonly isMore: boolean }
    /** Words that occur in title, artist, album or file name. */
    | { readonly kind: 'text'; readonly text: string };

export type Single = Asked & { readonly isWanted: boolean };

/** "Jazz or blues": two or more that are each wanted, of which one is enough; unwanted where none is. */
interface AnyOf {
    readonly kind: 'any';
    readonly of: readonly Single[];
    readonly isWanted: boolean;
}

export type Criterion = Single | AnyOf;
export type CriterionOf<Kind extends Criterion['kind']> = Criterion & { readonly kind: Kind };

/** What is the same is not chosen from; a choice of one is that one, and of none nothing. */
export function anyOf(choices: readonly Single[], isWanted = true): Criterion | null {
    const of = [...new Map(choices.map((one) => [JSON.stringify(one), one])).values()];
    const [first, second] = of;
    if (!first) return null;
    return second ? { kind: 'any', of, isWanted } : { ...first, isWanted };
}

/** Those that are chosen from, each by itself. */
export const singlesOf = (criteria: readonly Criterion[]): readonly Single[] =>
    criteria.flatMap((one) => (one.kind === 'any' ? one.of.map((each) => ({ ...each, isWanted: one.isWanted })) : one));

/** Of several that are wanted, a song need have only one. */
const alternatives: readonly Criterion['kind'][] = ['style', 'mood', 'language', 'key', 'mode', 'label'];

/** Of those that are chosen from, where it is the same of all. */
function common<Value>(criterion: Criterion, of: (single: Single) => Value): Value | null {
    const [first, ...others] = singlesOf([criterion]).map(of);
    return first !== undefined && others.every((other) => other === first) ? first : null;
}

/** Of the keys that are asked for, the names on Camelot's wheel. */
export const keyNamesOf = (criterion: CriterionOf<'key' | 'mode'>): readonly string[] =>
    criterion.kind === 'key'
        ? criterion.names
        : [...wheelKeys.keys()].filter((name) => name.endsWith(criterion.name === 'minor' ? 'A' : 'B'));

/** Those that a song need have only one of, together; each of the others alone. In their order. */
export function inAlternatives(criteria: readonly Criterion[]): readonly (readonly [Criterion, ...Criterion[]])[] {
    const groups = new Map<string | Criterion, [Criterion, ...Criterion[]]>();
    for (const one of criteria) {
        const kind = common(one, (single) => single.kind);
        const key = one.isWanted && kind !== null && alternatives.includes(kind) ? kind : one;
        const group = groups.get(key);
        if (group) group.push(one);
        else groups.set(key, [one]);
    }
    return [...groups.values()];
}

/** What may be asked for only once. */
export function slotOf(criterion: Criterion): string | null {
    switch (criterion.kind) {
        case 'any':
            return common(criterion, slotOf);
        case 'measure':
            return criterion.of;
        case 'more':
            return `more ${criterion.of}`;
        case 'tempo':
        case 'year':
        case 'length':
            return criterion.isWanted ? criterion.kind : null;
        default:
            return null;
    }
}

type Direction = Omit<CriterionOf<'more'>, 'kind' | 'isWanted'>;

/** What a change of an adjective is a change of: "more energetic", "less sad"; null for what has no more or less. */
export function directionOf(criterion: Criterion): Direction | null {
    switch (criterion.kind) {
        case 'more':
            return criterion;
        case 'mood':
            return directionsOfMoods.get(criterion.name) ?? null;
        case 'measure':
            return criterion.of === 'danceability' ? null : { of: criterion.of, isMore: criterion.about >= 50 };
        case 'tempo':
            return (criterion.from === null) === (criterion.to === null)
                ? null
                : { of: 'tempo', isMore: criterion.to === null };
        default:
            return null;
    }
}

/** Calm and lively, happy and sad. */
export function isOpposite(one: Criterion, other: Criterion): boolean {
    const [first, second] = [directionOf(one), directionOf(other)];
    return first !== null && first.of === second?.of && first.isMore !== second.isMore;
}

const [brighter, darker] = [
    { of: 'feeling', isMore: true },
    { of: 'feeling', isMore: false },
] as const;
const [livelier, calmer] = [
    { of: 'energy', isMore: true },
    { of: 'energy', isMore: false },
] as const;

const directionsOfMoods = new Map<string, Direction>([
    ['happy', brighter],
    ['joyful', brighter],
    ['playful', brighter],
    ['sad', darker],
    ['gloomy', darker],
    ['energetic', livelier],
    ['exciting', livelier],
    ['powerful', livelier],
    ['angry', livelier],
    ['calm', calmer],
    ['gentle', calmer],
    ['tender', calmer],
    ['dreamy', calmer],
    ['weary', calmer],
]);
