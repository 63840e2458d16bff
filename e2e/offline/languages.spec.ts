import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { interfaceLanguages } from '../../src/app/interface-languages.ts';
import { visitOnce } from '../unplugged.ts';

test('every language can be chosen with the server gone, and lasts', async ({ page, context }) => {
    await visitOnce(page, context);

    await page.reload();
    await page.getByRole('button', { name: 'Settings' }).click();
    for (const { name, locale } of Object.values(interfaceLanguages)) {
        await page.getByRole('radio', { name, exact: true }).check({ force: true });
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
    }
    await page.reload();
    const catalogue = new URL(
        `../../src/ui/languages/${Object.keys(interfaceLanguages).at(-1)}/app.json`,
        import.meta.url,
    );
    const { welcome } = JSON.parse(readFileSync(catalogue, 'utf8')) as { readonly welcome: { readonly title: string } };
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(welcome.title);
});
