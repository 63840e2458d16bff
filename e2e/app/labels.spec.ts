/** The listener's own labels: given, learned, asked about, filtered by, ruled by, kept, and taken along. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { openElsewhere, openLibrary } from '../made-up-library.ts';

const songs = 90;
const screen = (page: Page): Locator => page.locator('main article');
const card = (page: Page, name: string): Locator => screen(page).getByRole('region', { name });
const genre = (page: Page): Locator => page.getByRole('combobox', { name: 'Genre' });
const rows = (page: Page): Locator => page.getByRole('grid', { name: 'Library' }).locator('[data-id]');
const line = (page: Page): Locator => page.locator('aside').getByRole('button', { name: /^Your labels/ });

async function expectAccessible(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** All songs of the largest family of the made-up library. */
async function labelFamily(page: Page, name: string): Promise<number> {
    await page.getByRole('button', { name: 'As a table' }).click();
    const families = await genre(page)
        .locator('option')
        .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value).filter((value) => value !== ''));
    const counts: { family: string; count: number }[] = [];
    for (const family of families.slice(0, 12)) {
        await genre(page).selectOption(family);
        const count = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
        counts.push({ family, count });
    }
    const [largest] = counts.toSorted((a, b) => b.count - a.count);
    if (!largest) throw new Error('expected a family');
    await genre(page).selectOption(largest.family);
    await page.getByRole('button', { name: 'Select all' }).click();
    await page
        .getByRole('button', { name: /^More for/ })
        .last()
        .click();
    await page.getByRole('menuitem', { name: 'Own label' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'New label' }).fill(name);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('group', { name }).getByRole('button', { name: 'Yes' })).toHaveAttribute(
        'aria-pressed',
        'true',
    );
    await page.keyboard.press('Escape');
    return largest.count;
}

test('a label is given to many songs, says how well it is learned, filters, makes lists, and outlives a reload', async ({
    page,
}) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openLibrary(page, songs);
    const given = await labelFamily(page, 'Sunday morning');
    expect(given).toBeGreaterThan(5);

    await test.step('the table has a column of labels, and the library a filter', async () => {
        await expect(page.getByRole('columnheader', { name: /^Labels/ })).toBeVisible();
        await genre(page).selectOption('');
        await genre(page).selectOption('Sunday morning');
        await expect(rows(page).first().locator('[data-column=labels]')).toHaveText('Sunday morning');
        expect(Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1).toBeGreaterThanOrEqual(given);
        await genre(page).selectOption('');
    });

    await test.step('its screen says how well it is learned, and asks', async () => {
        await line(page).click();
        await expect(card(page, 'Sunday morning')).toContainText(/Right .+ times of 10/);
        await expect(card(page, 'Sunday morning')).toContainText(`given by you to ${given} songs`);
        await expect(card(page, 'Sunday morning').getByRole('listitem')).toHaveCount(3);
        await expectAccessible(page);
        const asked = card(page, 'Sunday morning').getByRole('listitem').first();
        const title = await asked.locator('b').innerText();
        await asked.getByRole('button', { name: 'No' }).click();
        await expect(card(page, 'Sunday morning').locator('b', { hasText: title })).toHaveCount(0);
        const skipped = card(page, 'Sunday morning').getByRole('listitem').first();
        const another = await skipped.locator('b').innerText();
        await skipped.getByRole('button', { name: 'Skip' }).click();
        await expect(card(page, 'Sunday morning').locator('b', { hasText: another })).toHaveCount(0);
    });

    await test.step('songs without it can be told by it in a smart playlist', async () => {
        await page.getByText('Playlists').click();
        await page.getByRole('button', { name: 'New smart playlist' }).click();
        await page.getByRole('combobox', { name: 'Add a rule' }).selectOption('Own label');
        await page.getByRole('button', { name: 'Add a rule' }).click();
        await expect(page.getByText('Songs that are labelled Sunday morning, newly added first.')).toBeVisible();
    });

    await test.step('it is there after a reload, and in another browser that reads the library', async () => {
        await page.reload();
        await line(page).click();
        await expect(card(page, 'Sunday morning')).toContainText(/Right .+ times of 10/);
        await page.getByRole('button', { name: 'Close' }).click();
        const elsewhere = await openElsewhere(page, `${songs} songs read.`);
        await line(elsewhere).click();
        await expect(card(elsewhere, 'Sunday morning')).toContainText(`given by you to ${given} songs`);
        await elsewhere.close();
    });
});

test('a label is begun on its screen, given on a song’s, renamed, removed with a way back, saved and read', async ({
    page,
}) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openLibrary(page, 20);
    await line(page).click();
    await page.getByRole('textbox', { name: 'New label' }).fill('dabke');
    await page.keyboard.press('Enter');
    await expect(card(page, 'dabke')).toContainText('Give it to 5 more songs: from five on it is learned.');

    await test.step('given by the song’s own menu, and taken back by its chip', async () => {
        await page
            .locator('aside [data-id], aside li button')
            .filter({ hasText: /^Song 1\b/ })
            .first()
            .click();
        const own = screen(page).getByRole('region', { name: 'Your labels' });
        await own.getByRole('button', { name: 'Own label' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('group', { name: 'dabke' }).getByRole('button', { name: 'Yes' }).click();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await expect(own.getByRole('listitem')).toHaveText('dabke');
        await expect(screen(page).locator('.sentence')).toContainText('By your labels: dabke.');
        await own.getByRole('button', { name: 'Not “dabke”' }).click();
        await expect(own.getByRole('listitem')).toHaveCount(0);
    });

    await test.step('renamed, but not as another is called', async () => {
        await line(page).click();
        await page.getByRole('textbox', { name: 'New label' }).fill('zouk');
        await page.keyboard.press('Enter');
        await card(page, 'zouk').getByRole('button', { name: 'Rename' }).click();
        const name = card(page, 'zouk').getByRole('textbox', { name: 'Name of the label' });
        await name.fill('dabke');
        await page.keyboard.press('Enter');
        await expect(card(page, 'zouk').getByText('Another label has this name.')).toBeVisible();
        await name.fill('my zouk');
        await page.keyboard.press('Enter');
        await expect(card(page, 'my zouk')).toBeVisible();
    });

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save to a file' }).click();
    const saved = await readFile(await (await downloading).path());

    await test.step('removed, with a way back', async () => {
        await card(page, 'my zouk').getByRole('button', { name: 'Remove the label my zouk' }).click();
        await expect(card(page, 'my zouk')).toHaveCount(0);
        await screen(page).getByRole('button', { name: 'Undo' }).click();
        await expect(card(page, 'my zouk')).toBeVisible();
        await card(page, 'my zouk').getByRole('button', { name: 'Remove the label my zouk' }).click();
        await expect(card(page, 'my zouk')).toHaveCount(0);
    });

    await test.step('read from the file that was saved; a file of something else says what it is', async () => {
        const read = (buffer: Buffer) =>
            page.getByTestId('choose-labels').setInputFiles({ name: 'labels.json', mimeType: '', buffer });
        await read(Buffer.from('{}'));
        await expect(page.getByText('This is no file of labels that Segue has saved.')).toBeVisible();
        await read(saved);
        await expect(page.getByText('1 label is new, or knows more now.')).toBeVisible();
        await expect(card(page, 'my zouk')).toBeVisible();
    });
});
