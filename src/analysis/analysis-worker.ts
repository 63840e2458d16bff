import type { SoundStream } from '../audio/recording.ts';
import { decodeOnPage } from '../audio/page-decoding.ts';
import { decodeFilesOf } from '../audio/runs/page-files.ts';
import type { BackendChoice, Failure, Outcome } from '../flow.ts';
import type { DecoderDistrust } from './decoder-distrust.ts';
import type { DecodingCalls, Source } from './decoding/protocol.ts';
import type { HearingFiles, LoadedBackend, NeedsPageDecoding, Progress } from './protocol.ts';
import { startDecodingWorker } from './decoding/start-worker.ts';
import { sendRecording } from './decoding/streamed-recording.ts';
import { startWorker } from './start-worker.ts';
import { WorkerCrash, WorkerHang, type WorkerLink } from './worker-link.ts';

export interface HearOptions {
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: Progress) => void;
}

interface WorkerOptions {
    /** In which tags likely are (BCP 47). */
    readonly languages: () => readonly string[];
    readonly distrust: DecoderDistrust;
}

/**
 * A worker with the network on one backend, and another that decodes and makes spectra for it. They hear one file after another, until they end, both at once: by a
 * crash, an abort or on request.
 */
export class AnalysisWorker {
    readonly choice: BackendChoice;
    /** Rejects when the network cannot be fetched or does not start; the worker has ended then. */
    readonly loaded: Promise<LoadedBackend>;
    readonly #link = startWorker();
    #decoder: WorkerLink<DecodingCalls> | undefined;
    readonly #languages: () => readonly string[];
    readonly #distrust: DecoderDistrust;
    #hasEnded = false;

    constructor(choice: BackendChoice, files: Promise<HearingFiles>, { languages, distrust }: WorkerOptions) {
        this.choice = choice;
        this.#languages = languages;
        this.#distrust = distrust;
        this.loaded = Promise.race([files.then((fetched) => this.#load(fetched)), this.#link.ended]);
        this.loaded.catch((error: unknown) => this.end(error));
        this.#link.ended.catch(() => (this.#hasEnded = true));
    }

    get hasEnded(): boolean {
        return this.#hasEnded;
    }

    /** Rejects with the signal's reason when aborted; a bad file, a crash, and a network that does not load are failures. */
    hear(file: Blob, { signal, onProgress }: HearOptions): Promise<Outcome> {
        return this.#carefully(signal, () => this.#analyse(file, onProgress));
    }

    /** As `hear`, of a recording that goes on until it is ended; what comes before the network is loaded waits. */
    listen(recording: SoundStream, { signal, onProgress }: HearOptions): Promise<Outcome> {
        return this.#carefully(signal, () => this.#listen(recording, onProgress));
    }

    async #load(files: HearingFiles): Promise<LoadedBackend> {
        if (this.#hasEnded) return this.#link.ended;
        this.#decoder = startDecodingWorker();
        this.#decoder.ended.catch((error: unknown) => this.end(error));
        const [backend] = await Promise.all([
            this.#link.call('load', { files, choice: this.choice }),
            this.#decoder.call('prepare', files.model.contract.input),
        ]);
        return backend;
    }

    async #carefully(signal: AbortSignal | undefined, work: () => Promise<Outcome>): Promise<Outcome> {
        signal?.throwIfAborted();
        const abort = () => this.end(signal?.reason);
        signal?.addEventListener('abort', abort, { once: true });
        let reason: Failure['reason'] = 'model-unavailable';
        try {
            await this.loaded;
            reason = 'worker-crashed';
            return await work();
        } catch (error) {
            signal?.throwIfAborted();
            this.end(error);
            if (error instanceof WorkerCrash && error.isOutOfMemory) reason = 'out-of-memory';
            if (error instanceof WorkerHang && reason === 'worker-crashed') reason = 'damaged';
            return { ok: false, reason, message: String(error) };
        } finally {
            signal?.removeEventListener('abort', abort);
        }
    }

    end(reason: unknown): void {
        this.#hasEnded = true;
        this.#link.terminate(reason);
        this.#decoder?.terminate(reason);
    }

    async #analyse(file: Blob, onProgress: HearOptions['onProgress']): Promise<Outcome> {
        const output = await this.#hearFile(file, onProgress);
        if (output.ok || output.reason !== 'needs-page-decoding') return output;
        const { otherwise, heardSeconds, durationSeconds, codec } = output;
        const samples = await decodeOnPage(file, durationSeconds);
        if ('ok' in samples) return isWorthTelling(samples, otherwise) ? samples : otherwise;
        const seconds = samples.left.length / samples.sampleRateHz;
        if (seconds < heardSeconds + leastGainSeconds) return otherwise;
        if (isByChance(seconds, otherwise, durationSeconds)) return otherwise;
        if (codec !== undefined) this.#distrust.distrust(codec);
        const planes = [samples.left, samples.right, ...(samples.surround?.planes ?? [])];
        const transfer = [...new Set(planes.map(({ buffer }) => buffer))];
        const source = { kind: 'decoded', samples, expectedSeconds: durationSeconds } as const;
        return (await this.#hear(file, { source, transfer }, onProgress)) as Outcome;
    }

    /** The decoder may ask the page to decode short files. */
    async #hearFile(file: Blob, onProgress: HearOptions['onProgress']): Promise<Outcome | NeedsPageDecoding> {
        const { port1: page, port2: asked } = new MessageChannel();
        decodeFilesOf(asked);
        const source = { kind: 'file', file, distrusted: this.#distrust.codecs, page } as const;
        try {
            return await this.#hear(file, { source, transfer: [page] }, onProgress);
        } finally {
            asked.close();
        }
    }

    async #hear(file: Blob, given: Given, onProgress: HearOptions['onProgress']): Promise<Outcome | NeedsPageDecoding> {
        const languages = this.#languages();
        return this.#streamed(given, (spectra) =>
            this.#link.call('analyse', { file, languages, spectra }, { onProgress, transfer: [spectra] }),
        );
    }

