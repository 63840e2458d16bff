import { expect, test } from '@playwright/test';
import { visitOnce } from '../unplugged.ts';

test('how well it hears can be read with the server gone, though it was never opened before', async ({
    page,
    context,
}) => {
    await visitOnce(page, context);

    await page.reload();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'See how well it hears' }).click();
    await expect(page.getByRole('grid', { name: 'What it takes for what' })).toBeVisible();
});
