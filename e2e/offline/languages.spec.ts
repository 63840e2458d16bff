import { expect, test } from '@playwright/test';
import { visitOnce } from '../unplugged.ts';

test('every language can be chosen with the server gone, and lasts', async ({ page, context }) => {
    await visitOnce(page, context);

    await page.reload();
    await page.getByRole('button', { name: 'Settings' }).click();
    for (const [name, locale] of [
        ['日本語', 'ja'],
        ['한국어', 'ko'],
        ['中文', 'zh-Hans'],
        ['Русский', 'ru'],
    ] as const) {
        await page.getByRole('radio', { name, exact: true }).check({ force: true });
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
    }
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Перетащите песню');
});
