import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { isHeardLive } from '../library/heard-live.ts';
import { read } from '../meaning/reading.ts';
import { createLock } from '../storage/lock.ts';
import { lockNames } from '../storage/names.ts';
import { changesFor, changesIn, type FieldPlan, type TagWish } from './changes-for.ts';
import { type FieldChanges, fields } from './fields.ts';
import { problemOf } from './replace-file.ts';
import { batchesOf, openTagLog, type TagBatch, type TagLog, type TagLogEntry } from './tag-log.ts';
import {
    foldersOf,
    placesOfEntry,
    readRow,
    rowOfEntry,
    rowsOf,
    writableFolders,
    type SourcedRow,
    type TagRow,
    type Where,
} from './tag-rows.ts';
import { putBack, writeInPlace, type TagProblem } from './write-in-place.ts';
import { writeTags } from './write-tags.ts';

interface Parts extends Where {
    readonly track: (trackId: string) => Track | undefined;
    readonly contract: () => Contract | null;
    /** Names of the listener's own labels that hold of it. */
    readonly labelsOf: (track: Track) => readonly string[];
    readonly show: () => void;
    /** The song's file is this one now; the old one can be read no more. */
    readonly onWritten?: (trackId: string, file: File) => void;
    readonly log?: TagLog;
}

/** 'reading': what stands in the files. 'asking': all is shown, and nothing is written before the listener says so. */
export type TagStage = 'idle' | 'reading' | 'asking' | 'writing' | 'undoing' | 'done';

const shownEveryMillis = 150;

interface Writing {
    readonly at: number;
    /** Folders that may be written. */
    readonly allowed: ReadonlySet<string>;
    readonly signal: AbortSignal;
    readonly save: (file: Blob, name: string) => void;
}

/** Labels are the listener's own, and in the file only where they choose so. */
const firstFields = fields.filter((field) => field !== 'labels');

const firstWish: TagWish = { fields: firstFields, genre: 'style', keyNotation: 'musical', replaces: false };

