/** What Segue keeps in this browser, counted and weighed kind by kind, and forgotten kind by kind. */
import { cacheStorage } from './cache-storage.ts';
import { emptyDatabases } from './erase.ts';
import { type Database, databases, fileCaches, isOurs, items, type Kind, privateFolders } from './names.ts';
import { filesInPrivateFolder, removePrivateFolder } from './private-files.ts';
import { attempt, type Stored } from './stored.ts';

export interface Kept {
    readonly kind: Kind;
    readonly count: number;
    /** As far as the first records tell, for all of them. */
    readonly bytes: number;
    /** When the oldest of the answers came, in milliseconds since 1970; null where no date is kept. */
    readonly since: number | null;
}

const kindOfItem: ReadonlyMap<string, Kind> = new Map(Object.values(items).map(({ name, kind }) => [name, kind]));
/** What an older version has left is a setting. */
const isItemOf = (wanted: Kind) => (name: string) => isOurs(name) && (kindOfItem.get(name) ?? 'settings') === wanted;

/** More are kept of nothing that has a date. */
const mostRead = 300;
const mostReadBytes = 4e6;

const all: readonly Database[] = Object.values(databases);
const counted = all.filter(({ kind }, i) => all.findIndex((database) => database.kind === kind) === i);

/** What there is nothing of is in it as well. */
export function inventory(): Promise<Stored<readonly Kept[]>> {
    return attempt(async () => {
        const there = await namesThere();
        return [
            ...(await Promise.all(counted.map((database) => weighDatabase(database, there)))),
            await weighPrivateFiles('sound'),
            await weighCaches('paper'),
            weighStorage('keys'),
            weighStorage('settings'),
        ];
    });
}

/** Forgets the records of the kind, whatever this window still shows of them. */
export function forgetRecords(kind: Kind): Promise<Stored<null>> {
    return attempt(async () => {
        const there = await namesThere();
        const gone = all.filter((database) => [kind, ...goingAlong(kind)].includes(database.kind));
        await emptyDatabases(gone.map(({ name }) => name).filter((name) => there.has(name)));
        for (const name of namesOfCaches(kind)) await cacheStorage()?.delete(name);
        for (const folder of [kind, ...goingAlong(kind)].flatMap(privateFoldersOf)) await removePrivateFolder(folder);
        for (const name of storedNames(localStorage, kind)) localStorage.removeItem(name);
        return null;
    });
}

/** A picture or sound without its song is nothing that could be shown, nor is how often it was played; a folder would bring its songs back. */
const goingAlong = (kind: Kind): readonly Kind[] =>
    kind === 'songs' ? ['pictures', 'sound', 'folders', 'tags', 'plays'] : [];

async function namesThere(): Promise<ReadonlySet<string>> {
    return new Set((await indexedDB.databases()).map(({ name = '' }) => name));
}

async function weighDatabase({ name, store: storeName, kind }: Database, there: ReadonlySet<string>): Promise<Kept> {
    if (!there.has(name)) return { kind, count: 0, bytes: 0, since: null };
    const database = await asked(indexedDB.open(name));
    try {
        if (!database.objectStoreNames.contains(storeName)) return { kind, count: 0, bytes: 0, since: null };
        const store = database.transaction(storeName).objectStore(storeName);
        const counting = asked(store.count());
        const { read, bytes, since } = await sample(store);
        const count = await counting;
        return { kind, count, bytes: read === 0 ? 0 : Math.round((bytes / read) * count), since };
    } finally {
        database.close();
    }
}

async function weighCaches(kind: Kind): Promise<Kept> {
    const files = (await Promise.all(namesOfCaches(kind).map(filesIn))).flat();
    const sizes = await Promise.all(files.map(async (file) => (await file.blob()).size));
    return { kind, count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), since: null };
}

async function weighPrivateFiles(kind: Kind): Promise<Kept> {
    const files = (await Promise.all(privateFoldersOf(kind).map(filesInPrivateFolder))).flat();
    return { kind, count: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0), since: null };
}

const privateFoldersOf = (wanted: Kind) => Object.values(privateFolders).filter(({ kind }) => kind === wanted);

async function filesIn(name: string): Promise<readonly Response[]> {
    const storage = cacheStorage();
    return storage && (await storage.has(name)) ? (await storage.open(name)).matchAll() : [];
}

function namesOfCaches(wanted: Kind): readonly string[] {
    return Object.values(fileCaches).flatMap(({ name, kind }) => (kind === wanted ? [name] : []));
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

function weighStorage(kind: Kind): Kept {
    const kept = [localStorage, sessionStorage].flatMap((storage) =>
        storedNames(storage, kind).map((name) => name + (storage.getItem(name) ?? '')),
    );
    return { kind, count: kept.length, bytes: kept.join('').length, since: null };
}

function storedNames(storage: Storage, kind: Kind): string[] {
    return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter(isItemOf(kind));
}
