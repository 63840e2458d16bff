/** A step of a set that is too big: a song of an open catalogue is heard, and comes in between. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type OpenCatalogues, serveOpenCatalogues } from '../../fakes/open-catalogues.ts';
import { fixture } from '../../fixtures/paths.ts';
import { openLibrary } from '../made-up-library.ts';
import { expect, test } from '../services.ts';

const songs = (page: Page) => page.getByRole('list', { name: 'A set' }).getByRole('listitem');
const titles = (page: Page): Promise<string[]> => songs(page).locator('b').allInnerTexts();
const dialog = (page: Page) => page.getByRole('dialog');
const look = (page: Page) => page.getByRole('button', { name: 'Look for a song in between in open catalogues' });

let services: OpenCatalogues;

test.beforeEach(async ({ page, outside }) => {
    services = serveOpenCatalogues(outside, { sound: () => new Uint8Array(readFileSync(fixture('tagged.mp3'))) });
    // Whatever the network says of sounds that are made up, they count as music.
    await page.route('**/model/spec.json', async (route) => {
        const spec = (await (await route.fetch()).json()) as object;
        await route.fulfill({ json: { ...spec, musicBelow: 0 } });
    });
    await openLibrary(page, 12);
    await page.getByRole('button', { name: 'Make a set', exact: true }).click();
    await expect(look(page).first()).toBeVisible();
});

async function ask(page: Page): Promise<void> {
    await look(page).first().click();
    await dialog(page).getByRole('button', { name: 'Ask Audius' }).click();
}

test('a song is looked for after a press, heard, taken, played in its place, taken along as a link and undone', async ({
    page,
    outside,
}) => {
    test.setTimeout(240_000);
    const before = await titles(page);
    await look(page).first().click();
    await expect(dialog(page)).toContainText('Audius will be asked for');
    await expect(dialog(page).getByRole('link', { name: 'Terms of Audius' })).toBeVisible();
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(Object.values(services).map(({ requests }) => requests.length)).toEqual([0, 0, 0, 0, 0]);

    await dialog(page).getByRole('button', { name: 'Ask Audius' }).click();
    const offers = dialog(page).getByRole('listitem').getByRole('button');
    await expect(offers.first()).toBeVisible({ timeout: 120_000 });
    await expect(dialog(page).getByRole('button', { name: 'Ask again' })).toBeVisible({ timeout: 120_000 });
    for (const { url } of services.audius.nodes.requests)
        expect(new URL(url).searchParams.get('skip_play_count')).toBe('true');
    const title = await offers.first().locator('b').innerText();
    await offers.first().click();
    await expect(dialog(page)).toHaveCount(0);

    const place = (await titles(page)).indexOf(title);
    expect((await titles(page)).toSpliced(place, 1)).toEqual(before);
    const row = songs(page).nth(place);
    await expect(row.getByRole('link', { name: `Audius: open ${title} in a new tab` })).toBeVisible();
    await expect(page.getByText('Songs of Audius play as streams, in this visit alone.')).toBeVisible();
    await expect(page.getByRole('article').getByRole('link', { name: 'Terms of Audius' })).toBeVisible();
    expect((await new AxeBuilder({ page }).withTags(tags).analyze()).violations.map(({ id }) => id)).toEqual([]);

    await row.getByRole('button', { name: `Play ${title}` }).click();
    await expect(row.getByRole('button', { name: `Pause ${title}` })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Player' })).toContainText(title);
    const lastIsPlay = (): boolean =>
        !new URL(services.audius.nodes.requests.at(-1)?.url ?? '').searchParams.has('skip_play_count');
    // The sound is asked for by the browser, in its own time.
    await expect.poll(lastIsPlay).toBe(true);

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as Text' }).click();
    const text = await readFile(await (await downloading).path(), 'utf8');
    expect(text).toMatch(/^ {3}Audius: https:\/\/audius\.co\/someone\/\w+$/m);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await titles(page)).toEqual(before);
    expect(outside.strays).toEqual([]);
});

test('a device that is to save data, or is offline, says so', async ({ page, context }) => {
    await page.evaluate(() => {
        Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
    });
    await context.setOffline(true);
    await ask(page);
    await expect(dialog(page)).toContainText('This device is set to save data');
    await expect(dialog(page)).toContainText('This device is offline');
    await expect(dialog(page)).toContainText('No song was found that could be heard.');
    expect(services.audius.requests).toHaveLength(0);
});
