import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';

const rows = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');
const folders = (page: Page) => page.getByRole('region', { name: 'Linked folders' });

test.beforeEach(async ({ page }) => {
    // As in Firefox and Safari.
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showDirectoryPicker'));
    await page.goto('/');
});

async function choose(page: Page, button: string, folder: string): Promise<void> {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: button }).first().click();
    await (await choosing).setFiles(folder);
}

test('where no folder can be kept, one that is chosen again plays its songs and tells what is new and gone', async ({
    page,
}, testInfo) => {
    const music = testInfo.outputPath('Music');
    mkdirSync(`${music}/Album`, { recursive: true });
    cpSync(fixture('three-seconds.mp3'), `${music}/Album/three-seconds.mp3`, { preserveTimestamps: true });
    cpSync(fixture('tagged.mp3'), `${music}/tagged.mp3`, { preserveTimestamps: true });
    await choose(page, 'Choose a folder', music);
    await expect(rows(page)).toHaveCount(2);
    await expect(folders(page)).toBeHidden();

    await page.reload();
    await expect(
        folders(page).getByText('“Music”: choose it again to play its songs and to find what is new.'),
    ).toBeVisible();
    await rows(page).filter({ hasText: 'Evening Lines' }).getByRole('button').click();
    const play = page.getByRole('button', { name: /^Play: / }).first();
    await play.click();
    await expect(page.getByText('Choose this song’s folder again to play it.')).toBeVisible();

    rmSync(`${music}/Album/three-seconds.mp3`);
    cpSync(fixture('02 - Someone Else - Second Song.mp3'), `${music}/02 - Someone Else - Second Song.mp3`);
    await choose(page, 'Choose it again: Music', music);
    await expect(rows(page)).toHaveCount(3);
    await expect(rows(page).filter({ hasText: 'file gone' })).toHaveCount(1);
    await expect(folders(page)).toBeHidden();
    await rows(page).filter({ hasText: 'Evening Lines' }).getByRole('button').click();
    await play.click();
    await expect(page.getByRole('button', { name: /^Pause: / }).first()).toBeVisible();
});
