import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../fixtures/paths.ts';

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
        test.describe(`${size}, ${colorScheme}`, () => {
            test.use({ viewport, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

            test('every screen is without violations', async ({ page }) => {
                await page.goto('/');
                await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
                expect(await violations(page), 'empty').toEqual([]);

                const files = ['tagged.mp3', '02 - Someone Else - Second Song.mp3', 'letter.mp3'].map(fixture);
                await page.getByTestId('choose-songs').first().setInputFiles(files);
                await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
                await expect(page.getByText(/LUFS/)).toBeVisible();
                const next = page.getByRole('region', { name: 'What to hear next' });
                await expect(next.getByRole('listitem')).toHaveCount(1);
                expect(await violations(page), 'song').toEqual([]);

                for (const tab of ['YouTube', 'Spotify', 'Open']) {
                    await page.getByRole('tab', { name: tab }).click();
                    expect(await violations(page), tab).toEqual([]);
                }
                for (const filter of [/^Genres/, /^Moods/, /^Mix/]) {
                    await page.getByRole('button', { name: filter }).click();
                    await expect(page.getByRole('dialog')).toBeVisible();
                    expect(await violations(page), `${filter}`).toEqual([]);
                    await page.keyboard.press('Escape');
                    await expect(page.getByRole('dialog')).toBeHidden();
                }

                await page.getByRole('button', { name: 'Settings' }).click();
                await expect(page.getByRole('dialog')).toBeVisible();
                expect(await violations(page), 'settings').toEqual([]);
                await page.keyboard.press('Escape');
                await expect(page.getByRole('dialog')).toBeHidden();
            });
        });
    }
}

test('a song can be heard, played and left by keyboard alone', async ({ page }) => {
    await page.goto('/');
    await page.keyboard.press('Tab');
    const chooser = page.waitForEvent('filechooser');
    for (let i = 0; i < 12; i++) {
        if (await page.evaluate(() => document.activeElement?.textContent?.includes('Choose songs'))) break;
        await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(fixture('tagged.mp3'));
    await expect(page.getByText(/LUFS/)).toBeVisible();
    await page.getByRole('slider', { name: 'Place in the song' }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: /^Pause/ }).first()).toBeVisible();
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: /^Play/ }).first()).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
});
