export interface Watchdog {
    /** Begins to wait, or begins anew. */
    start(): void;
    stop(): void;
}

/** A page that wakes up finds all its timers overdue, and has not read yet what was sent to it meanwhile. */
const secondLookMillis = 5000;

/** Calls `bark` once, when it was not started anew for so long, and still not in the five seconds after. */
export function createWatchdog(limitMillis: number, bark: () => void): Watchdog {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return {
        start() {
            clearTimeout(timer);
            timer = setTimeout(() => (timer = setTimeout(bark, secondLookMillis)), limitMillis);
        },
        stop: () => clearTimeout(timer),
    };
}
