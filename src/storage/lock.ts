/** One task at a time in all windows, where the browser has locks and grants them; in this window alone elsewhere: https://w3c.github.io/web-locks/ */
import { abortable } from './abortable.ts';
import type { LockName } from './names.ts';

/** Rejects with the signal's reason where it is aborted; a task that has not begun by then leaves its turn to the next. */
export type Lock = <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T>;

interface Options {
    /** For how long the lock stays taken after a task has ended; who asked for the task does not wait for that. */
    readonly holdMillis?: number;
    /** Missing outside secure contexts. */
    readonly locks?: Pick<LockManager, 'request'> | null;
}

type Turn = () => Promise<void>;

const never = new AbortController().signal;

export function createLock(name: LockName, { holdMillis = 0, locks }: Options = {}): Lock {
    const inThisWindow = createQueue();
    return async <T>(task: () => Promise<T>, signal = never) => {
        signal.throwIfAborted();
        const manager = locks === undefined ? webLocks() : locks;
        const done = new Promise<T>((resolve, reject) => {
            const turn: Turn = async () => {
                if (signal.aborted) return;
                await task().then(resolve, reject);
                if (holdMillis > 0) await new Promise((end) => setTimeout(end, holdMillis));
            };
            if (!manager) return inThisWindow(turn);
            manager
                .request(name, { signal }, turn)
                .catch((error: unknown) => (isRefusal(error) ? inThisWindow(turn) : reject(error)));
        });
        return abortable(done, signal);
    };
}

/** The browser's own; null where there are none. */
export function webLocks(): LockManager | null {
    return (globalThis.navigator as Partial<Navigator> | undefined)?.locks ?? null;
}

/** A browser that keeps nothing for pages grants them no locks either. What the turn itself throws never comes here. */
export const isRefusal = (error: unknown): boolean => error instanceof DOMException && error.name === 'SecurityError';

function createQueue(): (turn: Turn) => void {
    let last = Promise.resolve();
    return (turn) => {
        last = last.then(turn);
    };
}
