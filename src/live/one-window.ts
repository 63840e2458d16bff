import { isRefusal, webLocks } from '../storage/lock.ts';
import { lockNames } from '../storage/names.ts';

type Locks = Pick<LockManager, 'request'>;

/**
 * Only one window listens at a time: null where another does, else what lets the next one, as an abort does. Where the browser has no locks,
 * or grants none, each may.
 */
export function claimListening(signal: AbortSignal, locks: Locks | null = webLocks()): Promise<(() => void) | null> {
    if (!locks) return Promise.resolve(() => undefined);
    return new Promise((resolve, reject) => {
        locks
            .request(lockNames.listening, { ifAvailable: true }, (lock) => {
                if (!lock) return resolve(null);
                return new Promise<void>((end) => {
                    const release = (): void => end();
                    signal.addEventListener('abort', release, { once: true });
                    if (signal.aborted) release();
                    resolve(release);
                });
            })
            .catch((error: unknown) => (isRefusal(error) ? resolve(() => undefined) : reject(error)));
    });
}
