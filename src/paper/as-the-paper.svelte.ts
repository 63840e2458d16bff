/** The second hearing that a listener may switch on: what the paper's network says of songs in the library. */
import { fetchedOnce } from '../analysis/fetched-once.ts';
import type { Picture } from '../flow.ts';
import { fetchPaper, type PaperFiles, type PaperSpec } from './paper-files.ts';
import { stepOf } from './paper-stretches.ts';
import { PaperWorker } from './paper-worker.ts';

/**
 * 'unavailable': the network cannot be fetched, or is not what it should be. 'no-picture': none was kept of the song. 'other-picture': it has other bands than the network hears. 'too-long': so few
 * columns were kept that it cannot be heard.
 */
type PaperReason = 'unavailable' | 'crashed' | 'no-picture' | 'other-picture' | 'too-long';

export type PaperHearing =
    | { readonly kind: 'hearing' }
    /** Probabilities in the order of the genres. */
    | { readonly kind: 'heard'; readonly genres: readonly string[]; readonly probabilities: readonly number[] }
    | { readonly kind: 'failed'; readonly reason: PaperReason };

interface Parts {
    /** Where the network lies, an address that ends in a slash. */
    readonly folder: () => string;
    /** What the settings say. */
    readonly isOn: () => boolean;
    /** Null where none is kept. */
    readonly pictureOf: (trackId: string) => Promise<Picture | null>;
}

/** Nothing is fetched before it is switched on. */
export class AsThePaper {
    readonly #parts: Parts;
    #files: () => Promise<PaperFiles>;
    #worker: PaperWorker | null = null;
    /** Counts how often it was put away: what was asked before is not told any more. */
    #turn = 0;
    #state = $state<'loading' | 'ready' | 'unavailable'>('loading');
    #spec = $state.raw<PaperSpec | null>(null);
    /** By the track's id. */
    #hearings = $state.raw<Readonly<Record<string, PaperHearing>>>({});

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#files = fetchedOnce(() => fetchPaper(parts.folder()));
    }

    get isOn(): boolean {
        return this.#parts.isOn();
    }

    /** Of the network's files, while it is on. */
    get state(): 'loading' | 'ready' | 'unavailable' {
        return this.#state;
    }

    /** Null until its files are there. */
    get spec(): PaperSpec | null {
        return this.#spec;
    }

    /** Undefined when it was not asked for. */
    hearingOf(trackId: string): PaperHearing | undefined {
        return this.#hearings[trackId];
    }

    /** Fetches the network's files, so that they are kept for when the network is off; also the way to try again. */
    async load(): Promise<PaperFiles | null> {
        const turn = this.#turn;
        if (this.#state === 'unavailable') this.#state = 'loading';
        let files: PaperFiles | null = null;
        try {
            files = await this.#files();
        } catch (error) {
            console.error(error);
        }
        if (turn === this.#turn) {
            this.#state = files ? 'ready' : 'unavailable';
            if (files) this.#spec = files.spec;
        }
        return files;
    }

    /** Ends the worker and lets go of the files and of what was said. */
    putAway(): void {
        this.#turn += 1;
        this.#worker?.end();
        this.#worker = null;
        this.#files = fetchedOnce(() => fetchPaper(this.#parts.folder()));
        this.#state = 'loading';
        this.#hearings = {};
    }

    /** Hears a song of the library, unless that was done or is under way; what failed is tried again. */
    async hear(trackId: string): Promise<void> {
        const before = this.#hearings[trackId];
        if (!this.isOn || before?.kind === 'hearing' || before?.kind === 'heard') return;
        const turn = this.#turn;
        this.#tell(trackId, { kind: 'hearing' });
        const hearing = await this.#hear(trackId);
        if (turn === this.#turn) this.#tell(trackId, hearing);
    }

    async #hear(trackId: string): Promise<PaperHearing> {
        const turn = this.#turn;
        const [files, picture] = await Promise.all([this.load(), this.#parts.pictureOf(trackId)]);
        if (!files || turn !== this.#turn) return failed('unavailable');
        if (!picture || picture.columns === 0) return failed('no-picture');
        const { spec } = files;
        if (picture.bands !== spec.bands) return failed('other-picture');
        if (stepOf(picture, spec) > spec.longestStep) return failed('too-long');
        try {
            if (!this.#worker || this.#worker.hasEnded) this.#worker = new PaperWorker(files);
            const probabilities = await this.#worker.hear(picture);
            return { kind: 'heard', genres: spec.genres, probabilities };
        } catch (error) {
            console.error(error);
            return failed('crashed');
        }
    }

    #tell(trackId: string, hearing: PaperHearing): void {
        this.#hearings = { ...this.#hearings, [trackId]: hearing };
    }
}

function failed(reason: PaperReason): PaperHearing {
    return { kind: 'failed', reason };
}
