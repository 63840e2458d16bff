/** Safari deletes what a page keeps that was not opened for seven days of browsing; nobody else does. */
import { expect, test } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';

test('in Safari it is said once that the library goes unless it is opened, and shown how it stays', async ({
    page,
}) => {
    await page.addInitScript(() => {
        const says = (value: unknown) => ({ configurable: true, get: () => value });
        Object.defineProperties(navigator, { vendor: says('Apple Computer, Inc.'), platform: says('MacIntel') });
        Object.assign(StorageManager.prototype, { persist: async () => false, persisted: async () => false });
    });
    await page.goto('/');
    const warning = page.getByText('Safari deletes this library if Segue is not opened for seven days');
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('three-seconds.mp3'));
    await expect(warning).toBeVisible();
    await page.getByRole('button', { name: 'How to keep it' }).click();
    await expect(warning).toBeHidden();
    await expect(
        page.getByText(/On the Home Screen, or in the Dock of a Mac, Segue is safe from that/),
    ).toBeInViewport();

    await page.reload();
    await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByText(/Segue is safe from that/)).not.toBeInViewport();
    await expect(warning).toBeHidden();
});
