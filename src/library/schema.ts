/** What is kept of a song, and how what an older Segue kept becomes what this one reads. */
import * as v from 'valibot';
import type { Picture, Track } from '../flow.ts';
import { packTimeline, unpackTimeline } from './packed-timeline.ts';

/** Turns the track of one version into that of the next; pure, and throws when it cannot. */
export type Migration = (track: unknown) => unknown;

const someTrack = v.looseObject({ analysis: v.looseObject({}) });

/** Version 2 keeps what is heard beyond genres and tags; the networks before it heard none of it. */
function withoutClasses(track: unknown): unknown {
    const known = v.parse(someTrack, track);
    return { ...known, analysis: { ...known.analysis, classes: [], novelty: null } };
}

/** Version 3 keeps more of the rhythm than tempo, key and loudness. */
function withoutBeats(track: unknown): unknown {
    const rhythmic = v.looseObject({ analysis: v.looseObject({ rhythm: v.looseObject({}) }) });
    const known = v.parse(rhythmic, track);
    const unknown = { tempoConfidence: null, beats: null, tempoChanges: null, danceability: null, energy: null };
    const rhythm = { ...known.analysis.rhythm, ...unknown };
    return { ...known, analysis: { ...known.analysis, rhythm } };
}

/** Version 4 keeps families, styles and moods, over time the families; the networks before it heard the papers' genres alone, and how little they fit. */
function withoutFamilies(track: unknown): unknown {
    const known = v.parse(someTrack, track);
    const unheard = { families: [], styles: [], moods: [], quadrants: [], timeline: new Float64Array() };
    return { ...known, analysis: { ...known.analysis, ...unheard } };
}

/** The n-th entry leads from version n + 1 to version n + 2. */
const migrations: readonly Migration[] = [withoutClasses, withoutBeats, withoutFamilies];

export interface TrackRecord {
    readonly version: number;
    readonly track: unknown;
}

const numbers = v.custom<readonly number[]>(
    (value) => Array.isArray(value) && value.every((entry) => Number.isFinite(entry)),
);
const finite = v.pipe(v.number(), v.finite());

const analysisSchema = v.object({
    durationSeconds: finite,
    families: numbers,
    styles: numbers,
    moods: numbers,
    quadrants: numbers,
    genres: numbers,
    timeline: v.custom<Float64Array>((value) => value instanceof Float64Array && value.every(Number.isFinite)),
    tags: numbers,
    embedding: v.custom<Float32Array>((value) => value instanceof Float32Array && value.every(Number.isFinite)),
    classes: numbers,
    rhythm: v.object({
        tempoBpm: v.nullable(finite),
        tempoConfidence: v.nullable(finite),
        beats: v.nullable(v.object({ firstSeconds: finite, bpm: finite })),
        tempoChanges: v.nullable(v.array(v.object({ atSeconds: finite, bpm: finite }))),
        key: v.nullable(v.object({ tonic: v.string(), mode: v.picklist(['major', 'minor']), strength: finite })),
        loudnessLufs: v.nullable(finite),
        danceability: v.nullable(finite),
        energy: v.nullable(finite),
    }),
    cautions: v.array(v.picklist(['ended-early', 'damaged-inside', 'short', 'nearly-silent', 'several-parts'])),
    model: v.string(),
    backend: v.picklist(['webgpu', 'wasm']),
    millis: v.object({ decode: finite, features: finite, network: finite, rhythm: finite, total: finite }),
});

/** Of a picture where the browser's database takes no Blobs. */
const bytesSchema = v.object({ bytes: v.instance(Uint8Array<ArrayBuffer>), type: v.string() });
const coverSchema = v.union([
    v.blob(),
    v.pipe(
        bytesSchema,
        v.transform(({ bytes, type }) => new Blob([bytes], { type })),
    ),
]);

const trackSchema = v.object({
    id: v.string(),
    fileName: v.string(),
    title: v.string(),
    artist: v.exactOptional(v.string()),
    artists: v.exactOptional(v.array(v.string())),
    album: v.exactOptional(v.string()),
    year: v.exactOptional(finite),
    recordingId: v.exactOptional(v.string()),
    artistIds: v.exactOptional(v.array(v.string())),
    parts: v.exactOptional(finite),
    cover: v.exactOptional(coverSchema),
    addedAt: finite,
    analysis: analysisSchema,
});

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const pictureSchema: v.GenericSchema<unknown, Picture> = v.pipe(
    v.object({ bands: count, columns: count, columnSeconds: finite, levels: v.instance(Uint8Array) }),
    v.check(({ bands, columns, levels }) => levels.length === bands * columns, 'levels must be columns x bands'),
    v.check(({ columns, columnSeconds }) => columns === 0 || columnSeconds > 0, 'columns must take time'),
);

/** Stands where no picture of a song is kept. */
export const noPicture: Picture = { bands: 0, columns: 0, columnSeconds: 0, levels: new Uint8Array() };

const recordSchema = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)), track: v.unknown() });

export function toRecord(track: Track): TrackRecord {
    const { analysis } = track;
    const kept = { ...track, analysis: { ...analysis, timeline: packTimeline(analysis.timeline) } };
    return { version: migrations.length + 1, track: kept };
}

/** The same without a Blob in it. */
export async function toRecordOfBytes(track: Track): Promise<TrackRecord> {
    const { cover, ...rest } = track;
    const { version, track: kept } = toRecord(rest);
    if (!cover) return { version, track: kept };
    const bytes = new Uint8Array(await cover.arrayBuffer());
    const keptCover: v.InferOutput<typeof bytesSchema> = { bytes, type: cover.type };
    return { version, track: { ...(kept as object), cover: keptCover } };
}

/**
 * The track of a record of this version or an older one. Null for anything else: a newer Segue's record, a migration
 * that failed, or no record at all. The record itself is never changed, so that a Segue that knows it still finds it.
 */
export function toTrack(kept: unknown, steps: readonly Migration[] = migrations): Track | null {
    const record = v.safeParse(recordSchema, kept);
    if (!record.success || record.output.version > steps.length + 1) return null;
    try {
        const current = steps
            .slice(record.output.version - 1)
            .reduce((track, step) => step(track), record.output.track);
        const { analysis, ...about } = v.parse(trackSchema, current);
        const timeline = unpackTimeline(analysis.timeline, analysis.families.length);
        return { ...about, analysis: { ...analysis, timeline } };
    } catch {
        return null;
    }
}

/** The picture that was kept, or null when what was kept is none. */
export function toPicture(kept: unknown): Picture | null {
    const picture = v.safeParse(pictureSchema, kept);
    return picture.success ? picture.output : null;
}
