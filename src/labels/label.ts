/** A label as it is kept, and how it is read again. */
import * as v from 'valibot';
import { keptDate, keptId, keptName, keptSongId, longestText } from '../library/kept-fields.ts';
import type { Head } from './head.ts';
import type { Rightness } from './rightness.ts';

/** A song that is one of the label, or is not: as it was heard, so that it teaches where the song itself is gone or was never. */
export interface Example {
    readonly songId: string;
    readonly title: string;
    readonly artist: string | null;
    /** The network that heard it. */
    readonly network: string;
    readonly styles: readonly number[];
    readonly embedding: Float32Array;
}

export interface Learned {
    /** When the label was last changed before it was learned. */
    readonly changedAt: number;
    /** The network that heard what it was learned from. */
    readonly network: string;
    /** So many songs of the library, as that network heard them, were there to learn from. */
    readonly librarySongs: number;
    /** Null where examples are too few, or there is nothing beside them. */
    readonly head: Head | null;
    readonly rightness: Rightness;
}

export interface Label {
    readonly id: string;
    /** One line, never empty. */
    readonly name: string;
    /** Milliseconds since 1970. */
    readonly createdAt: number;
    /** Of its name, examples or counterexamples. */
    readonly changedAt: number;
    readonly examples: readonly Example[];
    readonly counterexamples: readonly Example[];
    /** Null until it is learned for the first time. */
    readonly learned: Learned | null;
}

const version = 1;

/** Far above what anybody keeps; what claims more came from a broken file. */
export const mostExamples = 10_000;
const mostNumbers = 10_000;

const finite = v.pipe(v.number(), v.finite());
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const text = v.pipe(v.string(), v.maxLength(longestText));

const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;

export const exampleSchema = v.object({
    songId: keptSongId,
    title: text,
    artist: v.nullable(text),
    network: keptId,
    styles: v.custom<readonly number[]>(
        (value) => Array.isArray(value) && value.length <= mostNumbers && value.every(isShare),
    ),
    embedding: v.custom<Float32Array>(
        (value) => value instanceof Float32Array && value.length <= mostNumbers && value.every(Number.isFinite),
    ),
});

const examplesOf = <Schema extends v.GenericSchema<unknown, Example>>(example: Schema) =>
    v.pipe(v.array(example), v.maxLength(mostExamples), v.readonly());

/** What the listener says, with examples of such a schema. */
export const taughtFields = <Schema extends v.GenericSchema<unknown, Example>>(example: Schema) => ({
    id: keptId,
    name: keptName,
    createdAt: keptDate,
    changedAt: keptDate,
    examples: examplesOf(example),
    counterexamples: examplesOf(example),
});

const numbers = v.custom<Float64Array>(
    (value) => value instanceof Float64Array && value.length <= mostNumbers && value.every(Number.isFinite),
);

const learnedSchema = v.object({
    changedAt: keptDate,
    network: keptId,
    librarySongs: finite,
    head: v.nullable(v.object({ network: keptId, weights: numbers, bias: finite })),
    rightness: v.union([
        v.object({ low: share, high: share }),
        v.object({ untold: v.picklist(['few', 'one-artist', 'no-others']) }),
    ]),
});

const labelSchema = v.object({
    ...taughtFields(exampleSchema),
    // What cannot be read of it, as that of an older Segue, is learned anew.
    learned: v.fallback(v.nullable(learnedSchema), null),
});

/** Whether the listener and Segue know the same of it. Songs may be heard anew, and it may be learned anew, without a change by the listener. */
export function isSameLabel(one: Label, other: Label): boolean {
    const isSameBy = (a: readonly Example[], b: readonly Example[]): boolean =>
        a.length === b.length && a.every(({ network }, i) => network === b[i]?.network);
    return (
        one.changedAt === other.changedAt &&
        isSameBy(one.examples, other.examples) &&
        isSameBy(one.counterexamples, other.counterexamples) &&
        isSameLearned(one.learned, other.learned)
    );
}

/** From the same songs the same is learned, and from others hardly ever to the last digit. */
const isSameLearned = (one: Learned | null, other: Learned | null): boolean =>
    one?.changedAt === other?.changedAt &&
    one?.network === other?.network &&
    one?.librarySongs === other?.librarySongs &&
    one?.head?.bias === other?.head?.bias;

const recordSchema = v.object({ version: v.literal(version), label: labelSchema });

export type LabelRecord = v.InferOutput<typeof recordSchema>;

export const toLabelRecord = (label: Label): LabelRecord => ({ version, label });

/** Null for what is no record of this version. */
export function fromLabelRecord(kept: unknown): Label | null {
    const record = v.safeParse(recordSchema, kept);
    return record.success ? record.output.label : null;
}
