/** Tags are written into the files of linked folders, and put back from the log. */
import { contentId } from '../audio/identity.ts';
import type { LinkedFolder } from '../folders/linked-folder.svelte.ts';
import type { Field, FieldChanges, Standing } from './fields.ts';
import { openTagFile } from './open-tag-file.ts';
import { assembled } from './pieces.ts';
import { problemOf, replaceFile, type ReplaceProblem } from './replace-file.ts';
import { keepable, type TagLog, type TagLogEntry } from './tag-log.ts';
import { isProved, writeTags, type WriteProblem } from './write-tags.ts';

/** 'not-logged': what stood could not be kept, so that nothing was written. 'damaged': the disk does not give back what was written. */
export type TagProblem = WriteProblem | ReplaceProblem | 'not-logged' | 'damaged';

export interface Place {
    readonly folder: Pick<LinkedFolder, 'id' | 'handleAt' | 'wrote'>;
    readonly path: string;
    readonly trackId: string;
}

interface Doing {
    readonly log: TagLog;
    readonly signal: AbortSignal;
    /** The file was replaced by this one. */
    readonly onWritten?: (trackId: string, file: File) => void;
}

interface Asked {
    readonly changes: FieldChanges;
    /** What stood there when it was asked. */
    readonly stands: Standing;
    readonly at: number;
}

/** Null where all is as asked. Rejects with the signal's reason; the file is the old one then. */
export async function writeInPlace(
    { folder, path, trackId }: Place,
    { changes, stands, at }: Asked,
    { log, signal, onWritten }: Doing,
): Promise<TagProblem | null> {
    return guarded(signal, async () => {
        const handle = await folder.handleAt(path);
        const from = await handle.getFile();
        const written = await writeTags(from, changes);
        if (typeof written === 'string') return written;
        if (JSON.stringify(written.before) !== JSON.stringify(stands)) return 'changed-meanwhile';
        const [beforeId, afterId] = [await contentId(from), await contentId(written.file)];
        signal.throwIfAborted();
        const entry = { id: crypto.randomUUID(), at, folderId: folder.id, path, trackId, beforeId, afterId };
        const back = keepable(written.back);
        if (!(await log.write({ ...entry, before: stands, changes, back })).ok) return 'not-logged';
        // What is not known to have been replaced stays in the log, where it does no harm: its content tells.
        const problem = await replaceFile(handle, { from, to: written.file }, signal);
        if (problem) {
            await log.remove(entry.id);
            return problem;
        }
        const after = await handle.getFile();
        onWritten?.(trackId, after);
        await folder.wrote(path, trackId, after);
        return (await isProved(after, written.proof)) ? null : 'damaged';
    });
}

/** Puts back what stood: the old file to the byte where it is still the one that was written, else the fields that still hold what was written. */
export async function putBack(
    { folder, path, trackId }: Place,
    entry: TagLogEntry,
    { log, signal, onWritten }: Doing,
): Promise<TagProblem | null> {
    return guarded(signal, async () => {
        const handle = await folder.handleAt(path);
        const from = await handle.getFile();
        const nowId = await contentId(from);
        const to = nowId === entry.beforeId ? null : await oldFile(from, nowId, entry);
        if (typeof to === 'string') return to;
        if (to) {
            const problem = await replaceFile(handle, { from, to }, signal);
            if (problem) return problem;
            const after = await handle.getFile();
            onWritten?.(trackId, after);
            await folder.wrote(path, trackId, after);
        }
        await handDown(entry, log);
        await log.remove(entry.id);
        return null;
    });
}

/** What stood before an entry is what stood before a later one that wrote over it: so that it can still be put back, field by field. */
async function handDown(entry: TagLogEntry, log: TagLog): Promise<void> {
    const entries = await log.entries();
    const isLater = ({ at, folderId, path, beforeId }: TagLogEntry): boolean =>
        at > entry.at && ((folderId === entry.folderId && path === entry.path) || beforeId === entry.afterId);
    const later = entries.ok ? entries.value.filter(isLater) : [];
    for (const one of later) {
        const over = (Object.keys(one.changes) as Field[]).filter(
            (field) => entry.changes[field] && isSame(one.before[field], entry.changes[field]),
        );
        if (over.length === 0) continue;
        const before = { ...one.before, ...Object.fromEntries(over.map((field) => [field, entry.before[field]])) };
        await log.write({ ...one, before, back: null });
    }
}

const isSame = (one: readonly string[], other: readonly string[] | undefined): boolean =>
    JSON.stringify(one) === JSON.stringify(other);

/** Null where nothing of it is left to be put back. */
async function oldFile(
    from: File,
    nowId: string,
    { back, beforeId, afterId, ...entry }: TagLogEntry,
): Promise<Blob | TagProblem | null> {
    if (back && nowId === afterId) {
        const old = assembled(from, back);
        return (await contentId(old)) === beforeId ? old : 'not-proved';
    }
    const opened = await openTagFile(from);
    if (typeof opened === 'string') return opened;
    const ours = (Object.keys(entry.changes) as Field[]).filter((field) =>
        isSame(opened.stands[field], entry.changes[field]),
    );
    if (ours.length === 0) return null;
    const written = await writeTags(from, Object.fromEntries(ours.map((field) => [field, entry.before[field]])));
    return typeof written === 'string' ? written : written.file;
}

async function guarded(signal: AbortSignal, work: () => Promise<TagProblem | null>): Promise<TagProblem | null> {
    try {
        return await work();
    } catch (error) {
        signal.throwIfAborted();
        return problemOf(error);
    }
}
