import { statSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';
import { privateFolders } from '../../src/storage/names.ts';

const rows = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Keep the sound here' });

async function hear(page: Page, ...names: string[]): Promise<void> {
    await page.goto('/');
    await page.getByTestId('choose-songs').first().setInputFiles(names.map(fixture));
    await expect(rows(page)).toHaveCount(names.length);
}

async function fromMenu(page: Page, song: string, entry: string): Promise<void> {
    await rows(page).filter({ hasText: song }).getByRole('button').first().click();
    await page
        .getByRole('main')
        .getByRole('button', { name: /^More for / })
        .click();
    await page.getByRole('menuitem', { name: entry }).click();
}

async function keep(page: Page, song: string): Promise<void> {
    await fromMenu(page, song, 'Keep the sound here');
    await dialog(page)
        .getByRole('button', { name: /^Keep .* here$/ })
        .click();
}

/** Puts away what is told at the end. */
async function close(page: Page, told: string): Promise<void> {
    await expect(dialog(page)).toContainText(told);
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await expect(dialog(page)).toBeHidden();
}

const plays = async (page: Page): Promise<void> => {
    await page
        .getByRole('button', { name: /^Play: / })
        .first()
        .click();
    await expect(page.getByRole('button', { name: /^Pause: / }).first()).toBeVisible();
};

/** Names and sizes of what lies in the browser's own file system. */
const keptFiles = (page: Page) =>
    page.evaluate(async (name) => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name).catch(() => null);
        const sizes: number[] = [];
        for await (const entry of folder?.values() ?? [])
            if (entry.kind === 'file') sizes.push((await (entry as FileSystemFileHandle).getFile()).size);
        return sizes;
    }, privateFolders.sound.name);

for (const way of ['by the page', 'by a worker, where the page cannot write']) {
    test(`sound that is kept here plays after a reload: written ${way}`, async ({ page }) => {
        if (way !== 'by the page') {
            await page.addInitScript(() => {
                if ('FileSystemFileHandle' in globalThis)
                    Reflect.deleteProperty(FileSystemFileHandle.prototype, 'createWritable');
            });
        }
        await hear(page, 'tagged.mp3');
        await fromMenu(page, 'Evening Lines', 'Keep the sound here');
        await expect(dialog(page)).toContainText('1 song would be copied into this browser');
        await expect(dialog(page)).toContainText('are free');
        expect(await keptFiles(page)).toEqual([]);
        await dialog(page)
            .getByRole('button', { name: /^Keep .* here$/ })
            .click();
        await expect(dialog(page)).toContainText('Kept here: 1 song');
        expect(await keptFiles(page)).toEqual([statSync(fixture('tagged.mp3')).size]);

        await page.reload();
        await rows(page).first().getByRole('button').first().click();
        await expect(page.getByText(/Its sound is kept here: \d/)).toBeVisible();
        await plays(page);
        await fromMenu(page, 'Evening Lines', 'Remove the sound kept here');
        await expect(page.getByText(/Its sound is kept here/)).toBeHidden();
        expect(await keptFiles(page)).toEqual([]);
    });
}

test('settings say how much is kept, and remove it singly and together; the privacy screen erases it', async ({
    page,
}) => {
    await hear(page, 'tagged.mp3', 'three-seconds.mp3', '02 - Someone Else - Second Song.mp3');
    for (const song of ['Evening Lines', 'three-seconds', 'Second Song']) {
        await keep(page, song);
        await close(page, 'Kept here: 1 song');
    }
    await page.getByRole('button', { name: 'Settings' }).click();
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await expect(settings.getByText(/^3 songs, \d/)).toBeVisible();
    await settings.getByRole('button', { name: 'Remove: Evening Lines' }).click();
    await expect(settings.getByText(/^2 songs, \d/)).toBeVisible();
    expect(await keptFiles(page)).toHaveLength(2);
    await settings.getByRole('button', { name: 'What is kept, and what is sent' }).click();
    const privacy = page.getByRole('dialog', { name: 'Privacy' });
    const name = 'Sound of your songs that you keep here';
    await expect(privacy.getByRole('listitem').filter({ hasText: name })).toContainText('2, about');
    await privacy.getByRole('button', { name: `Erase: ${name}` }).click();
    await privacy.getByRole('button', { name: 'Erase for good' }).click();
    await expect(privacy.getByText(`Erased: ${name}`)).toBeVisible();
    expect(await keptFiles(page)).toEqual([]);
});

test('on a full disk the listener is told, and nothing is left half-written', async ({ page }) => {
    await hear(page, 'tagged.mp3', 'three-seconds.mp3');
    await keep(page, 'three-seconds');
    await close(page, 'Kept here: 1 song');
    const kept = await keptFiles(page);
    await page.evaluate(() => {
        // As where the browser says that there is room, and the disk has none.
        FileSystemWritableFileStream.prototype.write = () =>
            Promise.reject(new DOMException('full on purpose', 'QuotaExceededError'));
    });
    await keep(page, 'Evening Lines');
    await close(page, 'There was no room for the rest. Nothing is kept by half.');
    expect(await keptFiles(page)).toEqual(kept);

    await page.evaluate(() => {
        StorageManager.prototype.estimate = async () => ({ usage: 1e6, quota: 1e6 + 1000 });
    });
    await fromMenu(page, 'Evening Lines', 'Keep the sound here');
    await expect(dialog(page)).toContainText('There is no room for that: about 1 kB are free.');
    await expect(dialog(page).getByRole('button', { name: /^Keep .* here$/ })).toHaveCount(0);
});
