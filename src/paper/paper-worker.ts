import { linkWorker, WorkerCrash } from '../analysis/worker-link.ts';
import type { Picture } from '../flow.ts';
import type { PaperFiles } from './paper-files.ts';
import type { PaperCalls } from './protocol.ts';

/** A worker of its own for the paper's network: what befalls it does not reach the main hearing. Ends by a crash or on request. */
export class PaperWorker {
    readonly #link = linkWorker<PaperCalls>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
    /** The worker is asked one thing at a time. */
    #turn: Promise<unknown>;
    #hasEnded = false;

    constructor(files: PaperFiles) {
        this.#turn = this.#link.call('load', files);
        this.#turn.catch((error: unknown) => this.#link.terminate(error));
        this.#link.ended.catch(() => (this.#hasEnded = true));
    }

    get hasEnded(): boolean {
        return this.#hasEnded;
    }

    /** Probabilities in the order of the paper's genres. Rejects when the network does not start, with a crash, and once the worker has ended. */
    hear(picture: Picture): Promise<readonly number[]> {
        const hearing = this.#turn.then(() => this.#link.call('hear', picture));
        this.#turn = hearing;
        return hearing;
    }

    end(): void {
        this.#link.terminate(new WorkerCrash("the paper's network was put away"));
    }
}
