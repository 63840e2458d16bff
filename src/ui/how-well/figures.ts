/** What the screen shows of `models/metrics.json`. The build reads it here; the page knows the types alone. */
import * as v from 'valibot';

import { otherSystems, protocols, type OtherSystem, type Protocol } from './names.ts';
import { worldSchema, type World } from './world.ts';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A system by one protocol. */
const scoresSchema = v.object({
    accuracy: share,
    /** False while some folds have not been heard. */
    complete: v.optional(v.boolean(), true),
    /** How many songs, or pieces of songs, were asked about. */
    tracks: count,
    /** By genre. */
    f1: v.optional(v.record(v.string(), share), {}),
});

const calibrationSchema = v.array(v.object({ confidence: share, accuracy: share, tracks: count }));

const measuredSchema = v.pipe(
    v.object({
        ...scoresSchema.entries,
        f1: v.record(v.string(), share),
        interval95: v.tuple([share, share]),
        /** Expected calibration error, 0 to 1. */
        ece: share,
        /** Accuracy of each training. */
        seeds: v.pipe(
            v.array(v.object({ accuracy: share })),
            v.transform((seeds) => seeds.map(({ accuracy }) => accuracy)),
        ),
        /** Rows: what songs are; columns: what they were heard as; counts, in the order of `f1`. */
        confusion: v.array(v.array(count)),
    }),
    v.check(({ f1, confusion }) => {
        const size = Object.keys(f1).length;
        return confusion.length === size && confusion.every((row) => row.length === size);
    }, 'not-a-row-and-column-per-genre'),
);

const publishedSchema = v.object({
    /** A share, or the words that stood in for one. */
    accuracy: v.union([share, v.string()]),
    /** By random ten-fold cross-validation, where that was published beside it. */
    random10: v.optional(share),
});

/** A mean that may stand alone or with what it is the mean of. */
const meanSchema = v.union([
    share,
    v.pipe(
        v.object({ mean: share }),
        v.transform(({ mean }) => mean),
    ),
]);

/** Shares of the five nearest songs, other artists only, that have the genre of the one asked about. */
const nearestSchema = v.object({ embedding: share });

/** Mean average precision of songs of one artist, by the embedding and by mn04 as it came. */
const sameArtistSchema = v.object({ embedding: share, mn04: share });

const unchangedSchema = v.object({ genreUnchanged: share, meanCosine: v.number() });

const furtherSchemas = {
    tagsAuc: ['tags_auc', meanSchema],
    classesAuc: ['classes_auc', meanSchema],
    retrieval: ['retrieval', v.object({ precisionAt5: nearestSchema, sameArtist: v.optional(sameArtistSchema) })],
    /** Of trainings with artists apart, by how many songs they learned from. */
    learning: ['learning', v.object({ points: v.array(v.object({ songs: count, accuracy: share })) })],
    robustness: [
        'robustness',
        v.object({
            songs: count,
            variants: v.record(v.string(), unchangedSchema),
            /** `saidUnchanged`: of which the app still claims one of the families that it claimed, or nothing of either. */
            all: v.object({ ...unchangedSchema.entries, saidUnchanged: share }),
            /** Of `all`, the songs of which the app claims a family, and those of which it claims one alone. */
            fits: v.nullish(unchangedSchema),
            sure: v.nullish(unchangedSchema),
        }),
    ],
    /** Of songs of the ten genres that the networks asked had never heard. */
    robustnessUnheard: ['robustness_unheard', v.object({ songs: count, all: unchangedSchema })],
} as const;

export type Scores = v.InferOutput<typeof scoresSchema>;
export type Calibration = v.InferOutput<typeof calibrationSchema>;
export type Measured = v.InferOutput<typeof measuredSchema> & { readonly calibration: Calibration };
/** What stays of songs that were changed. */
export type Unchanged = v.InferOutput<typeof unchangedSchema>;
export type LearningPoint = NonNullable<Further['learning']>['points'][number];
export type Published = v.InferOutput<typeof publishedSchema>;
export type Further = {
    readonly [Name in keyof typeof furtherSchemas]: v.InferOutput<(typeof furtherSchemas)[Name][1]> | null;
};

/** What is absent was not measured, or could not be read. */
export interface Figures {
    readonly segue: Partial<Record<Protocol, Measured>>;
    readonly others: Partial<Record<OtherSystem, Partial<Record<Protocol | 'own', Scores>>>>;
    readonly published: Partial<Record<OtherSystem, Published>>;
    readonly further: Further;
    readonly world: World | null;
}

export interface FiguresRead {
    readonly figures: Figures;
    /** Parts that are there and could not be read, each with what is wrong. */
    readonly unread: readonly string[];
}

/** Reads parsed `metrics.json`. Nothing is thrown: a part that cannot be read costs that part and is named. */
export function readFigures(json: unknown): FiguresRead {
    const unread: string[] = [];

    function part<Schema extends v.GenericSchema>(path: readonly string[], schema: Schema) {
        const found = path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], json);
        if (found === undefined) return null;
        const read = v.safeParse(schema, found);
        if (read.success) return read.output;
        const [issue] = read.issues;
        unread.push(`${[...path, v.getDotPath(issue)].filter(Boolean).join('.')}: ${issue.message}`);
        return null;
    }

    const parts = <Name extends string, Value>(names: readonly Name[], read: (name: Name) => Value | null) =>
        Object.fromEntries(
            names.flatMap((name) => {
                const value = read(name);
                return value === null ? [] : [[name, value]];
            }),
        ) as Partial<Record<Name, Value>>;

    const calibrationOf = (protocol: Protocol): Calibration =>
        part(['segue', protocol, 'calibration'], calibrationSchema) ?? [];

    const further = Object.fromEntries(
        Object.entries(furtherSchemas).map(([name, [key, schema]]) => [name, part(['segue', key], schema)]),
    ) as Further;
    // Where it was not measured by itself, it stands beside the answers that it was measured with.
    const beside = protocols.map((protocol) => part(['segue', protocol, 'precisionAt5'], nearestSchema)).find(Boolean);
    const retrieval = further.retrieval ?? (beside ? { precisionAt5: beside } : null);
    return {
        figures: {
            segue: parts(protocols, (protocol) => {
                const measured = part(['segue', protocol], measuredSchema);
                return measured && { ...measured, calibration: calibrationOf(protocol) };
            }),
            others: parts(otherSystems, (system) => {
                const measured = parts(['own', ...protocols], (protocol) => part([system, protocol], scoresSchema));
                return Object.keys(measured).length > 0 ? measured : null;
            }),
            published: parts(otherSystems, (system) => part(['published', system], publishedSchema)),
            further: { ...further, retrieval },
            world: part(['segue', 'world'], worldSchema),
        },
        unread,
    };
}
