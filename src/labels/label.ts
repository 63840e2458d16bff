/** A label as it is kept, and how it is read again. */
import * as v from 'valibot';
import { cleanText } from '../audio/tags/clean-text.ts';
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
    /** So many songs of the library were there to learn from. */
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
const mostExamples = 10_000;
const mostNumbers = 10_000;

const finite = v.pipe(v.number(), v.finite());
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const text = v.pipe(v.string(), v.maxLength(1000));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const labelName = v.pipe(
    v.string(),
    v.transform((name) => cleanText(name) ?? ''),
    v.minLength(1),
);

export const exampleSchema = v.object({
    songId: id,
    title: text,
    artist: v.nullable(text),
    network: id,
    styles: v.pipe(v.array(share), v.maxLength(mostNumbers), v.readonly()),
    embedding: v.custom<Float32Array>(
        (value) => value instanceof Float32Array && value.length <= mostNumbers && value.every(Number.isFinite),
    ),
});

const examples = v.pipe(v.array(exampleSchema), v.maxLength(mostExamples), v.readonly());

const numbers = v.custom<Float64Array>(
    (value) => value instanceof Float64Array && value.length <= mostNumbers && value.every(Number.isFinite),
);

const learnedSchema = v.object({
    changedAt: finite,
    librarySongs: finite,
    head: v.nullable(v.object({ network: id, weights: numbers, bias: finite })),
    rightness: v.union([
        v.object({ low: share, high: share }),
        v.object({ untold: v.picklist(['few', 'one-artist', 'no-others']) }),
    ]),
});

const labelSchema = v.object({
    id,
    name: labelName,
    createdAt: finite,
    changedAt: finite,
    examples,
    counterexamples: examples,
    learned: v.nullable(learnedSchema),
});

const recordSchema = v.object({ version: v.literal(version), label: labelSchema });

export type LabelRecord = v.InferOutput<typeof recordSchema>;

export const toLabelRecord = (label: Label): LabelRecord => ({ version, label });

/** Null for what is no record of this version. */
export function fromLabelRecord(kept: unknown): Label | null {
    const record = v.safeParse(recordSchema, kept);
    return record.success ? record.output.label : null;
}
