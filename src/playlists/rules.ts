/** What songs a smart playlist is of, as it is kept. A field that is not known makes it one that cannot be read: it would be lost with the next change. */
import * as v from 'valibot';
import { languages } from '../flow.ts';
import { wheelKeys } from '../meaning/wheel-keys.ts';

export const periods = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof periods)[number];

export const orders = [
    'newest',
    'liveliest',
    'calmest',
    'fastest',
    'slowest',
    'youngest',
    'most-played',
    'longest-unplayed',
] as const;
export type Order = (typeof orders)[number];

/** Far above what anybody asks for; what claims more came from a broken file. */
const mostRules = 100;

const few = <Name extends v.GenericSchema<string>>(name: Name) =>
    v.pipe(v.array(name), v.minLength(1), v.maxLength(mostRules), v.readonly());
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const whole = (from: number, to: number) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));

/** Both ends are in it; null is open, and one end is not. */
const range = <Kind extends string>(kind: Kind, from: number, to: number) =>
    v.pipe(
        v.strictObject({
            kind: v.literal(kind),
            from: v.nullable(whole(from, to)),
            to: v.nullable(whole(from, to)),
        }),
        v.check((one) => one.from !== null || one.to !== null, 'one end must be known'),
    );

/** The bounds of tempos in beats per minute, and of years. */
export const bounds = { tempo: [1, 999], year: [1, 9999] } as const;

const ruleSchema = v.variant('kind', [
    /** Families and styles of the contract. */
    v.strictObject({ kind: v.literal('genre'), names: few(name) }),
    /** The listener's own labels, by their ids. */
    v.strictObject({ kind: v.literal('label'), names: few(name) }),
    /** Moods of the contract, and feelings. */
    v.strictObject({ kind: v.literal('mood'), names: few(name) }),
    v.strictObject({ kind: v.literal('energy'), names: few(v.picklist(['low', 'moderate', 'high'])) }),
    v.strictObject({ kind: v.literal('language'), names: few(v.picklist(languages)) }),
    /** By Camelot's wheel, "8A"; with `isWide`, those too that fit one of them. */
    v.strictObject({ kind: v.literal('key'), names: few(v.picklist([...wheelKeys.keys()])), isWide: v.boolean() }),
    /** Whole beats per minute, as the screen shows them. */
    range('tempo', ...bounds.tempo),
    range('year', ...bounds.year),
    v.strictObject({ kind: v.literal('added'), within: v.picklist(periods) }),
    v.strictObject({ kind: v.literal('played'), within: v.picklist(periods) }),
    v.strictObject({ kind: v.literal('plays'), atLeast: whole(1, 1_000_000) }),
    v.strictObject({ kind: v.literal('unplayed') }),
]);

export const rulesSchema = v.strictObject({
    match: v.picklist(['all', 'any']),
    /** None: all songs. */
    rules: v.pipe(v.array(ruleSchema), v.maxLength(mostRules), v.readonly()),
    order: v.picklist(orders),
    /** Null: as many as there are. */
    limit: v.nullable(whole(1, 10_000)),
});

export type Rule = Readonly<v.InferOutput<typeof ruleSchema>>;
export type Rules = Readonly<v.InferOutput<typeof rulesSchema>>;

/** Of a new list. */
export const allSongs: Rules = { match: 'all', rules: [], order: 'newest', limit: null };
