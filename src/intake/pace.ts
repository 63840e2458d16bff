/** Lets updates through at a bearable pace, and loses none of their fields. */
export interface Paced<T extends object> {
    push(update: T): void;
    /** Passes on what is waiting, now. */
    flush(): void;
}

/**
 * Passes the first update on at once, and later ones at most once per interval: what came in between is merged, the
 * newest value of each field.
 */
export function paced<T extends object>(pass: (update: T) => void, intervalMillis: number): Paced<T> {
    let waiting: T | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function flush(): void {
        clearTimeout(timer);
        timer = undefined;
        if (!waiting) return;
        const update = waiting;
        waiting = null;
        timer = setTimeout(flush, intervalMillis);
        pass(update);
    }

    return {
        push(update) {
            waiting = { ...waiting, ...update };
            if (timer === undefined) flush();
        },
        flush,
    };
}
