/** The songs that were under way in this window when its page ended, for the page that follows: the files themselves cannot be kept. */
const storageKey = 'segue-under-way';

type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Remembers the names of the files that are under way now; none is the rule. Where nothing can be kept, nothing is. */
export function rememberUnderWay(fileNames: readonly string[], memory?: Memory): void {
    withMemory(memory, (kept) => {
        if (fileNames.length === 0) kept.removeItem(storageKey);
        else kept.setItem(storageKey, JSON.stringify(fileNames));
    });
}

/** The names that the page before has left; they are forgotten with this. */
export function takeInterrupted(memory?: Memory): readonly string[] {
    let names: unknown = null;
    withMemory(memory, (kept) => {
        const left = kept.getItem(storageKey);
        kept.removeItem(storageKey);
        names = JSON.parse(left ?? 'null');
    });
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** By the name of the storage, because a browser that blocks it throws there. */
function withMemory(memory: Memory | undefined, work: (kept: Memory) => void): void {
    try {
        work(memory ?? sessionStorage);
    } catch {
        // Blocked or full, or not what was written: no song is lost by that.
    }
}