    async #listen(recording: SoundStream, onProgress: HearOptions['onProgress']): Promise<Outcome> {
        const { port1, port2: port } = new MessageChannel();
        const hearing = this.#streamed({ source: { kind: 'live', port }, transfer: [port] }, (spectra) =>
            this.#link.call('listen', spectra, { onProgress, transfer: [spectra] }),
        );
        const [outcome] = await Promise.all([hearing, sendRecording(recording, port1)]);
        return outcome;
    }

    /** The decoder sends the spectra that it makes straight to the one that hears. */
    async #streamed<T>({ source, transfer }: Given, hear: (spectra: MessagePort) => Promise<T>): Promise<T> {
        if (!this.#decoder) throw new Error('expected a network to be loaded before anything is heard');
        const { port1: port, port2: spectra } = new MessageChannel();
        const decoding = this.#decoder.call('stream', { source, port }, { transfer: [port, ...transfer] });
        const [outcome] = await Promise.all([hear(spectra), decoding]);
        return outcome;
    }
}

interface Given {
    readonly source: Source;
    /** What of it goes to the worker whole. */
    readonly transfer: readonly Transferable[];
}

/** Less is the padding that one decoder leaves out and the other does not. */
const leastGainSeconds = 0.5;

/** A decoder that takes the bytes of another codec for its own finds sound here and there. */
function isByChance(seconds: number, otherwise: Outcome, durationSeconds: number | null): boolean {
    return !otherwise.ok && otherwise.reason === 'unsupported-codec' && seconds < (durationSeconds ?? 0) / 2;
}

/** What the page's decoder does not know leaves things as they are; that it could not hold a song that is one is the reason then. */
function isWorthTelling(page: Failure, otherwise: Outcome): boolean {
    if (page.reason === 'unsupported-codec' || otherwise.ok) return false;
    return page.reason === 'unreadable-file' || otherwise.reason !== 'not-audio';
}
