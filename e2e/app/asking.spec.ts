import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { serveOpenCatalogues } from '../../fakes/open-catalogues.ts';
import type { Track } from '../../src/flow.ts';
import { openLibrary } from '../made-up-library.ts';
import { expect, test } from '../services.ts';

/** Songs with years; the first is called as a style is. */
const named = (track: Track, place: number): Track => ({
    ...track,
    title: place === 0 ? 'House' : place === 1 ? 'Nebula' : track.title,
    year: 1960 + (place % 60),
});

const search = (page: Page) => page.getByRole('searchbox').first();
const chips = (page: Page) => page.locator('.chip');
const rows = (page: Page) => page.locator('.songs button.song');

/** What understands the search is there once the empty field shows its examples. */
async function ask(page: Page, question: string, examples = 'Ask for example'): Promise<void> {
    await search(page).focus();
    await expect(page.getByText(examples)).toBeVisible();
    await search(page).fill(question);
}

async function speak(page: Page, language: string): Promise<void> {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: language, exact: true }).check({ force: true });
    await page.keyboard.press('Escape');
}

test('what is typed becomes chips that can be changed, and the songs follow in order of fit', async ({ page }) => {
    await openLibrary(page, 200, named);
    await ask(page, 'fast songs from the 90s');
    await expect(chips(page)).toHaveText(['120 BPM or faster', '1990–1999']);
    await expect(page.locator('.asked').getByRole('status')).toHaveText(/^\d+ songs?$/);
    const before = await rows(page).count();
    expect(before).toBeGreaterThan(0);
    await expect(rows(page).first()).toContainText(/\d+ BPM/);
    await search(page).press('Enter');
    await expect(search(page)).toHaveValue('');
    await page.getByRole('button', { name: 'Change: 120 BPM or faster' }).click();
    await page.getByRole('radio', { name: 'Not wanted' }).check();
    await expect(chips(page).first()).toHaveText('not 120 BPM or faster');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove: 1990–1999' }).click();
    await expect(chips(page)).toHaveCount(1);
    await expect(search(page)).toBeFocused();
});

test('what "or" joins is one chip, whose choices are changed, added and taken out', async ({ page }) => {
    await openLibrary(page, 200, named);
    await ask(page, 'rock, jazz or blues, fast');
    await expect(chips(page)).toHaveText(['rock, jazz or blues', '120 BPM or faster']);
    await search(page).press('Enter');
    const chip = chips(page).first();
    await chip.getByRole('button', { name: 'Change: rock, jazz or blues' }).click();
    const choices = page.getByRole('dialog');
    await choices.getByRole('button', { name: 'Remove: jazz' }).click();
    await expect(chip).toContainText('rock or blues');
    await choices.getByLabel('Or also').selectOption({ label: 'country' });
    await expect(chip).toContainText('rock, blues or country');
    await choices.getByLabel('Instead').selectOption({ label: 'metal' });
    await expect(chip).toContainText('metal, blues or country');
    const results = await new AxeBuilder({ page }).include('.popover').analyze();
    expect(results.violations).toEqual([]);
});

test('the songs that fit best are in sight, wherever the list was and whichever song is open', async ({ page }) => {
    await openLibrary(page, 200, named);
    const list = page.locator('.songs .window');
    await list.evaluate((box) => (box.scrollTop = box.scrollHeight));
    await rows(page).last().click();
    await ask(page, 'fast songs from 1970 to 2010');
    await expect(chips(page)).toHaveCount(2);
    await expect.poll(() => list.evaluate((box) => box.scrollTop)).toBe(0);
    await search(page).fill('');
    await expect(chips(page)).toHaveCount(0);
    await expect(rows(page).and(page.locator('[aria-current]'))).toBeInViewport();
});

test('a plain search stays what it is, and a title that is also a style comes first', async ({ page }) => {
    await openLibrary(page, 120, named);
    await ask(page, 'Nebula');
    await expect(rows(page)).toHaveCount(1);
    await expect(chips(page)).toHaveCount(0);
    await search(page).fill('house');
    await expect(rows(page).first()).toContainText('House');
    await expect(chips(page)).toHaveText(['house']);
});

test('all of it can be done with the keyboard alone', async ({ page }) => {
    await openLibrary(page, 120, named);
    await page.keyboard.press('/');
    await expect(page.getByText('Ask for example')).toBeVisible();
    await page.keyboard.type('slow, no voices, like Nebula');
    await page.keyboard.press('Enter');
    await expect(chips(page)).toHaveText(['95 BPM or slower', 'no voices', 'Nebula']);
    await page.keyboard.press('Backspace');
    await expect(chips(page)).toHaveText(['95 BPM or slower', 'no voices']);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Delete');
    await expect(chips(page)).toHaveText(['no voices']);
    await page.keyboard.press('Escape');
    await expect(chips(page)).toHaveCount(0);
    await expect(page.getByText('Ask for example')).toBeVisible();
});

test('keys of an input method, and Backspace held to empty the field, leave the chips as they are', async ({
    page,
}) => {
    await openLibrary(page, 80, named);
    await ask(page, 'slow, jazz blue');
    await expect(chips(page)).toHaveText(['95 BPM or slower', 'jazz']);
    await search(page).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: false });
    await expect(search(page)).toHaveValue('slow, jazz blue');
    await search(page).press('Enter');
    await expect(chips(page)).toHaveText(['95 BPM or slower', 'jazz', 'not understood: “blue”']);
    await search(page).fill('a');
    for (let i = 0; i < 4; i += 1) await page.keyboard.down('Backspace');
    await page.keyboard.up('Backspace');
    await expect(search(page)).toHaveValue('');
    await expect(chips(page)).toHaveCount(3);
    await search(page).press('Backspace');
    await expect(chips(page)).toHaveCount(2);
});

