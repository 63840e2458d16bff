/** What Segue keeps in this browser, counted and weighed kind by kind, and forgotten kind by kind. */
import { paperCache } from '../paper/paper-cache.ts';
import { emptyDatabases } from './erase.ts';
import { attempt, type Stored } from './stored.ts';

/** 'answers': what services said. 'heard': what was heard of their songs. 'later': songs to hear later. 'paper': the paper's network. 'keys': keys and sign-ins. */
export type Kind = 'songs' | 'pictures' | 'later' | 'answers' | 'heard' | 'paper' | 'keys' | 'settings';

export interface Kept {
    readonly kind: Kind;
    readonly count: number;
    /** As far as the first records tell, for all of them. */
    readonly bytes: number;
    /** When the oldest of the answers came, in milliseconds since 1970; null where no date is kept. */
    readonly since: number | null;
}

/** The first of each counts; the others go with it. */
const databases: Readonly<Partial<Record<Kind, readonly string[]>>> = {
    songs: ['segue-tracks'],
    pictures: ['segue-pictures'],
    later: ['segue-later'],
    answers: ['segue-answers'],
    heard: ['segue-heard-tracks', 'segue-heard-pictures'],
};

const isKey = (name: string): boolean => /^segue-(youtube|spotify)/.test(name);
const isSetting = (name: string): boolean => name.startsWith('segue-') && !isKey(name);

/** More are kept of nothing that has a date. */
const mostRead = 300;
const mostReadBytes = 4e6;

/** In the order of `Kind`; what there is nothing of is in it as well. */
export function inventory(): Promise<Stored<readonly Kept[]>> {
    return attempt(async () => {
        const ofDatabases = Object.entries(databases) as [Kind, readonly string[]][];
        const there = await namesThere();
        return [
            ...(await Promise.all(ofDatabases.map(([kind, names]) => weighDatabase(kind, names[0] ?? '', there)))),
            await weighPaper(),
            weighStorage('keys', isKey),
            weighStorage('settings', isSetting),
        ];
    });
}

/** Forgets the records of the kind, whatever this window still shows of them. */
export function forgetRecords(kind: Kind): Promise<Stored<null>> {
    return attempt(async () => {
        const there = await namesThere();
        const names = [...(databases[kind] ?? []), ...(kind === 'songs' ? (databases.pictures ?? []) : [])];
        await emptyDatabases(names.filter((name) => there.has(name)));
        if (kind === 'paper') await cacheStorage()?.delete(paperCache);
        if (kind === 'settings') for (const name of storedNames(localStorage, isSetting)) localStorage.removeItem(name);
        return null;
    });
}

async function namesThere(): Promise<ReadonlySet<string>> {
    return new Set((await indexedDB.databases()).map(({ name = '' }) => name));
}

async function weighDatabase(kind: Kind, name: string, there: ReadonlySet<string>): Promise<Kept> {
    if (!there.has(name)) return { kind, count: 0, bytes: 0, since: null };
    const database = await asked(indexedDB.open(name));
    try {
        const [storeName] = database.objectStoreNames;
        if (storeName === undefined) return { kind, count: 0, bytes: 0, since: null };
        const store = database.transaction(storeName).objectStore(storeName);
        const counting = asked(store.count());
        const { read, bytes, since } = await sample(store);
        const count = await counting;
        return { kind, count, bytes: read === 0 ? 0 : Math.round((bytes / read) * count), since };
    } finally {
        database.close();
    }
}

/** Absent where the page came over a connection that is not secure. */
const cacheStorage = () => (globalThis as { caches?: CacheStorage }).caches;

async function weighPaper(): Promise<Kept> {
    const storage = cacheStorage();
    const cache = (await storage?.has(paperCache)) ? await storage?.open(paperCache) : undefined;
    const files = (await cache?.matchAll()) ?? [];
    const sizes = await Promise.all(files.map(async (file) => (await file.blob()).size));
    return { kind: 'paper', count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), since: null };
}

async function sample(store: IDBObjectStore): Promise<{ read: number; bytes: number; since: number | null }> {
    const cursor = store.openCursor();
    let [read, bytes, since] = [0, 0, null as number | null];
    for (let at = await asked(cursor); at && read < mostRead && bytes < mostReadBytes; at = await asked(cursor)) {
        const { at: date } = Object(at.value);
        read += 1;
        bytes += bytesOf(at.value);
        if (typeof date === 'number') since = Math.min(since ?? date, date);
        at.continue();
    }
    return { read, bytes, since };
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('expected an answer of the database'));
    });
}

/** About what a record takes on the disk. */
function bytesOf(value: unknown): number {
    if (typeof value === 'string') return value.length;
    if (value instanceof Blob) return value.size;
    if (ArrayBuffer.isView(value)) return value.byteLength;
    if (typeof value !== 'object' || value === null) return 8;
    return Object.entries(value).reduce((sum, [name, inner]) => sum + name.length + bytesOf(inner), 0);
}

function weighStorage(kind: Kind, isOfKind: (name: string) => boolean): Kept {
    const kept = [localStorage, sessionStorage].flatMap((storage) =>
        storedNames(storage, isOfKind).map((name) => name + (storage.getItem(name) ?? '')),
    );
    return { kind, count: kept.length, bytes: kept.join('').length, since: null };
}

function storedNames(storage: Storage, isOfKind: (name: string) => boolean): string[] {
    return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter(isOfKind);
}
