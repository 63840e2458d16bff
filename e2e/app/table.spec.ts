/** The library as a table, for those who work with it: sorted by several columns, many songs selected, all by keyboard too. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';
import { openLibrary } from '../made-up-library.ts';
import type { Column } from '../../src/library/columns.ts';

const songs = 120;
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Library' });
const rows = (page: Page): Locator => grid(page).locator('[data-id]');
const head = (page: Page, name: string): Locator =>
    grid(page)
        .getByRole('columnheader', { name: new RegExp(`^${name}`) })
        .getByRole('button');
/** As far as rows are drawn. */
const texts = (page: Page, column: Column): Promise<string[]> =>
    rows(page).evaluateAll(
        (all, name) =>
            all
                .toSorted((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
                .map((row) => row.querySelector(`[data-column=${name}]`)?.textContent?.trim() ?? ''),
        column,
    );
const selected = (page: Page): Locator => grid(page).locator('[data-id][aria-selected=true]');
const said = (page: Page): Locator => page.locator('footer [role=status]');

async function openTable(page: Page): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openLibrary(page, songs);
    await page.getByRole('button', { name: 'As a table' }).click();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(songs + 1));
}

test('songs are sorted by several columns, what is not known last, and the search of the library holds', async ({
    page,
}) => {
    await openTable(page);
    await head(page, 'Style').click();
    await head(page, 'Tempo').click({ modifiers: ['Shift'] });
    await head(page, 'Tempo').click({ modifiers: ['Shift'] });
    await expect(head(page, 'Tempo')).toHaveAccessibleName('Tempo (BPM), falling, 2 of 2');
    await expect(grid(page).getByRole('columnheader', { name: /^Style/ })).toHaveAttribute('aria-sort', 'ascending');
    const [styles, tempos] = [await texts(page, 'style'), await texts(page, 'tempo')];
    expect(styles.length).toBeGreaterThan(15);
    expect(styles).toEqual(styles.toSorted((a, b) => a.localeCompare(b, 'en')));
    for (const [i, style] of styles.entries()) {
        const [own, next] = [Number(tempos[i]), Number(tempos[i + 1])];
        if (styles[i + 1] === style && own > 0 && next > 0) expect(own).toBeGreaterThanOrEqual(next);
    }

    await page.getByRole('searchbox', { name: 'Search songs' }).fill('song 77');
    await expect.poll(async () => new Set(await texts(page, 'title'))).toEqual(new Set(['Song 77']));
    await page.reload();
    await page.getByRole('button', { name: 'As a table' }).click();
    await expect(head(page, 'Tempo')).toHaveAccessibleName('Tempo (BPM), falling, 2 of 2');
});

test('in Russian, whose words are long, the pane keeps its width, and a tempo that is sorted by keeps its name', async ({
    page,
}) => {
    await openTable(page);
    await head(page, 'Style').click();
    await head(page, 'Tempo').click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: 'Русский', exact: true }).check({ force: true });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Таблицей' })).toBeVisible();
    const reachesOut = (part: Locator): Promise<boolean> =>
        part.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    expect(await reachesOut(page.getByRole('complementary'))).toBe(false);
    expect(await reachesOut(page.locator('[role=columnheader] [data-column=tempo] span'))).toBe(false);
});

test('columns are hidden, and keys written as one chooses, here and in sets', async ({ page }) => {
    await openTable(page);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Mood' }).uncheck();
    await page.getByRole('checkbox', { name: 'Year' }).uncheck();
    await page.keyboard.press('Escape');
    await expect(grid(page)).toHaveAttribute('aria-colcount', '9');
    const keys = async () => (await texts(page, 'key')).filter(Boolean).join(' ');
    const unsure = '? not sure: perhaps a related key';
    const plain = (all: string): string => all.replaceAll(unsure, '');
    expect(await keys()).toContain(unsure);
    expect(plain(await keys())).toMatch(/^([A-G][♯♭]?m? ?)+$/);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: 'Camelot (8A)' }).check();
    await page.keyboard.press('Escape');
    await expect.poll(async () => plain(await keys())).toMatch(/^(\d+[AB] ?)+$/);
    await page.reload();
    await page.getByRole('button', { name: 'As a table' }).click();
    await expect(grid(page)).toHaveAttribute('aria-colcount', '9');
    await page.getByRole('button', { name: 'Make a set' }).click();
    await expect(page.getByRole('list', { name: 'A set' })).toContainText(/BPM · \d+[AB]/);
});

