/** Memory and processor time of the processes that this one has started, as Linux counts them. */
import { readdirSync, readFileSync } from 'node:fs';

const pageBytes = 4096;
const intervalMillis = 100;
/** USER_HZ, the same on all Linux. */
const ticksPerSecond = 100;

/** Resident bytes of all processes below this one; null where there is no /proc. */
export function residentBytes(): number | null {
    return sumBelow((pid) => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes);
}

/** Seconds that all threads of the processes below this one have computed; those that have ended do not count. Null where there is no /proc. */
export function processorSeconds(): number | null {
    return sumBelow((pid) => {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        // The name before it may hold anything; time in user and kernel mode are the 14th and 15th field.
        const [user, kernel] = stat
            .slice(stat.lastIndexOf(')') + 2)
            .split(' ')
            .slice(11, 13);
        return (Number(user) + Number(kernel)) / ticksPerSecond;
    });
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

function sumBelow(valueOf: (pid: number) => number): number | null {
    try {
        return below(process.pid).reduce((sum, pid) => sum + ifAlive(() => valueOf(pid), 0), 0);
    } catch {
        return null;
    }
}

function below(pid: number): number[] {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
        readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return children.flatMap((child) => [child, ...ifAlive(() => below(child), [])]);
}

/** A process may end while it is looked at. */
function ifAlive<T>(look: () => T, otherwise: T): T {
    try {
        return look();
    } catch {
        return otherwise;
    }
}
