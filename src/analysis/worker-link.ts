/** The page's side of a worker: what is asked of it, and what becomes of the answer when it does not live. */
import type { CallTable, ProgressOf, Reply, Request } from './worker-messages.ts';
import { createWatchdog } from './watchdog.ts';

/** The worker is gone or cannot be trusted any more; what it was asked is lost. */
export class WorkerCrash extends Error {
    override readonly name: string = 'WorkerCrash';

    /** Browsers have no code for it, only words: V8, SpiderMonkey, JavaScriptCore and emscripten each their own. */
    get isOutOfMemory(): boolean {
        return /out of memory|allocation failed|cannot enlarge memory|could not allocate/i.test(this.message);
    }
}

/** The worker's code went in circles: what it was given is at fault. */
export class WorkerHang extends WorkerCrash {
    override readonly name = 'WorkerHang';
}

interface CallOptions<Progress> {
    readonly transfer?: Transferable[];
    readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export interface WorkerLink<Calls extends CallTable<Calls>> {
    /** Asks the worker, one thing at a time. Rejects with a `WorkerCrash`, or with what `terminate` was given. */
    call<C extends keyof Calls>(
        call: C,
        input: Calls[C]['input'],
        options?: CallOptions<ProgressOf<Calls, C>>,
    ): Promise<Calls[C]['output']>;
    /** Ends the worker at once; a pending call, and each later one, rejects with `reason`. */
    terminate(reason: unknown): void;
    /** Rejects when the worker has ended, with the reason. */
    readonly ended: Promise<never>;
}

/** Progress comes with every second of music. */
const longestSilenceMillis = 120_000;
/** A sign of life comes every second; the longest work without one takes a second here, and perhaps ten on a slow phone. */
const longestHangMillis = 30_000;

/** Speaks with a worker that was just started, and watches over it. */
export function linkWorker<Calls extends CallTable<Calls>>(worker: Worker): WorkerLink<Calls> {
    let pending: { readonly id: number; readonly settle: (reply: Reply<Calls>) => void } | undefined;
    let lastId = 0;
    let terminate: (reason: unknown) => void = () => undefined;

    const idle = createWatchdog(longestSilenceMillis, () =>
        terminate(new WorkerCrash(`the worker was silent for ${longestSilenceMillis / 1000} s`)),
    );
    const hung = createWatchdog(longestHangMillis, () =>
        terminate(new WorkerHang(`the worker gave no sign of life for ${longestHangMillis / 1000} s`)),
    );
    const calm = (): void => [idle, hung].forEach((watchdog) => watchdog.stop());

    const ended = new Promise<never>((_, reject) => {
        terminate = (reason) => {
            calm();
            worker.terminate();
            reject(reason);
        };
    });
    // Nobody may be listening: an idle worker can end as well.
    ended.catch(() => undefined);

    worker.addEventListener('error', (event) => terminate(new WorkerCrash(event.message || 'it did not start')));
    worker.addEventListener('messageerror', () => terminate(new WorkerCrash('a message from it could not be read')));
    worker.addEventListener('message', ({ data }: MessageEvent<Reply<Calls>>) => {
        if (pending) hung.start();
        if (data.kind === 'alive') return;
        if (data.kind === 'crashed') terminate(new WorkerCrash(data.message));
        else if (data.id === pending?.id) pending.settle(data);
    });

    function ask<C extends keyof Calls>(call: C, input: Calls[C]['input'], options: CallOptions<ProgressOf<Calls, C>>) {
        return new Promise<Calls[C]['output']>((resolve) => {
            const id = ++lastId;
            // The reply's id says which call it answers, and so its type.
            const settle = (reply: Reply<Calls>): void => {
                if (reply.kind === 'progress') {
                    idle.start();
                    options.onProgress?.(reply.progress as ProgressOf<Calls, C>);
                } else if (reply.kind === 'done') {
                    pending = undefined;
                    calm();
                    resolve(reply.output as Calls[C]['output']);
                }
            };
            pending = { id, settle };
            [idle, hung].forEach((watchdog) => watchdog.start());
            worker.postMessage({ id, call, input } as Request<Calls>, options.transfer ?? []);
        });
    }

    return {
        call: (call, input, options = {}) => Promise.race([ask(call, input, options), ended]),
        terminate: (reason) => terminate(reason),
        ended,
    };
}
