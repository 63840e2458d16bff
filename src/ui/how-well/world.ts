/** What was measured with real music, of which GTZAN holds little: collections with labels of their own. */
import * as v from 'valibot';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const collections = ['taffc', 'emotify', 'ishkur', 'dances'] as const;
const setSchema = v.object({
    songs: count,
    /** Share of the songs of which a family is claimed, and of those claims the share that is right. */
    claimed: share,
    right: share,
    /** Families named in a claim, on average. */
    names: v.pipe(v.number(), v.minValue(1)),
});

const styleSchema = v.object({
    /** Area under the curve: of two songs, one in the style and one not, how often it tells which is which. */
    auc: v.nullable(share),
    songs: count,
    /** What counts as right. */
    against: v.picklist(['labels', 'teacher']),
    /** Probability from which the app says the style of a song; null: it never does. */
    shownAbove: v.nullable(share),
});

export const worldSchema = v.object({
    sets: v.partial(v.object({ taffc: setSchema, emotify: setSchema, ishkur: setSchema, dances: setSchema })),
    styles: v.pipe(
        v.record(v.string(), styleSchema),
        v.transform((styles) => Object.entries(styles).map(([name, style]) => ({ name, ...style }))),
    ),
    /** Share of songs whose quadrant is right. */
    quadrant: v.optional(share),
    /** Of the five nearest songs of other artists, the share that has a genre of the one asked about. */
    retrieval: v.optional(share),
});

export type World = v.InferOutput<typeof worldSchema>;
