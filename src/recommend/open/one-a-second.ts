/** MusicBrainz answers one request a second, https://musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting, however many windows ask. */

type Locks = Pick<LockManager, 'request'>;

/** Longer than a second by what a line may hold a request up. */
const gapMillis = 1100;

/**
 * A queue: each call resolves when its turn has come, at least a second after the one before, in any window of this browser
 * where it has locks. Rejects with the signal's reason, and then leaves its turn to the next.
 */
export function createOneASecond(
    name: string,
    locks: Locks | null = globalThis.navigator?.locks ?? null,
): (signal: AbortSignal) => Promise<void> {
    const inThisWindow = queue();
    return async (signal) => {
        signal.throwIfAborted();
        await new Promise<void>((resolve, reject) => {
            const giveUp = () => reject(signal.reason as Error);
            signal.addEventListener('abort', giveUp, { once: true });
            // The lock stays taken after the turn has begun, until the next may begin.
            const turn = async () => {
                if (signal.aborted) return;
                signal.removeEventListener('abort', giveUp);
                resolve();
                await new Promise((end) => setTimeout(end, gapMillis));
            };
            if (locks) locks.request(name, { signal }, turn).catch(reject);
            else inThisWindow(turn);
        });
    };
}

function queue(): (turn: () => Promise<void>) => void {
    let last = Promise.resolve();
    return (turn) => {
        last = last.then(turn);
    };
}
