/** What stood in files before tags were written, kept so that it can be put back; and as which songs the new files are known. */
import * as v from 'valibot';
import { databases } from '../storage/names.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { attempt, type Stored } from '../storage/stored.ts';
import { fields, type FieldChanges, type Standing } from './fields.ts';
import { isBytes, lengthOf, type Piece } from './pieces.ts';

export interface TagLogEntry {
    readonly id: string;
    /** Milliseconds since 1970; the same for all that were written at once. */
    readonly at: number;
    readonly folderId: string;
    readonly path: string;
    readonly trackId: string;
    readonly before: Standing;
    readonly changes: FieldChanges;
    /** The old file, put together from the new one; null where that would take too much room. */
    readonly back: readonly Piece[] | null;
    /** Of the file's content, before and after: see `audio/identity.ts`. */
    readonly beforeId: string;
    readonly afterId: string;
}

/** Files that were written at once. */
export interface TagBatch {
    readonly at: number;
    readonly entries: readonly TagLogEntry[];
}

/** Latest first. */
export function batchesOf(entries: readonly TagLogEntry[]): readonly TagBatch[] {
    const times = [...new Set(entries.map(({ at }) => at))].sort((a, b) => b - a);
    return times.map((at) => ({ at, entries: entries.filter((entry) => entry.at === at) }));
}

export interface TagLog {
    /** Oldest first. Records that cannot be read are left out. */
    entries(): Promise<Stored<readonly TagLogEntry[]>>;
    /** Before the file is replaced, so that it is known whatever happens then. */
    write(entry: TagLogEntry): Promise<Stored<null>>;
    remove(id: string): Promise<Stored<null>>;
    /** The song that a file of this content is, where that is known by another; else null. */
    songOf(contentId: string): Promise<string | null>;
    /** A file of this content is that song. */
    knowAs(contentId: string, trackId: string): Promise<Stored<null>>;
}

/** Of a file whose every page changed, as an Ogg file with a large cover, only the fields are put back. */
const mostBackBytes = 256 * 1024;

export const keepable = (back: readonly Piece[]): readonly Piece[] | null =>
    lengthOf(back.filter(isBytes)) <= mostBackBytes ? back : null;

const texts = v.array(v.string());
const standingSchema = v.strictObject({
    genre: texts,
    bpm: texts,
    key: texts,
    mood: texts,
    energy: texts,
    // Missing where an older Segue, which wrote none, kept what stood.
    labels: v.optional(texts, []),
});
const entrySchema = v.object({
    id: v.string(),
    at: v.number(),
    folderId: v.string(),
    path: v.string(),
    trackId: v.string(),
    before: standingSchema,
    changes: v.record(v.picklist(fields), texts),
    back: v.nullable(
        v.array(
            v.union([
                v.custom<Uint8Array<ArrayBuffer>>((bytes) => bytes instanceof Uint8Array),
                v.object({ start: v.number(), end: v.number() }),
            ]),
        ),
    ),
    beforeId: v.string(),
    afterId: v.string(),
});

/** Opens lazily: nothing is touched, and nothing can fail, before the first call. */
export function openTagLog(where = { log: databases.tagLog, songs: databases.taggedSongs }): TagLog {
    const log = openRecordStore(where.log);
    const songs = openRecordStore(where.songs);
    return {
        entries: () =>
            attempt(async () =>
                (await log.values())
                    .flatMap((kept) => {
                        const entry = v.safeParse(entrySchema, kept);
                        return entry.success ? [entry.output] : [];
                    })
                    .sort((a, b) => a.at - b.at),
            ),
        write: (entry) =>
            attempt(async () => {
                await songs.set(entry.afterId, entry.trackId);
                await log.set(entry.id, entry);
                return null;
            }),
        remove: (id) => attempt(async () => (await log.delete([id]), null)),
        async songOf(contentId) {
            const kept = await attempt(() => songs.get(contentId));
            return kept.ok && typeof kept.value === 'string' ? kept.value : null;
        },
        knowAs: (contentId, trackId) => attempt(async () => (await songs.set(contentId, trackId), null)),
    };
}
