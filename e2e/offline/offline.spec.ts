import { expect, test } from '@playwright/test';
import { expectHeard } from '../claims.ts';
import { fixture } from '../../fixtures/paths.ts';
import { visitOnce } from '../unplugged.ts';

test('after the first visit the app opens and hears a song with the server gone', async ({ page, context }) => {
    const url = await visitOnce(page, context);
    await expect(fetch(url)).rejects.toThrow();

    await page.reload();
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
    await expectHeard(page);
    const row = page.getByRole('region', { name: 'Library' }).getByRole('button', { name: /Evening Lines/ });
    await expect(row).toBeVisible();

    await page.reload();
    await expect(row).toBeVisible();
    await expect(page.getByText('Ready to work offline')).toBeHidden();
});
