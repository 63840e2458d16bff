import { expect, test, type Page } from '@playwright/test';

async function open(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'See how well it hears' }).click();
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'How well it hears' });
const sentence = (page: Page) => dialog(page).getByText(/^(Of 100|No) .* songs?\b.* heard as /);

test('every way of asking has its figure, and the mistakes of each can be looked at', async ({ page }) => {
    await page.goto('/');
    await open(page);
    await expect(dialog(page).getByText(/^\d+\.\d% right, [\d,]+ songs\.$/)).toHaveCount(3);
    const squares = () => dialog(page).getByRole('gridcell').allTextContents();
    await expect(dialog(page).getByRole('grid')).toBeVisible();
    const ofNewArtists = await squares();
    await dialog(page).getByRole('radio', { name: 'Random songs' }).check({ force: true });
    expect(await squares()).not.toEqual(ofNewArtists);
    await expect(dialog(page).getByRole('rowheader', { name: 'Hip hop' }).first()).toBeVisible();
});

test('the matrix is read with the pointer, by touch and with the keyboard alone', async ({ page }) => {
    await page.goto('/');
    await open(page);
    const grid = dialog(page).getByRole('grid', { name: 'What it takes for what' });
    await expect(grid).toBeVisible();
    const genres = (await grid.getByRole('columnheader').allTextContents()).map((name) => name.toLowerCase());
    const square = (row: number, column: number) =>
        grid
            .getByRole('row')
            .nth(row + 1)
            .getByRole('gridcell')
            .nth(column);
    const about = (row: number, column: number) => new RegExp(`${genres[row]} song.* heard as ${genres[column]}`);

    await square(2, 2).hover();
    await expect(sentence(page)).toHaveText(about(2, 2));
    await square(3, 4).click();
    await expect(square(3, 4)).toBeFocused();
    await page.mouse.move(0, 0);
    await expect(sentence(page)).toHaveText(about(3, 4));

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(square(4, 5)).toBeFocused();
    await expect(sentence(page)).toHaveText(about(4, 5));
    await expect(square(4, 5)).toHaveAccessibleName(about(4, 5));
    await page.keyboard.press('End');
    await expect(square(4, genres.length - 1)).toBeFocused();
    // One stop on the way through the page, and back to the same square.
    await page.keyboard.press('Shift+Tab');
    await expect(dialog(page).getByRole('radio', { checked: true }).first()).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(square(4, genres.length - 1)).toBeFocused();
});

test('figures that cannot be fetched are said to be missing, and can be asked for again', async ({ page }) => {
    await page.route(/\/assets\/Page-[^/]*\.js$/, (route) => route.abort());
    await page.goto('/');
    await open(page);
    await expect(dialog(page).getByRole('alert')).toHaveText('The figures could not be loaded. Check the connection.');
    await page.unrouteAll();
    await dialog(page).getByRole('button', { name: 'Try again' }).click();
    await expect(dialog(page).getByRole('grid')).toBeVisible();
});

test('the figures are no part of the first download', async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(fetched.filter((path) => path.includes('/Page-'))).toEqual([]);
    await open(page);
    await expect(dialog(page).getByRole('grid')).toBeVisible();
    expect(fetched.filter((path) => path.endsWith('.js') && path.includes('/Page-'))).toHaveLength(1);
});
