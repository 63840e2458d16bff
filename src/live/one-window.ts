import { webLocks } from '../storage/lock.ts';
import { lockNames } from '../storage/names.ts';

type Locks = Pick<LockManager, 'request'>;

/**
 * Only one window listens at a time: null where another does, else what lets the next one. Where the browser has no locks, each may.
 */
export function claimListening(locks: Locks | null = webLocks()): Promise<(() => void) | null> {
    if (!locks) return Promise.resolve(() => undefined);
    return new Promise((resolve, reject) => {
        locks
            .request(lockNames.listening, { ifAvailable: true }, (lock) => {
                if (!lock) return resolve(null);
                return new Promise<void>((release) => resolve(release));
            })
            .catch(reject);
    });
}
