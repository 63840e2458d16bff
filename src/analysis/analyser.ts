/** The page's side of the analysis: a small pool of workers. */
import type { SoundStream } from '../audio/recording.ts';
import type { Contract } from '../contract.ts';
import type { BackendChoice, Failure, Outcome } from '../flow.ts';
import { fetchContract, fetchModel, fetchRhythmGraph } from '../network/model-files.ts';
import { AnalysisWorker, type HearOptions } from './analysis-worker.ts';
import { createDecoderDistrust } from './decoder-distrust.ts';
import { fetchedOnce } from './fetched-once.ts';
import type { LoadedBackend } from './protocol.ts';
import { decodeToWav } from './decoding/wav-decoding.ts';
import { WorkerCrash } from './worker-link.ts';

export interface Analyser {
    /** Files at a time; what is asked beyond it waits for its turn. */
    readonly concurrency: number;
    /**
     * What the network can hear: of the same files that the workers get, so that all songs are stamped with it. Where these cannot be had
     * it is read by itself, for the songs of the library. Rejects when that fails too; the next call tries again.
     */
    contract(): Promise<Contract>;
    /** What the network's description alone says that it can hear, megabytes earlier; rejects when that cannot be fetched. */
    description(): Promise<Contract>;
    /**
     * Loads the network on a backend, for all that is heard from now on, and says which one is in use: 'wasm' where WebGPU is missing.
     * One that is loaded or loading already is not loaded again. Rejects when the network cannot be fetched or does not start, and the
     * next call tries again; rejects as well when another backend is asked for meanwhile.
     */
    load(choice: BackendChoice): Promise<LoadedBackend>;
    /** Hears a file. Rejects with the signal's reason when aborted, and then leaves nothing behind; a bad file or a crash is a `Failure`. */
    analyse(file: Blob, options?: HearOptions): Promise<Outcome>;
    /** Hears a recording that goes on until it is ended, beside the files and at once; else as `analyse`. */
    listen(recording: SoundStream, options?: HearOptions): Promise<Outcome>;
    /** The file as WAV, without a network and at once. Rejects with the signal's reason when aborted, and when the worker crashes. */
    decode(file: Blob, signal: AbortSignal): Promise<Blob | Failure>;
    /** Ends all workers; a file that is being heard ends as a crash. */
    dispose(): void;
}

interface AnalyserParts {
    /** Where the network is fetched from: an address that ends in a slash. The one that hears tempo is beside it, in `rhythm/`. */
    readonly modelFolder: string;
    /** In which the tags of files likely are (BCP 47), where they do not say how they were written. */
    readonly languages?: () => readonly string[];
}

/** Nothing starts before it is asked for. */
export function createAnalyser({ modelFolder, languages = () => [] }: AnalyserParts): Analyser {
    const concurrency = Math.min(4, Math.max(1, navigator.hardwareConcurrency - 1));
    const files = fetchedOnce(async () => {
        const rhythmFolder = new URL('../rhythm/', modelFolder).href;
        const [model, rhythm] = await Promise.all([fetchModel(modelFolder), fetchRhythmGraph(rhythmFolder)]);
        return { model, rhythm };
    });
    const distrust = createDecoderDistrust();
    const busy = new Set<AnalysisWorker>();
    const listening = new Set<AnalysisWorker>();
    const waiting: (() => void)[] = [];
    let idle: AnalysisWorker[] = [];
    let choice: BackendChoice = 'automatic';
    let isDisposed = false;

    const take = (lane: Set<AnalysisWorker>): AnalysisWorker => {
        idle = idle.filter((worker) => !worker.hasEnded);
        const worker = idle.pop() ?? new AnalysisWorker(choice, files(), { languages, distrust });
        lane.add(worker);
        return worker;
    };

    /** A worker that has ended is replaced at once, so that the next file does not wait for a start. */
    const giveBack = (worker: AnalysisWorker, isModelMissing: boolean): void => {
        busy.delete(worker);
        if (worker.choice !== choice) worker.end(new WorkerCrash('another backend was chosen'));
        else if (!worker.hasEnded) idle.push(worker);
        else if (!isModelMissing && !isDisposed)
            idle.push(new AnalysisWorker(choice, files(), { languages, distrust }));
        waiting.shift()?.();
    };

    return {
        concurrency,
        contract: () =>
            files().then(
                ({ model }) => model.contract,
                () => fetchContract(modelFolder),
            ),
        description: () => fetchContract(modelFolder),
        load(wanted) {
            const same = wanted === choice ? idle.find(({ hasEnded }) => !hasEnded) : undefined;
            if (same) return same.loaded;
            choice = wanted;
            for (const worker of idle) worker.end(new WorkerCrash('another backend was chosen'));
            const worker = new AnalysisWorker(choice, files(), { languages, distrust });
            idle = [worker];
            return worker.loaded;
        },
        async analyse(file, options = {}) {
            while (busy.size >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
            const worker = take(busy);
            let isModelMissing = false;
            try {
                const outcome = await worker.hear(file, options);
                isModelMissing = !outcome.ok && outcome.reason === 'model-unavailable';
                return outcome;
            } finally {
                giveBack(worker, isModelMissing);
            }
        },
        async listen(recording, options = {}) {
            const worker = take(listening);
            try {
                return await worker.listen(recording, options);
            } finally {
                listening.delete(worker);
                const isNeeded = worker.choice === choice && idle.length + busy.size < concurrency;
                if (isNeeded && !worker.hasEnded) idle.push(worker);
                else worker.end(new WorkerCrash('it is not needed any more'));
            }
        },
        decode: (file, signal) => decodeToWav(file, { distrusted: distrust.codecs, signal }),
        dispose() {
            isDisposed = true;
            for (const worker of [...idle, ...busy, ...listening])
                worker.end(new WorkerCrash('the analyser was disposed of'));
        },
    };
}
