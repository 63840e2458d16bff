import { expect, test } from '@playwright/test';
import { serve } from '../../commands/serve.ts';

test('how well it hears can be read with the server gone, though it was never opened before', async ({
    page,
    context,
}) => {
    const { url, close } = await serve('dist');
    await page.goto(url);
    await expect(page.getByText('Ready to work offline')).toBeVisible({ timeout: 60_000 });
    await close();
    await context.setOffline(true);

    await page.reload();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'See how well it hears' }).click();
    await expect(page.getByRole('grid', { name: 'What it takes for what' })).toBeVisible();
});