test('what is not understood is said to be, leaves no song out, and what can be asked is told', async ({ page }) => {
    await openLibrary(page, 120, named);
    await ask(page, 'zwumm');
    await expect(page.getByText('You can ask for styles')).toBeVisible();
    await search(page).fill('fast, zwumm, in 3/4 ');
    await expect(chips(page)).toHaveText(['120 BPM or faster', 'not understood: “zwumm”', 'metre not heard: 3/4']);
    await expect(page.getByText('You can ask for styles')).toBeHidden();
    await expect(rows(page).first()).toContainText(/\d+ BPM/);
    await search(page).fill('in the same key as Nebula');
    await expect(chips(page)).toHaveText(['A major']);
    await search(page).fill('in a minor key');
    await expect(chips(page)).toHaveText(['in minor']);
});

test('what is adjusted says its value and its ends', async ({ page }) => {
    await openLibrary(page, 80, named);
    await ask(page, 'energy:75 ');
    await page.locator('.asked summary').filter({ hasText: 'Adjust' }).click();
    const energy = page.getByRole('slider', { name: 'Energy' });
    await expect(energy).toHaveAttribute('aria-valuetext', 'high energy, 75%');
    await expect(energy).toHaveAccessibleDescription('low energy – high energy');
    await expect(page.getByText('high energy, 75%')).toBeVisible();
    await energy.press('ArrowRight');
    await expect(page.getByText('high energy, 80%')).toBeVisible();
    await expect(page.getByRole('slider', { name: 'Tempo' })).toHaveAccessibleDescription('50 BPM – 200 BPM');
});

test('where nothing fits, it is said what to loosen', async ({ page }) => {
    await openLibrary(page, 80, named);
    await ask(page, 'fast songs from 1801-1850 ');
    await expect(page.getByText('No song of the library is all of that.')).toBeVisible();
    await expect(page.getByText('nearest first')).toBeVisible();
    await expect(rows(page).first()).toContainText(/\d+ BPM/);
    await page.getByRole('button', { name: /^Without “1801–1850”: \d+ songs?$/ }).click();
    await expect(rows(page).first()).toBeVisible();
    await expect(chips(page)).toHaveText(['120 BPM or faster']);
});

test('what is said of songs of an older version stands below the answer', async ({ page }) => {
    await openLibrary(page, 80, (track, place) =>
        place < 3 ? { ...track, analysis: { ...track.analysis, model: '0' } } : named(track, place),
    );
    const top = async (text: RegExp) => (await page.getByText(text).first().boundingBox())?.y ?? NaN;
    const songs = async () => (await page.locator('.songs').boundingBox())?.y ?? NaN;
    expect(await top(/older version/)).toBeLessThan(await songs());
    await ask(page, 'fast songs');
    await expect(chips(page)).toHaveCount(1);
    expect(await top(/older version/)).toBeGreaterThan(await songs());
});

test('an example finds songs, and what was found is kept as a smart playlist', async ({ page }) => {
    await openLibrary(page, 120, named);
    await search(page).focus();
    const examples = page.locator('.examples button');
    await expect(examples).toHaveCount(3);
    await examples.first().click();
    await expect(chips(page).first()).toBeVisible();
    await expect(rows(page).first()).toBeVisible();
    await search(page).fill('fast songs');
    await page.getByRole('button', { name: 'With these songs' }).click();
    await expect(page.getByRole('menuitem', { name: 'Make a set from the best 6' })).toBeVisible();
    await page.keyboard.press('Escape');
    await search(page).fill('fast songs from the 90s');
    await page.getByRole('button', { name: 'With these songs' }).click();
    await page.getByRole('menuitem', { name: 'Keep as smart playlist' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('fast');
});

test('Japanese and Russian are understood, and nothing is told that a screen reader trips over', async ({ page }) => {
    await openLibrary(page, 80, named);
    await speak(page, '日本語');
    await ask(page, '90年代の速い曲、歌なし', 'たとえば');
    await expect(chips(page)).toHaveText(['1990–1999', '120 BPM以上', '歌なし']);
    await search(page).fill('быстрые песни без вокала, как Nebula');
    await expect(chips(page)).toHaveText(['120 BPM以上', '歌なし', 'Nebula']);
    await page.locator('.asked summary').first().click();
    const { violations } = await new AxeBuilder({ page }).include('aside').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join()}`)).toEqual(
        [],
    );
});

test('the question goes to other sources in their words, once their button is pressed', async ({ page, outside }) => {
    const services = serveOpenCatalogues(outside, { sound: () => new Uint8Array() });
    const counts = () => Object.values(services).map(({ requests }) => requests.length);
    await openLibrary(page, 120, named);
    await ask(page, 'like Nebula, rock, 120 bpm');
    await page.locator('summary').filter({ hasText: 'Ask beyond the library' }).click();
    await expect(page.getByText('They cannot be asked for: 118 to 122 BPM.')).toBeVisible();
    await search(page).fill('like Nebula, rock, no voices');
    await expect(page.getByText('Other sources are asked for: like Nebula, rock, instrumental.')).toBeVisible();
    await search(page).fill('like Nebula, rock, 120 bpm');
    await page.getByRole('button', { name: 'Go to the other sources' }).click();
    const panel = page.getByRole('tabpanel', { name: 'Open' });
    await expect(panel).toContainText('will be asked for “rock”');
    expect(counts()).toEqual([0, 0, 0, 0, 0]);
    await panel.getByRole('button', { name: 'Ask the open catalogues' }).click();
    await expect(panel.getByRole('status').first()).toHaveText(/^\d+ songs/);
    expect(services.musicbrainz.requests.map(({ url }) => decodeURIComponent(url)).join()).toContain('rock');
});