/** What was heard is written into the tags of files: shown first, then written, and put back when it is asked for. */
export class TagWriting {
    #rows = $state.raw<readonly SourcedRow[]>([]);
    #stage = $state<TagStage>('idle');
    #wish = $state.raw<TagWish>(firstWish);
    #batches = $state.raw<readonly TagBatch[]>([]);
    #progress = $state.raw({ done: 0, total: 0 });
    #isUndone = $state(false);
    #writtenAt = $state(0);
    #stopping = new AbortController();
    readonly #toWrite = $derived.by(() => this.#rows.filter((row) => this.#isToWrite(row)));
    /** Changes of rows that are not shown yet: thousands of rows are not made anew for each of them. */
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    readonly #unshown = new Map<string, Partial<SourcedRow>>();
    #shownAt = 0;
    readonly #parts: Parts;
    readonly #log: TagLog;
    readonly #lock = createLock(lockNames.tagWriting);

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#log = parts.log ?? openTagLog();
    }

    get rows(): readonly TagRow[] {
        return this.#rows;
    }

    get stage(): TagStage {
        return this.#stage;
    }

    get wish(): TagWish {
        return this.#wish;
    }

    get progress(): { readonly done: number; readonly total: number } {
        return this.#progress;
    }

    /** What was written and can be put back, latest first. */
    get batches(): readonly TagBatch[] {
        return this.#batches;
    }

    /** Whether the rows are of files in which what stood was put back. */
    get isUndone(): boolean {
        return this.#isUndone;
    }

    /** What was just written and can be put back; null where nothing was. */
    get justWritten(): TagBatch | null {
        return this.#batches.find(({ at }) => at === this.#writtenAt) ?? null;
    }

    ask(wish: Partial<TagWish>): void {
        this.#wish = { ...this.#wish, ...wish };
    }

    leaveOut(key: string, isLeftOut: boolean): void {
        this.#rows = this.#rows.map((row) => (row.key === key ? { ...row, isLeftOut } : row));
    }

    /** What is to stand in a file, field by field; null while it is not read. */
    plansOf(row: TagRow): readonly FieldPlan[] | null {
        const contract = this.#parts.contract();
        if (!row.stands || !row.track || !contract) return null;
        const labels = this.#wish.fields.includes('labels') ? this.#parts.labelsOf(row.track) : [];
        return changesFor({ reading: read(row.track.analysis, contract), labels }, row.stands, this.#wish);
    }

    /** Files in which something is to change. */
    get toWrite(): readonly TagRow[] {
        return this.#toWrite;
    }

    /** Shows what stands in the songs' files, and what would. After a press, for the listener may have to be asked to open folders. */
    async begin(trackIds: readonly string[], wish: Partial<TagWish> = {}): Promise<void> {
        if (this.#stage === 'writing' || this.#stage === 'undoing') return this.#parts.show();
        this.#restart();
        const { signal } = this.#stopping;
        this.ask(wish);
        const ofFiles = trackIds.filter((id) => !isHeardLive(id));
        const tracks = ofFiles.map((id) => this.#parts.track(id)).filter((track) => track !== undefined);
        this.#rows = tracks.flatMap((track) => rowsOf(track, this.#parts));
        this.#stage = 'reading';
        this.#parts.show();
        await this.#readLog();
        for (const folder of foldersOf(this.#rows.map(({ source }) => source)))
            if (!signal.aborted) await folder.open();
        this.#progress = { done: 0, total: this.#rows.length };
        for (const row of this.#rows) {
            const found = await readRow(row, this.#parts);
            if (signal.aborted) return;
            this.#change(row.key, found);
        }
        this.#showChanges();
        this.#stage = 'asking';
    }

    /** The song's file is at hand now: where it was missing, what stands in it is read. */
    async fileCame(trackId: string): Promise<void> {
        const missing = this.#rows.find((row) => row.trackId === trackId && row.problem === 'no-file');
        const track = this.#parts.track(trackId);
        if (this.#stage !== 'asking' || !missing || !track) return;
        const { signal } = this.#stopping;
        const found = rowsOf(track, this.#parts).map(async (row) => ({ ...row, ...(await readRow(row, this.#parts)) }));
        const rows = await Promise.all(found);
        if (!signal.aborted) this.#rows = this.#rows.flatMap((row) => (row.key === missing.key ? rows : [row]));
    }

    /** Writes what is shown; `save` hands out what lies in no linked folder. After a press, for the listener is asked whether folders may be written. */
    async write(save: (file: Blob, name: string) => void): Promise<void> {
        if (this.#stage !== 'asking') return;
        // As it is shown now: a label may be learned anew while files are written.
        const rows = this.#toWrite.map((row) => ({ row, changes: changesIn(this.plansOf(row) ?? []) }));
        const { signal } = this.#stopping;
        this.#stage = 'writing';
        this.#progress = { done: 0, total: rows.length };
        const allowed = await writableFolders(rows.map(({ row }) => row.source));
        const at = (this.#writtenAt = Date.now());
        await this.#inTurn(async () => {
            for (const { row, changes } of rows) {
                const problem = await this.#writeOne(row, changes, { at, allowed, signal, save });
                this.#change(row.key, { problem, isWritten: problem === null });
            }
        });
        await this.#end();
    }

    /** Puts back what stood before. After a press. */
    async undo({ entries }: TagBatch): Promise<void> {
        if (this.#stage === 'writing' || this.#stage === 'undoing') return;
        this.#restart();
        const { signal } = this.#stopping;
        this.#rows = entries.map((entry) => rowOfEntry(entry, this.#parts.track(entry.trackId) ?? null));
        this.#isUndone = true;
        this.#stage = 'undoing';
        this.#progress = { done: 0, total: entries.length };
        const placed = entries.map((entry) => [entry, placesOfEntry(entry, entries, this.#parts.folders)] as const);
        const allowed = await writableFolders(placed.flatMap(([, places]) => places));
        await this.#inTurn(async () => {
            for (const [entry, places] of placed.reverse()) {
                const problem = await this.#undoOne(entry, places, { allowed, signal });
                this.#change(entry.id, { problem, isWritten: problem === null });
            }
        });
        await this.#end();
    }

    /** The file that is being written stays as it was; those that are written stay written. */
    cancel(): void {
        this.#stopping.abort();
    }

    async #writeOne(
        { source, stands, trackId }: SourcedRow,
        changes: FieldChanges,
        { at, allowed, signal, save }: Writing,
    ): Promise<TagProblem | null> {
        signal.throwIfAborted();
        if (!source || !stands) return 'file-gone';
        if ('file' in source) {
            const written = await writeTags(source.file, changes).catch(problemOf);
            if (typeof written === 'string') return written;
            save(written.file, source.file.name);
            return null;
        }
        if (!allowed.has(source.folder.id)) return 'not-permitted';
        const place = { ...source, trackId };
        return writeInPlace(place, { changes, stands, at }, { ...this.#parts, log: this.#log, signal });
    }

    async #undoOne(
        entry: TagLogEntry,
        places: ReturnType<typeof placesOfEntry>,
        { allowed, signal }: Pick<Writing, 'allowed' | 'signal'>,
    ): Promise<TagProblem | null> {
        for (const place of places) {
            signal.throwIfAborted();
            if (!allowed.has(place.folder.id)) return 'not-permitted';
            const parts = { ...this.#parts, log: this.#log, signal };
            const problem = await putBack({ ...place, trackId: entry.trackId }, entry, parts);
            if (problem !== 'file-gone') return problem;
        }
        return 'file-gone';
    }

    /** In one window at a time; what was called off is no error. */
    async #inTurn(work: () => Promise<void>): Promise<void> {
        const { signal } = this.#stopping;
        await this.#lock(work, signal).catch((error: unknown) => {
            if (!signal.aborted) throw error;
        });
    }

    async #end(): Promise<void> {
        this.#showChanges();
        await this.#readLog();
        this.#stage = 'done';
    }

    async #readLog(): Promise<void> {
        const entries = await this.#log.entries();
        this.#batches = entries.ok ? batchesOf(entries.value) : [];
    }

    #restart(): void {
        this.#stopping.abort();
        this.#stopping = new AbortController();
        this.#unshown.clear();
        this.#isUndone = false;
        this.#progress = { done: 0, total: 0 };
    }

    #isToWrite(row: TagRow): boolean {
        const plans = row.isLeftOut || row.isWritten || row.problem ? null : this.plansOf(row);
        return plans !== null && Object.keys(changesIn(plans)).length > 0;
    }

    #change(key: string, change: Partial<SourcedRow>): void {
        this.#unshown.set(key, { ...this.#unshown.get(key), ...change });
        if (performance.now() - this.#shownAt > shownEveryMillis) this.#showChanges();
    }

    #showChanges(): void {
        this.#shownAt = performance.now();
        const { done, total } = this.#progress;
        this.#progress = { done: Math.min(total, done + this.#unshown.size), total };
        this.#rows = this.#rows.map((row) => {
            const change = this.#unshown.get(row.key);
            return change ? { ...row, ...change } : row;
        });
        this.#unshown.clear();
    }
}
