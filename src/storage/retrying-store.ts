import { promisifyRequest, type UseStore } from 'idb-keyval';
import type { Database } from './names.ts';

/** Another window may hold up an opening for ever: one that the browser froze while the database is being deleted or made anew. */
const longestOpeningMillis = 20_000;

/** After one that took longer than that, until one succeeds: a hundred songs do not each wait as long again. */
const longestNextOpeningMillis = 1000;

/**
 * A store for idb-keyval that outlives what befalls the connection: it lets go when another window wants to change the
 * database, opens anew when the browser has closed it, and tries again after a failure. Rejects when an opening does not come
 * to an end.
 */
export function createRetryingStore({ name, store }: Database): UseStore {
    let opened: Promise<IDBDatabase> | null = null;
    let patienceMillis = longestOpeningMillis;

    function open(): Promise<IDBDatabase> {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => request.result.createObjectStore(store);
        const arriving = promisifyRequest(request);
        const opening = inTime(arriving, patienceMillis, () => (patienceMillis = longestNextOpeningMillis));
        const forget = (): void => {
            if (opened === opening) opened = null;
        };
        opening.then(
            (database) => {
                patienceMillis = longestOpeningMillis;
                database.onclose = forget;
                database.onversionchange = () => {
                    database.close();
                    forget();
                };
            },
            () => {
                forget();
                // It may still come, when nobody waits any more.
                arriving.then(
                    (late) => late.close(),
                    () => undefined,
                );
            },
        );
        return opening;
    }

    async function transaction(mode: IDBTransactionMode, isLastTry = false): Promise<IDBTransaction> {
        const opening = (opened ??= open());
        const database = await opening;
        try {
            return database.transaction(store, mode);
        } catch (error) {
            const isClosed = error instanceof DOMException && error.name === 'InvalidStateError';
            if (!isClosed || isLastTry) throw error;
            // The browser closed it without a word.
            if (opened === opening) opened = null;
            return transaction(mode, true);
        }
    }

    return async (mode, work) => work((await transaction(mode)).objectStore(store));
}

function inTime<T>(opening: Promise<T>, millis: number, onLate: () => void): Promise<T> {
    return new Promise((resolve, reject) => {
        const late = (): void => {
            onLate();
            reject(new Error(`the database did not open within ${millis / 1000} s`));
        };
        const timer = setTimeout(late, millis);
        opening.then(resolve, reject).finally(() => clearTimeout(timer));
    });
}
