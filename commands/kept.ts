/** What the browser keeps for the app, looked at and put there past the app. */
import type { BrowserContext, Page } from '@playwright/test';
import type { Database, Item } from '../src/storage/names.ts';

/** As an earlier visit has left it, for each page that opens from now on. */
export async function leaveBehind(where: Page | BrowserContext, { name, area }: Item, value: unknown): Promise<void> {
    await where.addInitScript(
        (left) => {
            // Frames are another app's.
            if (window !== top) return;
            (left.area === 'local' ? localStorage : sessionStorage).setItem(left.name, left.text);
        },
        { name, area, text: JSON.stringify(value) },
    );
}

/** In the order of the keys; none where the app has never opened the database. */
export async function keysIn(page: Page, database: Database): Promise<readonly string[]> {
    return (await read(page, database, 'keys')).map(([key]) => key);
}

/** Values as they come out of the page: arrays are plain. */
export function recordsIn(page: Page, database: Database): Promise<readonly (readonly [string, unknown])[]> {
    return read(page, database, 'records');
}

function read(page: Page, { name, store }: Database, what: 'keys' | 'records'): Promise<[string, unknown][]> {
    return page.evaluate(
        async (wanted) => {
            // Opening one that is not there would make it, without a place for records.
            if (!(await indexedDB.databases()).some((database) => database.name === wanted.name)) return [];
            const settled = <T>(request: IDBRequest<T>) =>
                new Promise<T>((resolve, reject) => {
                    request.onsuccess = () => resolve(request.result);
                    request.onerror = () => reject(request.error);
                });
            const opened = await settled(indexedDB.open(wanted.name));
            const records = opened.transaction(wanted.store).objectStore(wanted.store);
            const keys = (await settled(records.getAllKeys())).map(String);
            const values: unknown[] = wanted.what === 'records' ? await settled(records.getAll()) : [];
            opened.close();
            return keys.map((key, index): [string, unknown] => [key, values[index]]);
        },
        { name, store, what },
    );
}
