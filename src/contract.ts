/** The contract between training and the app, `model/spec.json`: written by training, validated where it enters. */
import * as v from 'valibot';

const positive = v.pipe(v.number(), v.gtValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const inputSchema = v.object({
    sampleRateHz: positive,
    downmix: v.literal('mean'),
    windowSamples: count,
    window: v.literal('hann-periodic'),
    hopSamples: count,
    /** Columns are `floor((j + 0.5) * columnHops)` hops apart. */
    columnHops: positive,
    bands: count,
    melScale: v.literal('slaney'),
    lowestHz: v.number(),
    highestHz: positive,
    powerFloor: positive,
    /** Decibels kept below the loudest value of a stretch. */
    rangeDecibels: positive,
    /** Columns that are scaled together (30 s). */
    stretchColumns: count,
    /** Columns that the network hears at once (10 s). */
    patchColumns: count,
    /** Where the patches of a full stretch begin, in columns. */
    patchStarts: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

const tagSchema = v.object({
    name: v.string(),
    kind: v.picklist(['style', 'mood', 'era', 'voice', 'instrument']),
    /** Probability from which the tag is shown; null: heard too unreliably to be shown. */
    shownAbove: v.nullable(share),
});

const classSchema = v.object({
    name: v.string(),
    kind: v.picklist(['genre', 'mood', 'instrument', 'voice', 'sound']),
    /** Probability from which the class is named; null: heard too unreliably to be named. */
    shownAbove: v.nullable(share),
});

const styleSchema = v.object({
    name: v.string(),
    family: v.string(),
    /** Probability from which a song is said to be of it; null: told too unreliably to be said. */
    shownAbove: v.nullable(share),
});

const moodSchema = v.object({
    name: v.string(),
    shownAbove: v.nullable(share),
});

const contractFields = v.object({
    version: v.string(),
    /** SHA-256 of the network's files, hexadecimal. */
    checksum: v.string(),
    input: inputSchema,
    /** The papers' genres, GTZAN's ten. */
    genres: v.array(v.string()),
    /** What music is told apart by; each holds styles. */
    families: v.array(v.string()),
    /** Several can be true of one song, as of the moods. */
    styles: v.array(styleSchema),
    moods: v.array(moodSchema),
    tags: v.array(tagSchema),
    embeddingLength: count,
    /** Logits of the genres are divided by it before the softmax, so that a confidence means what it says; those of the families by the other. */
    temperature: positive,
    familyTemperature: positive,
    /** The fewest of the likeliest families whose shares reach this together, three at most, are claimed; where no three do, nothing is. */
    claimFrom: share,
    /** The share of such claims that were right on songs that had not been heard before; null: not tested. */
    claimsRight: v.nullable(share),
    /** What AudioSet's classes call it, in the order of the output `classes`; a network without that output has none. */
    classes: v.optional(v.array(classSchema), []),
    /** What is less likely than this to be of the class "music" is no music; null: the network does not tell. */
    musicBelow: v.optional(v.nullable(share), null),
});

const contractSchema = v.pipe(
    contractFields,
    v.check(
        ({ musicBelow, classes }) => musicBelow === null || classes.some(isMusic),
        'musicBelow needs a class "music"',
    ),
    v.check(
        ({ families, styles }) => styles.every(({ family }) => families.includes(family)),
        'each style needs one of the families',
    ),
);

/** Whether a class is the one that all music is of. */
export function isMusic({ name }: { readonly name: string }): boolean {
    return name === 'music';
}

/** The quadrants of valence and arousal, in the order in which networks tell them. */
export const quadrants = ['happy', 'tense', 'sad', 'calm'] as const;

export type Quadrant = (typeof quadrants)[number];

export type Contract = v.InferOutput<typeof contractSchema>;
export type SoundClass = Contract['classes'][number];
export type InputContract = Contract['input'];

/** Reads a contract from parsed JSON; throws a `ValiError` that names the field when it is not one. */
export function parseContract(json: unknown): Contract {
    return v.parse(contractSchema, json);
}

/** Time between two columns of the picture, in seconds (0.0775). */
export function columnSeconds(input: InputContract): number {
    return (input.columnHops * input.hopSamples) / input.sampleRateHz;
}