test('songs of the family that is filtered by are named by it, as in the list', async ({ page }) => {
    await openTable(page);
    const genre = page.getByRole('combobox', { name: 'Genre' });
    const family = (await genre.locator('option').nth(1).textContent())?.trim() ?? '';
    expect(new Set(await texts(page, 'style')).size).toBeGreaterThan(1);
    await genre.selectOption({ index: 1 });
    await expect.poll(async () => new Set(await texts(page, 'style'))).toEqual(new Set([family.toLowerCase()]));
});

test('songs are selected with the mouse, and removed together, with a way back', async ({ page }) => {
    await openTable(page);
    const cell = (row: number) => rows(page).nth(row).locator('[data-column=artist]');
    await cell(2).click();
    await expect(said(page)).toHaveText(/^1 song selected/);
    await cell(5).click({ modifiers: ['Shift'] });
    await cell(8).click({ modifiers: ['ControlOrMeta'] });
    await cell(3).click({ modifiers: ['ControlOrMeta'] });
    await expect(said(page)).toHaveText(/^4 songs selected, \d+ minutes/);
    await page.getByRole('button', { name: 'More for 4 songs' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(songs - 3));
    await expect(said(page)).toHaveText(/^0 songs selected/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(songs + 1));
});

test('the keyboard reaches every cell, selects, sorts, removes and opens', async ({ page }) => {
    await openTable(page);
    const focused = page.locator(':focus');
    await rows(page).first().locator('[data-column=title]').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(focused).toHaveAttribute('data-column', 'artist');
    await expect(selected(page)).toHaveCount(1);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(said(page)).toHaveText(/^3 songs selected/);
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press(' ');
    await expect(said(page)).toHaveText(/^4 songs selected/);
    await page.keyboard.press('Delete');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', String(songs - 3));
    await expect(focused).toHaveAttribute('data-column', 'artist');

    await page.keyboard.press('Control+End');
    await expect(focused.locator('..')).toHaveAttribute('aria-rowindex', String(songs - 3));
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Home');
    await expect(focused).toHaveAttribute('data-column', 'title');
    await page.keyboard.press('Control+a');
    await expect(said(page)).toHaveText(new RegExp(`^${songs - 4} songs selected`));
    await page.keyboard.press('Escape');
    await expect(said(page)).toHaveText(/^0 songs selected/);

    await page.keyboard.press('ArrowUp');
    await expect(focused).toHaveRole('button');
    await page.keyboard.press('Enter');
    await expect(head(page, 'Title')).toHaveAccessibleName('Title, rising');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+Enter');
    await expect(head(page, 'Artist')).toHaveAccessibleName('Artist, rising, 2 of 2');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    for (const letter of 'song 57'.replace(' ', '')) await page.keyboard.press(letter);
    await page.keyboard.press('ArrowDown');
    const title = (await focused.textContent())?.trim() ?? '';
    // None of these songs has its sound at hand.
    await page.keyboard.press('Enter');
    await expect(said(page)).toHaveText('Drop this song again to play it');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('what goes with the song that plays is marked, and alone if one likes', async ({ page }) => {
    await openTable(page);
    await expect(page.getByText('Play a song to see which keys and tempos go with it.')).toBeVisible();
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await page.getByRole('button', { name: 'As a table' }).click();
    const row = rows(page).filter({ hasText: 'Evening Lines' });
    await expect(row).toBeVisible({ timeout: 60_000 });
    await row.locator('[data-column=title]').click();
    await page.keyboard.press('Enter');
    await expect(row).toContainText('playing');
    await page
        .getByRole('region', { name: 'Player' })
        .getByRole('button', { name: /^Pause/ })
        .click();
    await row.dblclick();
    await expect(row).toContainText('playing');
    await expect(page.locator('p.marked')).toHaveText(/^“Evening Lines” plays, .*Marked tempos are within 6%/);
    const marked = grid(page).locator('.marked');
    await expect(marked.first()).toContainText('goes with what plays');
    await page.getByRole('button', { name: 'Only those' }).click();
    await expect.poll(async () => Number(await grid(page).getAttribute('aria-rowcount'))).toBeLessThan(songs);
    for (const one of await rows(page).all()) {
        if (!(await one.innerText()).includes('Evening Lines'))
            await expect(one.locator('[data-column=tempo].marked')).toHaveCount(1);
    }
});

for (const colorScheme of ['light', 'dark'] as const) {
    test(`it is without violations, and fits the window: ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await openTable(page);
        await rows(page).nth(2).locator('[data-column=title]').click();
        for (const width of [1280, 1920]) {
            await page.setViewportSize({ width, height: 800 });
            const isWider = (): Promise<boolean> =>
                grid(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
            await expect.poll(isWider).toBe(false);
        }
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' '))}`)).toEqual([]);
    });
}

