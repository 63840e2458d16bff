import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';

const welcome = (page: Page) => page.getByRole('heading', { level: 1, name: 'Choose a song, or drop another' });
const song = (page: Page) => page.getByRole('heading', { level: 1, name: 'Evening Lines' });

test.beforeEach(async ({ page }) => {
    await page.goto('/');
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(page.getByText(/LUFS/)).toBeVisible();
});

test('Back goes from a dialog to the song, from the song to the first page, and from there out of the app', async ({
    page,
}) => {
    await page.getByRole('button', { name: 'Settings' }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(song(page)).toBeVisible();
    await page.goBack();
    await expect(welcome(page)).toBeVisible();
    await page.goBack();
    expect(page.url()).toBe('about:blank');
});

test('what was closed by hand is no step of its own', async ({ page }) => {
    await page.getByRole('button', { name: 'Segue', exact: true }).click();
    await expect(welcome(page)).toBeVisible();
    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect.poll(() => page.evaluate(() => history.state as unknown)).toBeNull();
    await page.goBack();
    expect(page.url()).toBe('about:blank');
});

test('Back closes the queue that lies over the song, and the song stays', async ({ page }) => {
    await page.getByRole('button', { name: 'Play: Evening Lines' }).first().click();
    await page.getByRole('button', { name: 'Queue' }).click();
    await expect(page.getByRole('dialog', { name: 'Queue' })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('dialog', { name: 'Queue' })).toBeHidden();
    await expect(song(page)).toBeVisible();
});

test('Back leads from a song to the list that it was opened from, and from there to the song before', async ({
    page,
}) => {
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('02 - Someone Else - Second Song.mp3'));
    const second = page.getByRole('heading', { level: 1, name: 'Second Song' });
    await expect(second).toBeVisible();
    await page.getByRole('button', { name: 'As a table' }).click();
    const table = page.getByRole('grid');
    await table.getByText('Evening Lines').click();
    await page.keyboard.press('Control+Enter');
    await expect(song(page)).toBeVisible();
    await page.goBack();
    await expect(table).toBeVisible();
    await page.goBack();
    await expect(second).toBeVisible();
    await page.goBack();
    await expect(welcome(page)).toBeVisible();
});

test('what is opened right after something was closed stays open', async ({ page }) => {
    await page.evaluate(() => {
        const press = (name: string) => document.querySelector<HTMLElement>(name)?.click();
        press('header button');
        setTimeout(() => press('[aria-label="Library"] li button'));
    });
    await expect.poll(() => page.evaluate(() => history.state as unknown)).toEqual({ isOver: true });
    await expect(song(page)).toBeVisible();
});

test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test('Back closes the library, and forward opens nothing again', async ({ page }) => {
        await page.getByRole('button', { name: /^Library/ }).click();
        await expect(page.getByRole('dialog', { name: 'Library' })).toBeVisible();
        await page.goBack();
        await expect(page.getByRole('dialog')).toBeHidden();
        await expect(song(page)).toBeVisible();
        await page.goBack();
        await expect(welcome(page)).toBeVisible();
        await page.goForward();
        await expect(welcome(page)).toBeVisible();
    });
});
