import type { Picture } from '../flow.ts';
import type { PaperFiles } from '../paper/paper-files.ts';
import { startWorker, WorkerCrash } from './worker-link.ts';

/** A worker of its own for the paper's network: what befalls it does not reach the main hearing. Ends by a crash or on request. */
export class PaperLane {
    readonly #link = startWorker();
    /** The worker is asked one thing at a time. */
    #turn: Promise<unknown>;
    #hasEnded = false;

    constructor(files: PaperFiles) {
        this.#turn = this.#link.call('loadPaper', files);
        this.#turn.catch((error: unknown) => this.#link.terminate(error));
        this.#link.ended.catch(() => (this.#hasEnded = true));
    }

    get hasEnded(): boolean {
        return this.#hasEnded;
    }

    /** Probabilities in the order of the paper's genres. Rejects when the network does not start, with a crash, and once the lane has ended. */
    hear(picture: Picture): Promise<readonly number[]> {
        const hearing = this.#turn.then(() => this.#link.call('hearAsPaper', picture));
        this.#turn = hearing;
        return hearing;
    }

    end(): void {
        this.#link.terminate(new WorkerCrash("the paper's network was put away"));
    }
}
