/** The library as a map: a place to walk in, and to read as a list. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';
import { openLibrary, openMore } from '../made-up-library.ts';
import { map, openMap, regions, said, show, songs, stage } from '../map-page.ts';

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

test('songs that came while another screen was shown are on the map', async ({ page }) => {
    await openMap(page);
    const count = map(page).locator('header p');
    const before = await count.innerText();
    await map(page).getByRole('button', { name: 'Close' }).click();
    await openMore(page, songs + 10);
    await show(page);
    await expect(count).not.toHaveText(before);
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

test('the map stays sharp at each step of the browser’s zoom', async ({ page }) => {
    await openMap(page);
    const session = await page.context().newCDPSession(page);
    const pixels = (): Promise<number> =>
        stage(page)
            .locator('canvas')
            .first()
            .evaluate((canvas: HTMLCanvasElement) => canvas.width / canvas.clientWidth);
    for (const zoom of [1.25, 1.5, 1]) {
        const [width, height] = [1280, 800].map((one) => Math.round(one / zoom));
        const metrics = { width: width ?? 0, height: height ?? 0, deviceScaleFactor: zoom, mobile: false };
        await session.send('Emulation.setDeviceMetricsOverride', metrics);
        await expect.poll(pixels).toBeCloseTo(zoom, 2);
    }
});

test('where new songs found no place, trying again leaves the others in theirs', async ({ page }) => {
    await openMap(page);
    // No request could be refused: browsers keep the script.
    const whole = await page.evaluateHandle(() => {
        const Whole = Worker;
        globalThis.Worker = class extends Whole {
            constructor(url: string | URL, options?: WorkerOptions) {
                super(String(url).includes('map-worker') ? '/gone.js' : url, options);
            }
        };
        return Whole;
    });
    await openMore(page, songs + 40);
    await expect(map(page).getByRole('alert')).toHaveText(/^The map could not be laid out/);
    await page.evaluate((Whole) => void (globalThis.Worker = Whole), whole);
    await map(page).getByRole('button', { name: 'Try again' }).click();
    await expect(map(page).getByText(/^40 songs have come since the map was laid out/)).toBeVisible();
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

test('long titles make what stands beside the map no wider', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const long = 'The Great Gigantic Secret (with kind permission from everybody who was asked)';
    await openLibrary(page, songs, (track) => ({ ...track, title: `${track.title}: ${long}`, artist: long }));
    await show(page);
    await regions(page).getByRole('listitem').first().getByRole('button').first().click();
    await regions(page).getByRole('listitem').first().getByRole('button', { name: 'Choose these songs' }).click();
    await stage(page).focus();
    await page.keyboard.press('ArrowRight');
    const alike = page.getByRole('list', { name: 'Most alike in sound' });
    await expect(alike).toBeVisible();
    const wider = await alike.evaluate((list) => {
        const beside = list.closest('section')?.parentElement;
        return beside ? beside.scrollWidth - beside.clientWidth : null;
    });
    expect(wider).toBeLessThanOrEqual(0);
});

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
