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

/** Aborted as soon as one of them is, and for its reason. Safari has `AbortSignal.any` since 17.4, Firefox since 124. */
export function anySignal(signals: readonly AbortSignal[]): AbortSignal {
    if ('any' in AbortSignal) return AbortSignal.any([...signals]);
    const either = new AbortController();
    for (const signal of signals) {
        if (signal.aborted) either.abort(signal.reason);
        signal.addEventListener('abort', () => either.abort(signal.reason), { once: true, signal: either.signal });
    }
    return either.signal;
}
