/** The page's side of the analysis: a small pool of workers. */
import type { Contract } from '../contract.ts';
import type { BackendChoice, Outcome } from '../flow.ts';
import { fetchContract, fetchModel } from '../network/model-files.ts';
import { fetchedOnce } from './fetched-once.ts';
import { Lane, type HearOptions, type LoadedBackend } from './lane.ts';
import { WorkerCrash } from './worker-link.ts';

export interface Analyser {
    /** Files at a time; what is asked beyond it waits for its turn. */
    readonly lanes: number;
    /** What the network can hear. Rejects when it cannot be fetched; the next call tries again. */
    contract(): Promise<Contract>;
    /**
     * Loads the network on a backend, for all that is heard from now on, and says which one is in use: 'wasm' where WebGPU is missing.
     * One that is loaded or loading already is not loaded again. Rejects when the network cannot be fetched or does not start, and the
     * next call tries again; rejects as well when another backend is asked for meanwhile.
     */
    load(choice: BackendChoice): Promise<LoadedBackend>;
    /** Hears a file. Rejects with the signal's reason when aborted, and then leaves nothing behind; a bad file or a crash is a `Failure`. */
    analyse(file: Blob, options?: HearOptions): Promise<Outcome>;
    /** Ends all workers; a file that is being heard ends as a crash. */
    dispose(): void;
}

/** The network is fetched from `modelFolder`, an address that ends in a slash. Nothing starts before it is asked for. */
export function createAnalyser({ modelFolder }: { modelFolder: string }): Analyser {
    const lanes = Math.min(4, Math.max(1, navigator.hardwareConcurrency - 1));
    const contract = fetchedOnce(() => fetchContract(modelFolder));
    const files = fetchedOnce(() => fetchModel(modelFolder));
    const busy = new Set<Lane>();
    const waiting: (() => void)[] = [];
    let idle: Lane[] = [];
    let choice: BackendChoice = 'automatic';
    let isDisposed = false;

    const takeLane = (): Lane => {
        idle = idle.filter((lane) => !lane.hasEnded);
        const lane = idle.pop() ?? new Lane(choice, files());
        busy.add(lane);
        return lane;
    };

    /** A lane that has ended is replaced at once, so that the next file does not wait for a start. */
    const giveBack = (lane: Lane, isModelMissing: boolean): void => {
        busy.delete(lane);
        if (lane.choice !== choice) lane.end(new WorkerCrash('another backend was chosen'));
        else if (!lane.hasEnded) idle.push(lane);
        else if (!isModelMissing && !isDisposed) idle.push(new Lane(choice, files()));
        waiting.shift()?.();
    };

    return {
        lanes,
        contract,
        load(wanted) {
            const same = wanted === choice ? idle.find(({ hasEnded }) => !hasEnded) : undefined;
            if (same) return same.loaded;
            choice = wanted;
            for (const lane of idle) lane.end(new WorkerCrash('another backend was chosen'));
            const lane = new Lane(choice, files());
            idle = [lane];
            return lane.loaded;
        },
        async analyse(file, options = {}) {
            while (busy.size >= lanes) await new Promise<void>((resolve) => waiting.push(resolve));
            const lane = takeLane();
            let isModelMissing = false;
            try {
                const outcome = await lane.hear(file, options);
                isModelMissing = !outcome.ok && outcome.reason === 'model-unavailable';
                return outcome;
            } finally {
                giveBack(lane, isModelMissing);
            }
        },
        dispose() {
            isDisposed = true;
            for (const lane of [...idle, ...busy]) lane.end(new WorkerCrash('the analyser was disposed of'));
        },
    };
}
