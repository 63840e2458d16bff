import { readCueSheets } from '../intake/cue-sheets.ts';
import type { QueueItem } from '../intake/queue.svelte.ts';
import { mayHold } from '../intake/tagged-anew.ts';
import type { Lock } from '../storage/lock.ts';
import { changesBetween, type Changes, type FoundFile, type KnownFile } from './changes.ts';
import type { Contents } from './contents.ts';
import { passing, stopping } from './endings.ts';
import { FolderIndex } from './folder-index.svelte.ts';
import { type FileProblem, type FolderProblem, problemOf } from './problems.ts';
import { TimeLeft } from './time-left.ts';

/** 'looking': for what is new. 'hearing': what was found. 'resting': until it is looked through again. 'low-battery': until it is charged. */
export type FolderState = 'resting' | 'looking' | 'hearing' | 'paused' | 'low-battery' | FolderProblem;

/** What a file came to in the queue. */
type Hear = (file: File) => Promise<Pick<QueueItem, 'stage' | 'reason' | 'trackId'>>;

export interface FolderParts {
    readonly hear: Hear;
    /** How many files are in the queue at a time, so that dropped ones never wait for a whole folder. */
    readonly atATime: number;
}

export interface LinkedParts extends FolderParts {
    /** Whether the library has the song, or may have it: it cannot always be read. */
    readonly mayHave: (trackId: string) => boolean | Promise<boolean>;
}

interface Keeping {
    readonly isBatteryLow: () => boolean;
    /** So that of several windows one hears. */
    readonly lock: Lock;
    /** Null forgets the file. */
    readonly keep: (path: string, file: KnownFile | null) => Promise<void>;
    readonly keepPaused: (isPaused: boolean) => Promise<void>;
}

/** Fewer cost a battery little. */
const manySongs = 20;

/** A folder whose music is part of the library: looked through, heard, and read again when a song is played. */
export class LinkedFolder {
    readonly id: string;
    readonly index: FolderIndex;
    #name = $state('');
    #contents = $state.raw() as Contents;
    readonly #parts: LinkedParts & Keeping;
    #state = $state<FolderState>('resting');
    #found = $state(0);
    #left = $state(0);
    #changedMeanwhile = $state(0);
    #secondsLeft = $state<number | null>(null);
    readonly #timeLeft = new TimeLeft();
    #isPaused: boolean;
    #isUnlinked = false;
    /** The listener wants it to go on. */
    #ignoresBattery = false;
    #unwatch: (() => void) | null = null;
    #pending: FoundFile[] = [];
    #uprooted: readonly string[] = [];
    #turn = Promise.resolve();

    constructor(
        record: { readonly id: string; readonly name: string; readonly isPaused: boolean },
        files: Iterable<readonly [path: string, KnownFile]>,
        parts: LinkedParts & Keeping & { readonly contents: Contents },
    ) {
        this.id = record.id;
        this.#name = record.name;
        this.#isPaused = record.isPaused;
        this.index = new FolderIndex(files);
        this.#contents = parts.contents;
        this.#parts = parts;
    }

    get name(): string {
        return this.#name;
    }

    /** A chosen one has to be chosen again in each visit, and to be looked through again. */
    get kind(): Contents['kind'] {
        return this.#contents.kind;
    }

    get state(): FolderState {
        return this.#state;
    }

    /** `found`: pieces of music in the folder, so far while it is looked through; `left`: those of them that are still to be heard. */
    get progress(): { readonly found: number; readonly left: number; readonly secondsLeft: number | null } {
        return { found: this.#found, left: this.#left, secondsLeft: this.#secondsLeft };
    }

    /** How many files were being written while they were read the last time, and are left for the next. */
    get changedMeanwhile(): number {
        return this.#changedMeanwhile;
    }

    /**
     * Looks for what has changed, and hears what is new. With `ask`, after a press, the listener is asked for permission
     * where need be, and files of which the library has no song are tried once more.
     */
    look({ ask }: { readonly ask: boolean }): Promise<void> {
        const turn = this.#turn.then(async () => {
            const access = await this.#contents.access(ask);
            if (access !== 'open') return void (this.#state = access);
            this.#watch();
            await this.#parts.lock(() => this.#lookAndHear(ask));
        });
        this.#turn = turn.catch(() => undefined);
        return turn;
    }

    /** It was chosen again, and may be called otherwise by now. */
    readFrom(contents: Contents, name: string): void {
        this.#stopWatching();
        this.#contents = contents;
        this.#name = name;
    }

    /** What is being heard is heard to its end. */
    async pause(): Promise<void> {
        this.follow(true);
        await this.#parts.keepPaused(true);
    }

    async goOn(): Promise<void> {
        this.#ignoresBattery = true;
        this.follow(false);
        await this.#parts.keepPaused(false);
        await this.look({ ask: true });
    }