test('what a question finds stands in its order, and is not said to be sorted, until a column is pressed', async ({
    page,
}) => {
    await openLibrary(page, songs, (track, place) => ({ ...track, addedAt: Date.UTC(2026, 0, 1 + (place % 28)) }));
    await page.getByRole('button', { name: 'As a table' }).click();
    const sorted = grid(page).locator('[aria-sort]');
    await expect(sorted).toHaveText(/Added/);
    await page.getByRole('searchbox').fill('electronic');
    const pane = page.getByRole('region', { name: 'Library' });
    await expect(pane.getByText('best first')).toBeVisible();
    await expect(sorted).toHaveCount(0);
    const best = await pane
        .getByRole('list', { name: /songs$/ })
        .locator('b')
        .first()
        .innerText();
    await expect(rows(page).first().locator('[data-column=title]')).toHaveText(best);
    await expect(page.getByRole('main').getByText(/^\d+ songs, best first$/)).toBeVisible();
    await head(page, 'Title').click();
    await expect(sorted).toHaveText(/Title/);
    await page.getByRole('searchbox').fill('rock');
    await expect(sorted).toHaveCount(0);
    await page.getByRole('searchbox').fill('');
    await expect(sorted).toHaveText(/Title/);
});

test('with every column on a small screen, there is a sign of more, and the title stays in sight', async ({ page }) => {
    await openTable(page);
    await page.setViewportSize({ width: 1024, height: 768 });
    await expect(grid(page)).toHaveAttribute('data-after');
    const title = rows(page).first().locator('[data-column=title]');
    await title.focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
    await expect(grid(page)).not.toHaveAttribute('data-after');
    await expect(grid(page)).toHaveAttribute('data-before');
    await expect(title).toBeInViewport({ ratio: 1 });
    // The one before it is not under the title.
    for (let i = 0; i < 12; i++) {
        await page.keyboard.press('ArrowLeft');
        const [at, titleAt] = await Promise.all([page.locator(':focus').boundingBox(), title.boundingBox()]);
        const isTitle = (await page.locator(':focus').getAttribute('data-column')) === 'title';
        if (!isTitle) expect(at?.x ?? 0).toBeGreaterThanOrEqual((titleAt?.x ?? 0) + (titleAt?.width ?? 0) - 1);
    }
});

test('on a phone there is the list alone', async ({ page }) => {
    await openTable(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(grid(page)).toHaveCount(0);
    await page.getByRole('button', { name: /^Library, / }).click();
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'As a table' })).toHaveCount(0);
});
