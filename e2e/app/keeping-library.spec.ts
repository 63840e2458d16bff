import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { chooseLibrary } from '../choose-library.ts';
import { expectHeard } from '../claims.ts';
import { databases, fileCaches, items } from '../../src/storage/names.ts';
import { fixture } from '../../fixtures/paths.ts';

const second = '02 - Someone Else - Second Song.mp3';
const rows = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');
const settings = (page: Page) => page.getByRole('dialog', { name: 'Settings' });
const openSettings = (page: Page) => page.getByRole('button', { name: 'Settings' }).click();

async function hear(page: Page, ...names: string[]): Promise<void> {
    const before = await rows(page).count();
    await page.getByTestId('choose-songs').first().setInputFiles(names.map(fixture));
    await expect(rows(page)).toHaveCount(before + names.length);
}

async function save(page: Page): Promise<{ name: string; path: string }> {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save to a file' }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), path: await download.path() };
}

async function deleteEverything(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Delete everything …' }).click();
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Delete everything now' }).click();
    await loaded;
}

/** All that the browser keeps for the page, but the app's own files. */
async function kept(page: Page): Promise<unknown> {
    return page.evaluate(async () => {
        const records: string[] = [];
        for (const { name = '' } of await indexedDB.databases()) {
            const opening = indexedDB.open(name);
            const database = await new Promise<IDBDatabase>((resolve, reject) => {
                opening.onsuccess = () => resolve(opening.result);
                opening.onerror = () => reject(opening.error);
            });
            for (const store of database.objectStoreNames) {
                const reading = database.transaction(store).objectStore(store).getAllKeys();
                await new Promise((resolve) => (reading.onsuccess = resolve));
                records.push(...reading.result.map((key) => `${name} ${String(key)}`));
            }
            database.close();
        }
        const caches = (await globalThis.caches.keys()).filter((name) => !name.includes('precache'));
        return {
            records: records.sort(),
            local: Object.keys(localStorage),
            session: Object.keys(sessionStorage),
            caches,
        };
    });
}

test.beforeEach(async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
});

test('a library that was saved to a file comes back after everything was deleted, cover and picture included', async ({
    page,
}) => {
    await hear(page, 'tagged.mp3', second);
    const sentence = page.locator('p.sentence');
    await rows(page)
        .getByRole('button', { name: /Evening Lines/ })
        .click();
    await expect(sentence).toContainText(/BPM/);
    await expectHeard(page);
    const heard = await sentence.innerText();
    await openSettings(page);
    const { name, path } = await save(page);
    expect(name).toMatch(/^Segue library \d{4}-\d\d-\d\d\.segue$/);
    await expect(settings(page).getByText('2 songs saved.')).toBeVisible();

    await deleteEverything(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Drop a song');
    await openSettings(page);
    await chooseLibrary(page, {
        name,
        mimeType: '',
        buffer: await readFile(path),
    });
    await expect(settings(page).getByText('2 songs read.')).toBeVisible();
    await page.keyboard.press('Escape');
    await rows(page)
        .getByRole('button', { name: /Evening Lines/ })
        .click();
    await expect(sentence).toHaveText(heard);
    await expectHeard(page);
    await expect(page.getByRole('main').locator('img').first()).toBeVisible();
    await expect(page.getByRole('main').locator('canvas').first()).toBeVisible();
    await page.reload();
    await expect(rows(page)).toHaveCount(2);
});

test('a file joins the songs that are here, or takes their place, as one chooses', async ({ page }) => {
    await hear(page, 'tagged.mp3');
    await openSettings(page);
    const { name, path } = await save(page);
    const file = { name, mimeType: '', buffer: await readFile(path) };
    await page.keyboard.press('Escape');
    await hear(page, second);

    await openSettings(page);
    await chooseLibrary(page, file);
    await page.getByRole('button', { name: 'Do nothing' }).click();
    await expect(rows(page)).toHaveCount(2);
    await chooseLibrary(page, file);
    await page.getByRole('button', { name: 'They stay; new ones join them' }).click();
    await expect(settings(page).getByText('0 songs read. 1 song stood here already.')).toBeVisible();
    await chooseLibrary(page, file);
    await page.getByRole('button', { name: 'Those that are not in the file go' }).click();
    await expect(settings(page).getByText('1 song read. 1 song removed.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('Evening Lines');
});

test('a file that is no library, or is cut off, gets its sentence and costs no song', async ({ page }) => {
    await hear(page, 'tagged.mp3');
    await openSettings(page);
    const { name, path } = await save(page);
    await chooseLibrary(page, fixture(second));
    await page.getByRole('button', { name: 'Those that are not in the file go' }).click();
    await expect(settings(page).getByText('This is no library that Segue has saved.')).toBeVisible();
    const buffer = (await readFile(path)).subarray(0, -1000);
    await chooseLibrary(page, { name, mimeType: '', buffer });
    await page.getByRole('button', { name: 'Those that are not in the file go' }).click();
    await expect(settings(page).getByText(/1 song could not be read.*no song was removed/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveCount(1);
});

test('deleting everything leaves nothing in this browser, and empties every window', async ({ page, context }) => {
    await hear(page, 'tagged.mp3');
    const { newestSongs, spotifyConnection, spotifyAuthorization, persistenceAsked } = items;
    await page.evaluate(
        async ([connection, authorization, shared]) => {
            localStorage.setItem(connection, 'a token');
            sessionStorage.setItem(authorization, 'a verifier');
            await (await caches.open(shared)).put('./shared/1', new Response('a song'));
        },
        [spotifyConnection.name, spotifyAuthorization.name, fileCaches.shared.name] as const,
    );
    const other = await context.newPage();
    await other.goto('/');
    await expect(rows(other)).toHaveCount(1);
    await other.evaluate(() => sessionStorage.setItem('segue-of-another-version', 'a visit'));

    expect(await kept(page)).toMatchObject({
        records: [databases.pictures, databases.tracks].map(({ name }) => expect.stringContaining(name)),
        local: expect.arrayContaining([newestSongs.name, persistenceAsked.name, spotifyConnection.name]),
        caches: [fileCaches.shared.name],
    });
    await openSettings(page);
    await page.getByRole('button', { name: 'Delete everything …' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    const reloaded = other.waitForEvent('load');
    await deleteEverything(page);
    await reloaded;
    for (const window of [page, other]) {
        await expect(window.getByRole('heading', { level: 1 })).toHaveText('Drop a song');
        await expect.poll(() => kept(window)).toEqual({ records: [], local: [], session: [], caches: [] });
    }
});
