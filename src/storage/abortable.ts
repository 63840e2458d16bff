/** Rejects with the signal's reason as soon as it is aborted; what was begun goes on for whoever else waits for it. */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        signal.addEventListener('abort', abort, { once: true });
        void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
}

/** Resolves after so many milliseconds, or rejects with the signal's reason. */
export async function delay(millis: number, signal: AbortSignal): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
        await abortable(new Promise<void>((resolve) => (timer = setTimeout(resolve, millis))), signal);
    } finally {
        clearTimeout(timer);
    }
}
