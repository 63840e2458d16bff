import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { isHeardByAnother } from '../meaning/same-network.ts';
import { formatVersion, type Header, linesOf, parseBeside, parseHeader, parseSong } from './file-format.ts';
import { toSong, type Song } from './imported-song.ts';
import type { Library } from './library.svelte.ts';
import type { StorageReason } from '../storage/stored.ts';

/** 'merge': the songs here stay. 'replace': those that are not in the file go. */
export type ImportMode = 'merge' | 'replace';

export type ImportProblem = StorageReason | 'not-a-library' | 'newer-version' | 'unreadable-file';

export interface ImportCounts {
    /** Songs of the file that were kept. */
    readonly added: number;
    /** Songs of the file that stood here already and were left as they are. */
    readonly known: number;
    /** Songs of the file that could not be read, or are missing at its end. */
    readonly damaged: number;
    readonly removed: number;
}

export type Imported =
    | ({ readonly ok: true } & ImportCounts)
    /** What was kept before stays. */
    | ({ readonly ok: false; readonly reason: ImportProblem } & ImportCounts);

interface ImportOptions {
    readonly mode: ImportMode;
    readonly contract: Contract;
    readonly signal: AbortSignal;
    /** Takes what the file has beside the songs: null where that is damaged. Not called where it has nothing. */
    readonly onBeside?: (kept: unknown) => Promise<StorageReason | null>;
    readonly onProgress?: (progress: { readonly fraction: number; readonly added: number }) => void;
    readonly now?: () => number;
}

/** Kept at a time, so that the list on the screen is not drawn anew for each. */
const batchSongs = 20;

/**
 * Reads a file that `exportLibrary` made, of this version or an older one. Nothing is lost: when songs are to be replaced,
 * those that are not in the file go last, and only if the file was whole. Rejects with the signal's reason.
 */
export async function importLibrary(file: Blob, library: Library, options: ImportOptions): Promise<Imported> {
    const { signal } = options;
    const underWay = new FileImport(library, options);
    await library.settled();
    try {
        for await (const line of linesOf(file)) {
            signal.throwIfAborted();
            const problem = await underWay.take(line);
            if (problem) return { ok: false, reason: problem, ...underWay.counts };
        }
    } catch (error) {
        if (signal.aborted || !(error instanceof DOMException)) throw error;
        return { ok: false, reason: (await underWay.keep()) ?? 'unreadable-file', ...underWay.counts };
    }
    const problem = await underWay.end();
    return problem ? { ok: false, reason: problem, ...underWay.counts } : { ok: true, ...underWay.counts };
}

/** One file on its way into the library, line after line. */
class FileImport {
    readonly counts = { added: 0, known: 0, damaged: 0, removed: 0 };
    readonly #library: Library;
    readonly #options: ImportOptions;
    readonly #ids = new Set<string>();
    #header: Header | null = null;
    #linesRead = 0;
    #batch: Song[] = [];

    constructor(library: Library, options: ImportOptions) {
        this.#library = library;
        this.#options = options;
    }

    async take(line: string | null): Promise<ImportProblem | null> {
        if (!this.#header) return this.#takeHeader(line);
        const { contract, onProgress, now = Date.now } = this.#options;
        const song = line === null ? null : toSong(await parseSong(line), contract, now());
        this.#linesRead += 1;
        if (song) this.#takeSong(song);
        else this.counts.damaged += 1;
        const problem = this.#batch.length < batchSongs ? null : await this.keep();
        onProgress?.({ fraction: Math.min(1, this.#linesRead / this.#header.songs), added: this.counts.added });
        return problem;
    }

    /** Puts what was read so far into the library. */
    async keep(): Promise<StorageReason | null> {
        const { kept, problem } = await this.#library.addAll(this.#batch);
        this.counts.added += kept;
        this.#batch = [];
        return problem;
    }

    async end(): Promise<ImportProblem | null> {
        if (!this.#header) return 'not-a-library';
        this.counts.damaged += Math.max(0, this.#header.songs - this.#linesRead);
        const problem = await this.keep();
        if (problem || this.#options.mode === 'merge' || this.counts.damaged > 0) return problem;
        const others = this.#library.tracks.map(({ id }) => id).filter((id) => !this.#ids.has(id));
        const removed = await this.#library.remove(others);
        if (!removed.ok) return removed.reason;
        this.counts.removed = others.length;
        return null;
    }

    async #takeHeader(line: string | null): Promise<ImportProblem | null> {
        this.#header = line === null ? null : parseHeader(line);
        if (!this.#header) return 'not-a-library';
        const { version, beside } = this.#header;
        if (version > formatVersion) return 'newer-version';
        return beside === undefined ? null : ((await this.#options.onBeside?.(await parseBeside(beside))) ?? null);
    }

    #takeSong(song: Song): void {
        const { mode, contract } = this.#options;
        const own = this.#library.get(song.track.id);
        const isOutdated = (track: Track) => isHeardByAnother(track.analysis, contract);
        const isAsGood = (own && !isOutdated(own)) || isOutdated(song.track);
        const isTwin = this.#ids.has(song.track.id);
        this.#ids.add(song.track.id);
        if (isTwin || (mode === 'merge' && own && isAsGood)) this.counts.known += 1;
        else this.#batch.push(song);
    }
}