    /** What the listener said in another window, too. */
    follow(isPaused: boolean): void {
        const goesOn = this.#isPaused && !isPaused;
        this.#isPaused = isPaused;
        if (isPaused && this.#state === 'hearing') this.#state = 'paused';
        // What waits for another reason, as for room, is not told by any other window.
        if (goesOn && this.#state === 'paused') this.#state = 'resting';
    }

    /** Whether it may be read. After a press, for the listener may have to be asked. */
    async open(): Promise<boolean> {
        return (await this.#contents.access(true)) === 'open';
    }

    /** The song's file as it lies there now, or why there is none. After a press, for the listener may have to be asked. */
    async fileOf(trackId: string): Promise<File | FileProblem> {
        const access = await this.#contents.access(true);
        if (access !== 'open') return access;
        let problem: FileProblem = 'file-gone';
        for (const path of this.index.pathsOf(trackId)) {
            try {
                return await this.#contents.fileAt(path);
            } catch (error) {
                problem = await problemOf(error, this.#contents);
            }
        }
        return problem;
    }

    /** Whether its files may be written. After a press, for the listener may have to be asked. */
    mayWrite(): Promise<boolean> {
        return this.#contents.mayWrite();
    }

    /** To write the file at the path. Rejects with the browser's error. */
    handleAt(path: string): Promise<FileSystemFileHandle> {
        return this.#contents.handleAt(path);
    }

    /** Segue wrote the file, in which the song is what it was: it is neither changed nor to be heard. */
    async wrote(path: string, trackId: string, { size, lastModified }: File): Promise<void> {
        await this.#parts.keep(path, { sizeBytes: size, modifiedAt: lastModified, trackId, isGone: false });
    }

    /** Hears no more, for it is unlinked. */
    stop(): void {
        this.#isUnlinked = true;
        this.#stopWatching();
        this.#state = 'resting';
    }

    /** The battery is charged: it goes on, and spares it the next time. */
    async batteryIsFine(): Promise<void> {
        this.#ignoresBattery = false;
        if (this.#state === 'low-battery') await this.look({ ask: false });
    }

    #watch(): void {
        if (this.#isUnlinked) return;
        this.#unwatch ??= this.#contents.watch(() => void this.look({ ask: false }));
    }

    #stopWatching(): void {
        this.#unwatch?.();
        this.#unwatch = null;
    }

    async #lookAndHear(again: boolean): Promise<void> {
        this.#state = 'looking';
        this.#changedMeanwhile = 0;
        try {
            await this.#forgetRemoved();
            const { files, unread } = await this.#contents.list((found) => (this.#found = found));
            const changes = changesBetween(this.index.files, files, { again, unread });
            await this.#keepChanges(changes);
            this.#pending = [...changes.fresh];
            this.#uprooted = this.index.uprooted(changes.fresh.map(({ path }) => path));
            this.#left = this.#pending.length;
        } catch (error) {
            const problem = await problemOf(error, this.#contents);
            this.#state = problem === 'file-gone' ? 'unreadable' : problem;
            return;
        }
        await this.#hear();
    }

    /** Songs that have left the library leave no trace here; their files are heard again when the listener asks. */
    async #forgetRemoved(): Promise<void> {
        for (const [path, file] of [...this.index.files]) {
            if (file.trackId === null || (await this.#parts.mayHave(file.trackId))) continue;
            await this.#parts.keep(path, file.isGone ? null : { ...file, trackId: null });
        }
    }

    async #keepChanges({ moved, gone }: Changes): Promise<void> {
        for (const { from, to } of moved) {
            const before = this.index.files.get(from);
            if (!before) continue;
            if (from !== to.path) await this.#parts.keep(from, null);
            await this.#parts.keep(to.path, { ...before, isGone: false });
        }
        for (const path of gone) {
            const before = this.index.files.get(path);
            if (before) await this.#parts.keep(path, { ...before, isGone: true });
        }
    }

    async #hear(): Promise<void> {
        this.#secondsLeft = null;
        const isToHear = this.#left > 0 && !this.#isUnlinked;
        this.#state = isToHear ? (this.#isPaused ? 'paused' : 'hearing') : 'resting';
        this.#timeLeft.begin(performance.now());
        await Promise.all(Array.from({ length: this.#parts.atATime }, () => this.#hearInTurn()));
        if (this.#state === 'hearing') this.#state = 'resting';
    }

    get #sparesBattery(): boolean {
        return this.#left >= manySongs && !this.#ignoresBattery && this.#parts.isBatteryLow();
    }

    async #hearInTurn(): Promise<void> {
        while (this.#state === 'hearing') {
            if (this.#sparesBattery) return void (this.#state = 'low-battery');
            const next = this.#pending.shift();
            if (!next) return;
            if (!(await this.#hearOne(next))) continue;
            this.#left -= 1;
            this.#timeLeft.oneEnded(performance.now());
            this.#secondsLeft = this.#timeLeft.seconds(this.#left);
        }
    }

    /** False where the file is still to be heard. */
    async #hearOne(found: FoundFile): Promise<boolean> {
        let file: File;
        try {
            file = await this.#contents.fileAt(found.path);
            const sheets = await Promise.all(found.sheets.map((path) => this.#contents.fileAt(path)));
            await readCueSheets(sheets, [file]);
            mayHold(file, this.#uprooted);
        } catch (error) {
            const problem = await problemOf(error, this.#contents);
            // That one file is gone is found when the folder is looked through again.
            if (problem === 'file-gone' || problem === 'unreadable') return true;
            this.#state = problem;
            return false;
        }
        const { stage, reason, trackId = null } = await this.#parts.hear(file);
        if (this.#isUnlinked) return false;
        if (stage === 'cancelled') {
            await this.pause();
        } else if (stopping.has(reason)) {
            this.#state = 'paused';
        } else if (trackId === null && (await this.#hasChanged(found.path, file))) {
            this.#changedMeanwhile += 1;
        } else if (trackId !== null || !passing.has(reason)) {
            const { size: sizeBytes, lastModified: modifiedAt } = file;
            await this.#parts.keep(found.path, { sizeBytes, modifiedAt, trackId, isGone: false });
        }
        return stage !== 'cancelled' && !stopping.has(reason);
    }

    async #hasChanged(path: string, { size, lastModified }: File): Promise<boolean> {
        const now = await this.#contents.fileAt(path).catch(() => null);
        return now?.size !== size || now.lastModified !== lastModified;
    }
}
