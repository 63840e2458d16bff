/** What is searched for in the library stands out on its map. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openLibrary } from '../made-up-library.ts';
import { chosen, draw, map, regions, said, show, songs, stage } from '../map-page.ts';

const found = 'Nebula';
const count = (page: Page) => map(page).locator('header [role=status]');
const search = (page: Page, text: string) => page.getByRole('searchbox').fill(text);
/** A line round the whole map. */
const roundAll: readonly [x: number, y: number][] = [
    [0.001, 0.001],
    [0.999, 0.001],
    [0.999, 0.999],
    [0.001, 0.999],
];

/** Every fourth song is by whom is searched for. */
async function openMap(page: Page): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openLibrary(page, songs, (track, place) => (place % 4 === 0 ? { ...track, artist: found } : track));
    await show(page);
}

/** How many there are on the map. */
async function searched(page: Page): Promise<number> {
    await search(page, found);
    await expect(count(page)).toHaveText(/^\d+ of \d+ songs$/);
    const [left = '', all = ''] = (await count(page).innerText()).match(/\d+/g) ?? [];
    expect(Number(left)).toBeGreaterThan(1);
    expect(Number(left)).toBeLessThan(Number(all) / 2);
    return Number(left);
}

/** Of all regions of the list. */
async function inRegions(page: Page): Promise<number> {
    const counts = await regions(page)
        .getByRole('listitem')
        .getByText(/^\d+ songs?$/)
        .allInnerTexts();
    return counts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);
}

test('what is found is counted, listed and gone through by keyboard, and nothing moves', async ({ page }) => {
    await openMap(page);
    const whole = await inRegions(page);
    const left = await searched(page);
    await expect.poll(() => inRegions(page)).toBe(left);
    await stage(page).focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowUp', 'ArrowRight']) {
        await page.keyboard.press(key);
        await expect(said(page)).toHaveText(/, Nebula$/);
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await search(page, '');
    await expect(count(page)).toHaveText(`${whole} songs`);
    await expect.poll(() => inRegions(page)).toBe(whole);
});

test('by mouse, an area and a path take only what is found', async ({ page }) => {
    await openMap(page);
    const left = await searched(page);
    await page.getByRole('button', { name: 'Draw round songs' }).click();
    await draw(page, roundAll);
    await expect(chosen(page).getByRole('status')).toHaveText(`${left} songs inside your line`);
    await page.getByRole('button', { name: 'Draw a path' }).click();
    await draw(page, [
        [0.05, 0.05],
        [0.95, 0.2],
        [0.05, 0.4],
        [0.95, 0.6],
        [0.05, 0.8],
        [0.95, 0.95],
    ]);
    await expect(chosen(page).getByRole('status')).toHaveText(/along your path$|^No song lies there/);
    for (const line of await chosen(page).getByRole('listitem').allInnerTexts()) expect(line).toMatch(/, Nebula$/);
    // Where only others lie, they are said to be left out.
    await search(page, 'nobody is called so');
    await page.getByRole('button', { name: 'Draw round songs' }).click();
    await draw(page, roundAll);
    await expect(chosen(page).getByRole('status')).toHaveText(
        /^What lies there is left out by your search or filter: \d+ songs\.$/,
    );
});

test('the library’s filter does the same, and the map is as it was without it', async ({ page }) => {
    await openMap(page);
    const all = await count(page).innerText();
    const shelf = page.getByRole('combobox', { name: 'Genre' });
    await shelf.selectOption({ index: 1 });
    await expect(count(page)).toHaveText(/^\d+ of \d+ songs$/);
    await shelf.selectOption({ index: 0 });
    await expect(count(page)).toHaveText(all);
});
