/** Memory of the processes that this one has started, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

const pageBytes = 4096;
const intervalMillis = 100;

/** Resident bytes of all processes below this one; null where there is no /proc. */
export function residentBytes(): number | null {
    try {
        return below(process.pid).reduce((sum, pid) => sum + residentBytesOf(pid), 0);
    } catch {
        return null;
    }
}

/** Watches the resident memory until it is asked for the peak; null where there is no /proc. */
export function watchPeak(): { stop(): number | null } {
    let peak = residentBytes();
    const look = (): void => {
        const bytes = residentBytes();
        if (bytes !== null) peak = Math.max(peak ?? 0, bytes);
    };
    const timer = setInterval(look, intervalMillis);
    return {
        stop() {
            clearInterval(timer);
            look();
            return peak;
        },
    };
}

function below(pid: number): number[] {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
        readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return children.flatMap((child) => [child, ...belowIfAlive(child)]);
}

function belowIfAlive(pid: number): number[] {
    try {
        return below(pid);
    } catch {
        // It ended while it was looked at.
        return [];
    }
}

function residentBytesOf(pid: number): number {
    try {
        return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
    } catch {
        return 0;
    }
}
