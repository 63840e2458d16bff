/** The library as a map: a place to walk in, to draw on, and to read as a list. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';
import { openLibrary } from '../made-up-library.ts';

const songs = 120;
const map = (page: Page): Locator => page.getByRole('region', { name: 'The map', exact: true });
const stage = (page: Page): Locator => page.getByRole('application', { name: 'The map' });
const regions = (page: Page): Locator => page.getByRole('region', { name: 'Regions' });
const chosen = (page: Page): Locator => page.getByRole('region', { name: 'Chosen on the map' });
/** What a screen reader is told of the song in focus. */
const said = (page: Page): Locator => map(page).locator('> [role=status]');

async function show(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'As a map' }).click();
    await expect(stage(page)).toBeVisible();
    await expect(regions(page).getByRole('listitem').first()).toBeVisible();
}

async function openMap(page: Page): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openLibrary(page, songs);
    await show(page);
}

/** With the mouse, through points that are given in parts of the map’s width and height. */
async function draw(page: Page, line: readonly (readonly [x: number, y: number])[]): Promise<void> {
    const box = await stage(page).boundingBox();
    if (!box) throw new Error('expected the map on the screen');
    const [first, ...others] = line.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
    await page.mouse.move(...(first ?? [0, 0]));
    await page.mouse.down();
    for (const point of others) await page.mouse.move(...point, { steps: 8 });
    await page.mouse.up();
}

const isPainted = (page: Page): Promise<boolean> =>
    stage(page)
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => {
            const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
            return pixels.some((value) => value > 0);
        });

