/** Begins when no other window is at it, where the browser can tell; `navigator.locks` is missing outside secure contexts. */
export async function oneAtATime<T>(name: string, task: () => Promise<T>): Promise<T> {
    const locks = globalThis.navigator?.locks as LockManager | undefined;
    return locks ? locks.request(name, task) : task();
}

/** Rejects with the signal's reason; what was begun goes on for whoever else waits for it. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        signal.addEventListener('abort', abort, { once: true });
        void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
}
