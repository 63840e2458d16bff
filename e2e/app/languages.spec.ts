import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';
import { claimFamilies } from '../claims.ts';

const choose = (page: Page, name: string) => page.getByTestId('choose-songs').first().setInputFiles(fixture(name));
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const speak = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });

test.describe('in a Japanese browser', () => {
    test.use({ locale: 'ja-JP' });

    test('everything is Japanese, from the welcome to what was heard, and without violations', async ({ page }) => {
        await claimFamilies(page);
        await page.goto('/');
        await expect(heading(page)).toHaveText('曲をドロップ');
        await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
        await choose(page, 'tagged.mp3');
        await expect(page).toHaveTitle('Evening Lines – Segue');
        await expect(page.getByText('Aマイナー').first()).toBeVisible();
        await expect(page.getByRole('region', { name: 'ライブラリ' }).getByRole('listitem')).toHaveCount(1);
        await page.getByRole('tab', { name: 'オープン' }).click();
        await expect(page.getByRole('button', { name: 'オープンカタログに尋ねる' })).toBeVisible();
        // Not "and": services are asked in their own words ("drum and bass").
        const english = /\b(song|songs|heard|search|library|any|of)\b/i;
        await expect(page.locator('body')).not.toContainText(english);
        await page.getByRole('button', { name: '設定' }).click();
        await expect(page.getByRole('dialog')).not.toContainText(english);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join()}`),
        ).toEqual([]);
    });
});

test('a change of language keeps the song under way and the one that plays', async ({ page }) => {
    await page.goto('/');
    await choose(page, 'tagged.mp3');
    await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: /^Play/ }).first().click();
    await expect(page.getByRole('button', { name: /^Pause/ }).first()).toBeVisible();
    await choose(page, '02 - Someone Else - Second Song.mp3');
    await page.getByRole('button', { name: 'Settings' }).click();
    await speak(page, 'Русский');
    await expect(page.getByRole('heading', { name: 'Настройки' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
    await speak(page, 'English');
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await speak(page, 'Русский');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'Медиатека' }).getByRole('listitem')).toHaveCount(2);
    await expect(page.getByText(/LUFS/)).toBeVisible();
    await expect(page.getByRole('button', { name: /Evening Lines играет/ })).toBeVisible();

    await page.reload();
    await expect(page.getByRole('searchbox', { name: 'Поиск песен' })).toBeVisible();
});

test('a language that cannot be loaded is said, and the one that was shown stays', async ({ page }) => {
    await page.route(/\/assets\/ko-[^/]*\.js$/, (route) => route.abort());
    await page.goto('/');
    await page.getByRole('button', { name: 'Settings' }).click();
    await speak(page, '한국어');
    await expect(page.getByRole('alert')).toHaveText('This language could not be loaded. Check the connection.');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
});
