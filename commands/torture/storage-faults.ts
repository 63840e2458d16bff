/** A storage that fails in the ways that browsers' storages do. */
import { databases } from '../../src/storage/names.ts';
import { afterwards, drop, says, shows, type Stage } from './stage.ts';

type Fault = (stage: Stage) => Promise<string[]>;

declare global {
    /** What the wrapped database does next. */
    var breaks: 'abort' | 'error' | 'full' | 'hang' | undefined;
}

/** Wraps the real database of each page that opens from now on: it is right until `breaks` says otherwise. */
async function wrap({ page }: Stage): Promise<void> {
    await page.addInitScript(() => {
        const { put } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: [unknown, IDBValidKey?]) {
            if (globalThis.breaks === 'full') throw new DOMException('full on purpose', 'QuotaExceededError');
            if (globalThis.breaks === 'error') throw new DOMException('broken on purpose', 'UnknownError');
            const request = put.apply(this, args);
            if (globalThis.breaks === 'abort') this.transaction.abort();
            return request;
        };
        const { open } = IDBFactory.prototype;
        IDBFactory.prototype.open = function (this: IDBFactory, ...args: [string, number?]) {
            const isHeld = globalThis.breaks === 'hang' || sessionStorage.getItem('breaks') === 'hang';
            return isHeld ? ({} as IDBOpenDBRequest) : open.apply(this, args);
        };
    });
}

const breakBy = ({ page }: Stage, way: typeof globalThis.breaks) =>
    page.evaluate((wanted) => (globalThis.breaks = wanted), way);

/** The song is told of as not kept; when the fault is over, it is kept as any other. */
async function failing(stage: Stage, way: 'abort' | 'error' | 'full', words: RegExp): Promise<string[]> {
    await wrap(stage);
    return afterwards(stage, async () => {
        await breakBy(stage, way);
        await drop(stage.page, stage.songs.pathOf('ogg'));
        const faults = [...(await says(stage.page, words)), ...(await shows(stage.page, 1))];
        await breakBy(stage, undefined);
        await drop(stage.page, stage.songs.pathOf('ogg'));
        return [...faults, ...(await shows(stage.page, 2))];
    });
}

const notWritten = /Heard, but not kept: the library could not be written/;
const noRoom = /Heard, but not kept: this device has no room left/;

export const storageFaults: Readonly<Record<string, Fault>> = {
    'a transaction that is aborted': (stage) => failing(stage, 'abort', notWritten),
    'a database that fails within': (stage) => failing(stage, 'error', notWritten),
    'a full disk': (stage) => failing(stage, 'full', noRoom),
    'another window that changes the database': (stage) =>
        afterwards(stage, async () => {
            const other = await stage.page.context().newPage();
            await other.goto(new URL('licences.html', stage.url).href);
            const ended = await other.evaluate(async (name) => {
                const opening = indexedDB.open(name, 2);
                return new Promise<string>((resolve) => {
                    opening.onblocked = () => resolve('blocked');
                    opening.onsuccess = () => {
                        opening.result.close();
                        resolve('changed');
                    };
                });
            }, databases.tracks.name);
            await other.close();
            await drop(stage.page, stage.songs.pathOf('ogg'));
            const faults = await shows(stage.page, 2);
            return ended === 'changed' ? faults : [...faults, `the other window was ${ended}`];
        }),
    'a database that never opens': async (stage) => {
        const { page } = stage;
        await wrap(stage);
        await page.clock.install();
        return afterwards(stage, async () => {
            await page.evaluate(() => sessionStorage.setItem('breaks', 'hang'));
            await page.reload();
            await page.getByRole('button', { name: 'Settings' }).waitFor();
            await page.clock.runFor(21_000);
            const faults = await says(page, /The library could not be opened\. What is in it is not lost/);
            await page.evaluate(() => sessionStorage.removeItem('breaks'));
            await drop(page, stage.songs.pathOf('ogg'));
            return [...faults, ...(await shows(page, 2))];
        });
    },
};
