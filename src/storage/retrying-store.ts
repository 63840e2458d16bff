import { promisifyRequest, type UseStore } from 'idb-keyval';
import type { Database } from './names.ts';

/** Another window may hold up an opening for ever: one that the browser froze while the database is being deleted or made anew. */
const longestOpeningMillis = 20_000;

/** For one that took longer than that: a hundred songs do not each wait as long again. */
const longestLateOpeningMillis = 1000;

interface Opening {
    readonly arriving: Promise<IDBDatabase>;
    patienceMillis: number;
}

/**
 * A store for idb-keyval that outlives what befalls the connection: it lets go when another window wants to change the
 * database, opens anew when the browser has closed it, and tries again after a failure. Rejects when an opening does not come
 * to an end; it is taken when it comes after all.
 */
export function createRetryingStore({ name, store }: Database): UseStore {
    let opened: Opening | null = null;

    function open(): Opening {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => request.result.createObjectStore(store);
        const opening = { arriving: promisifyRequest(request), patienceMillis: longestOpeningMillis };
        const forget = (): void => {
            if (opened === opening) opened = null;
        };
        opening.arriving.then((database) => {
            database.onclose = forget;
            database.onversionchange = () => {
                database.close();
                forget();
            };
        }, forget);
        return opening;
    }

    async function transaction(mode: IDBTransactionMode, isLastTry = false): Promise<IDBTransaction> {
        const opening = (opened ??= open());
        const database = await inTime(opening);
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

function inTime(opening: Opening): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
            opening.patienceMillis = longestLateOpeningMillis;
            reject(new Error(`the database did not open within ${longestOpeningMillis / 1000} s`));
        }, opening.patienceMillis);
        opening.arriving.then(resolve, reject).finally(() => clearTimeout(timer));
    });
}
