/** The map of a made-up library in the page. */
import { expect, type Locator, type Page } from '@playwright/test';
import { openLibrary } from './made-up-library.ts';

export const songs = 120;
export const map = (page: Page): Locator => page.getByRole('region', { name: 'The map', exact: true });
export const stage = (page: Page): Locator => page.getByRole('application', { name: 'The map' });
export const regions = (page: Page): Locator => page.getByRole('region', { name: 'Regions' });
export const chosen = (page: Page): Locator => page.getByRole('region', { name: 'Chosen on the map' });
/** What a screen reader is told of the song in focus. */
export const said = (page: Page): Locator => map(page).locator('> [role=status]');

export async function show(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'As a map' }).click();
    await expect(stage(page)).toBeVisible();
    await expect(regions(page).getByRole('listitem').first()).toBeVisible();
}

export async function openMap(page: Page): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openLibrary(page, songs);
    await show(page);
}

/** Looks at one by the mouse, and not at one of those before; its name. */
export async function tapSong(page: Page, before: readonly string[] = []): Promise<string> {
    const box = await stage(page).boundingBox();
    if (!box) throw new Error('expected the map on the screen');
    for (let place = 1; place < 100; place += 1) {
        const [x, y] = [(0.1 * place) % 1, 0.1 * Math.ceil(place / 10)];
        await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
        const name = await said(page).innerText();
        if (name !== '' && !before.includes(name)) return name;
    }
    throw new Error('expected a song on the map');
}

/** With the mouse, through points that are given in parts of the map’s width and height. */
export async function draw(page: Page, line: readonly (readonly [x: number, y: number])[]): Promise<void> {
    const box = await stage(page).boundingBox();
    if (!box) throw new Error('expected the map on the screen');
    const [first, ...others] = line.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
    await page.mouse.move(...(first ?? [0, 0]));
    await page.mouse.down();
    for (const point of others) await page.mouse.move(...point, { steps: 8 });
    await page.mouse.up();
}
