/** The screen that listens, for everybody: WCAG 2.2 AA in its states, and its own songs beside what plays. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';
import { expect, listen, test } from '../listening-page.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).withTags(rules).analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

const isTooWide = (page: Page): Promise<boolean> =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

for (const [width, colorScheme] of [
    [1280, 'light'],
    [320, 'dark'],
] as const) {
    test(`listening and heard are without violations, ${width} pixels wide, ${colorScheme}`, async ({ openWith }) => {
        const page = await openWith('piece.wav');
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await listen(page);
        await expect(page.getByRole('list', { name: 'Likeliest genres' }).getByRole('listitem')).toHaveCount(3);
        expect(await violations(page)).toEqual([]);
        expect(await isTooWide(page)).toBe(false);
        await page.getByRole('button', { name: 'Stop listening' }).click();
        await expect(page.getByRole('button', { name: 'Keep as a song' })).toBeVisible();
        expect(await violations(page)).toEqual([]);
        expect(await isTooWide(page)).toBe(false);
    });
}

test('while it plays, the listener’s own songs that are like it stand there, and lead to their screens', async ({
    openWith,
}) => {
    const page = await openWith('piece.wav');
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(page.getByText(/LUFS/)).toBeVisible();
    await listen(page);
    const own = page.getByRole('region', { name: 'You have something like this' });
    await own.getByRole('button', { name: 'Evening Lines' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
    await expect(page.getByRole('button', { name: 'Segue is listening: show it' })).toBeVisible();
});