test('by keyboard one goes from song to song, zooms, and opens one', async ({ page }) => {
    await openMap(page);
    await expect.poll(() => isPainted(page)).toBe(true);
    await expect(map(page).getByText(/^On average, \d+ of a song’s 10 nearest in sound/)).toBeVisible();
    await stage(page).focus();
    await page.keyboard.press('ArrowRight');
    await expect(said(page)).toHaveText(/^Song \d+, Artist \d+$/);
    const first = await said(page).innerText();
    await page.keyboard.press('ArrowDown');
    await expect(said(page)).not.toHaveText(first);
    await expect(map(page).getByText(/^\d+ of its 10 nearest in sound lie near it here/)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Most alike in sound' }).getByRole('listitem')).toHaveCount(10);
    for (const key of ['+', '+', '-', 'Shift+ArrowLeft', '0']) await page.keyboard.press(key);
    const [title = ''] = (await said(page).innerText()).split(', ');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('a line round songs makes a playlist of them, a path makes a set in its order', async ({ page }) => {
    await openMap(page);
    await page.getByRole('button', { name: 'Draw round songs' }).click();
    await draw(page, [
        [0.02, 0.02],
        [0.98, 0.02],
        [0.98, 0.6],
        [0.02, 0.6],
    ]);
    const count = Number(/^\d+/.exec(await chosen(page).getByRole('status').innerText())?.[0]);
    expect(count).toBeGreaterThan(5);
    expect(count).toBeLessThan(songs);
    await chosen(page).getByRole('button', { name: 'Add to a playlist' }).click();
    await expect(page.getByRole('dialog').getByRole('textbox')).not.toHaveValue('');
    await page.getByRole('dialog').getByRole('textbox').fill('From the north');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^“From the north” is made/)).toBeVisible();
    await chosen(page).getByRole('button', { name: 'Clear' }).click();

    await page.getByRole('button', { name: 'Draw a path' }).click();
    await draw(page, [
        [0.05, 0.3],
        [0.35, 0.6],
        [0.6, 0.35],
        [0.95, 0.7],
    ]);
    const along = chosen(page).getByRole('listitem');
    const titles = await along.allInnerTexts();
    expect(titles.length).toBeGreaterThan(2);
    await chosen(page).getByRole('button', { name: 'Make a set of them' }).click();
    const set = page.getByRole('list', { name: 'A set' }).getByRole('listitem');
    await expect(set).toHaveCount(titles.length);
    for (const [place, title] of titles.entries())
        await expect(set.nth(place)).toContainText(title.split(', ')[0] ?? '');

    await show(page);
    await draw(page, [
        [0.001, 0.001],
        [0.01, 0.001],
        [0.01, 0.01],
    ]);
    await expect(chosen(page)).toContainText('No song lies there.');
});

test('without a mouse, a region becomes a playlist and songs lead a path', async ({ page }) => {
    await openMap(page);
    const region = regions(page).getByRole('listitem').first();
    await region.getByRole('button').first().press('Enter');
    await region.getByRole('button', { name: 'Choose these songs' }).press('Enter');
    const size = /\d+ songs/.exec(await region.getByRole('button').first().innerText())?.[0] ?? '';
    await expect(chosen(page).getByRole('status')).toHaveText(`${size} inside your line`);
    await stage(page).focus();
    await page.keyboard.press('Escape');
    await expect(chosen(page)).toBeHidden();
    await expect(stage(page)).toBeVisible();

    for (const key of ['ArrowRight', ' ', 'ArrowLeft', 'ArrowLeft', 'ArrowUp', ' ']) await page.keyboard.press(key);
    await expect(chosen(page).getByRole('status')).toHaveText(/along your path$/);
    expect(await chosen(page).getByRole('listitem').count()).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(stage(page)).toBeHidden();
});

test('places survive a reload, and another window has the same', async ({ page, context }) => {
    await openMap(page);
    const centre = async (window: Page): Promise<string> => {
        await stage(window).focus();
        await window.keyboard.press('ArrowRight');
        await expect(said(window)).toHaveText(/^Song/);
        return said(window).innerText();
    };
    const song = await centre(page);
    await page.reload();
    await show(page);
    await expect(page.getByText(/^Laying out/)).toBeHidden();
    expect(await centre(page)).toBe(song);
    const other = await context.newPage();
    await other.setViewportSize({ width: 1280, height: 800 });
    await other.goto('/');
    await show(other);
    expect(await centre(other)).toBe(song);
});

test('colours say what is chosen, and one of them alone can stand out', async ({ page }) => {
    await openMap(page);
    const legend = page.getByRole('region', { name: 'What the colours mean' });
    await legend.getByRole('combobox').selectOption({ label: 'Tempo' });
    await legend.getByRole('button', { name: /^100–119 BPM/ }).click();
    await expect(legend.getByRole('button', { pressed: true })).toHaveText(/^\s*100–119 BPM/);
    await legend.getByRole('combobox').selectOption({ label: 'Key' });
    await expect(legend.getByRole('button', { name: /^C · Am/ })).toBeVisible();
    await expect(legend.getByRole('button', { pressed: true })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
    test(`nothing stands in the way of a screen reader, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await openMap(page);
        await regions(page).getByRole('listitem').first().getByRole('button').first().click();
        await regions(page).getByRole('listitem').first().getByRole('button', { name: 'Choose these songs' }).click();
        await stage(page).focus();
        await page.keyboard.press('ArrowRight');
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
}

test('on a phone the map opens from the library, and nothing is wider than the screen', async ({ page }) => {
    await openLibrary(page, songs);
    for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        await page.getByRole('button', { name: /^Library, / }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'As a map' }).click();
        await expect(stage(page)).toBeVisible();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide).toBeLessThanOrEqual(width);
        const inside = await map(page).evaluate((one) => one.scrollWidth - one.clientWidth);
        expect(inside).toBeLessThanOrEqual(0);
        await map(page).getByRole('button', { name: 'Close' }).click();
    }
});

test('a moment of a song is heard when it is asked for, and what it interrupts goes on', async ({ page }) => {
    await page.goto('/');
    await page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles(['tagged.mp3', '02 - Someone Else - Second Song.mp3'].map(fixture));
    await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(2);
    await page
        .getByRole('button', { name: /^Play: / })
        .first()
        .click();
    const player = page.getByRole('region', { name: 'Player' });
    await expect(player.getByRole('button', { name: /^Pause: / })).toBeVisible();
    const playing = (await player.getByRole('button', { name: /^Pause: / }).getAttribute('aria-label'))?.slice(7) ?? '';
    await show(page);
    await stage(page).focus();
    await page.keyboard.press('ArrowRight');
    if ((await said(page).innerText()).startsWith(playing))
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
    await expect(said(page)).not.toHaveText(new RegExp(`^${playing}`));
    await page.keyboard.press('h');
    await expect(player.getByRole('button', { name: `Play: ${playing}` })).toBeVisible();
    await map(page).getByRole('button', { name: 'Close' }).click();
    await expect(player.getByRole('button', { name: `Pause: ${playing}` })).toBeVisible();
});
