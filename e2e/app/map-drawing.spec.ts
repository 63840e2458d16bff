/** What is chosen on the map: by a line round songs, by a path, and without a mouse. */
import { expect, test } from '@playwright/test';
import { chosen, draw, map, openMap, regions, show, songs, stage, tapSong } from '../map-page.ts';

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

test('with the tool for paths songs are still looked at, and those that were are led through', async ({ page }) => {
    await openMap(page);
    await page.getByRole('button', { name: 'Draw a path' }).click();
    const through = page.getByRole('button', { name: 'A path through it' });
    const first = await tapSong(page);
    await through.click();
    const second = await tapSong(page, [first]);
    await expect(through).toHaveAttribute('aria-pressed', 'false');
    await through.click();
    await expect(chosen(page).getByRole('status')).toHaveText(/along your path$/);
    await tapSong(page, [first, second]);
    await expect(chosen(page).getByRole('status')).toHaveText(/along your path$/);
});

test('a line that is broken off chooses nothing', async ({ page }) => {
    await openMap(page);
    await page.getByRole('button', { name: 'Draw round songs' }).click();
    const box = await stage(page).boundingBox();
    if (!box) throw new Error('expected the map on the screen');
    const mouse = (x: number, y: number) => page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    await mouse(0.1, 0.1);
    await page.mouse.down();
    for (const [x, y] of [
        [0.9, 0.1],
        [0.9, 0.9],
        [0.1, 0.9],
    ] as const)
        await mouse(x, y);
    await stage(page).dispatchEvent('pointercancel', { pointerId: 1 });
    await page.mouse.up();
    await tapSong(page);
    await expect(chosen(page)).toBeHidden();
});

test('without a mouse, a region becomes a playlist and songs lead a path', async ({ page }) => {
    await openMap(page);
    const region = regions(page).getByRole('listitem').first();
    await region.getByRole('button').first().press('Enter');
    await region.getByRole('button', { name: 'Choose these songs' }).press('Enter');
    const name = await region.getByRole('button').first().locator('bdi').innerText();
    const size = /\d+ songs/.exec(await region.getByRole('button').first().innerText())?.[0] ?? '';
    await expect(chosen(page).getByRole('status')).toHaveText(`${size} in “${name}”`);
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

for (const way of ['Back', 'Escape'] as const) {
    test(`${way} puts down the tool that is in hand, and then leaves the map`, async ({ page }) => {
        const press = async () => (way === 'Back' ? await page.goBack() : await page.keyboard.press('Escape'));
        await openMap(page);
        const move = page.getByRole('button', { name: 'Move', exact: true });
        await page.getByRole('button', { name: 'Draw round songs' }).click();
        await expect(move).toHaveAttribute('aria-pressed', 'false');
        await press();
        await expect(move).toHaveAttribute('aria-pressed', 'true');
        await press();
        await expect(stage(page)).toBeHidden();
    });
}

test('what was chosen last stands first beside the map, and no song’s name stays over a path', async ({ page }) => {
    await openMap(page);
    const first = map(page).locator('.beside > section').first();
    const name = await tapSong(page);
    const [title = ''] = name.split(', ');
    await expect(first).toHaveAccessibleName(title);
    await expect(stage(page).locator('p')).toHaveText(name);
    const box = await stage(page).boundingBox();
    const at = await stage(page)
        .locator('p')
        .evaluate((tip) => [tip.style.left, tip.style.top].map(Number.parseFloat));
    const here = [(at[0] ?? 0) / (box?.width ?? 1), (at[1] ?? 0) / (box?.height ?? 1)] as const;
    await page.getByRole('button', { name: 'Draw a path' }).click();
    await draw(page, [here, [0.3, 0.6], [0.6, 0.35], [0.95, 0.7]]);
    await expect(stage(page).locator('p')).toBeHidden();
    await expect(first).toHaveAccessibleName('Chosen on the map');
    await chosen(page).getByRole('listitem').last().getByRole('button').press('Enter');
    await expect(first).not.toHaveAccessibleName('Chosen on the map');
    await expect(chosen(page).getByRole('listitem').last().getByRole('button')).toBeFocused();
});
