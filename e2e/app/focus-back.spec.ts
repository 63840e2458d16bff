/** Where the keyboard is when a dialog has closed: at what opened it, or, where that went meanwhile, at what opened that; and on a new screen at its heading. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { openLibrary } from '../made-up-library.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog');

async function press(page: Page, what: Locator): Promise<void> {
    await what.focus();
    await page.keyboard.press('Enter');
}

async function comesBack(page: Page, to: Locator, said: string): Promise<void> {
    await expect(dialog(page).last(), said).toBeVisible();
    // Whatever it takes the focus to, it has it before it closes.
    await expect
        .poll(() =>
            dialog(page)
                .last()
                .evaluate((open) => open.contains(document.activeElement)),
        )
        .toBe(true);
    await page.keyboard.press('Escape');
    await expect.soft(to, said).toBeFocused({ timeout: 5000 });
}

/** Of a menu: those of its entries that ask something first. */
async function byMenu(page: Page, button: Locator, entries: readonly string[]): Promise<void> {
    for (const entry of entries) {
        await press(page, button);
        await press(page, page.getByRole('menuitem', { name: entry }));
        await comesBack(page, button, entry);
    }
}

test('a dialog that a menu opens gives the focus back to the button of the menu', async ({ page }) => {
    await openLibrary(page, 20);
    const main = page.getByRole('main');
    const library = page.getByRole('region', { name: 'Library' });
    await library.getByRole('listitem').first().getByRole('button').first().click();
    const song = main.getByRole('button', { name: /^More for/ }).first();
    await byMenu(page, song, ['Add to a playlist', 'Own label']);

    await library.getByRole('searchbox').fill('electronic');
    await byMenu(page, library.getByRole('button', { name: 'With these songs' }), ['Keep as playlist']);
    await library.getByRole('searchbox').fill('');

    await library.getByRole('button', { name: 'As a table' }).click();
    await main.getByRole('button', { name: 'Select all' }).click();
    await byMenu(page, song, ['Add to a playlist', 'Own label']);
});

test('a dialog that stood in the place of another gives the focus back to what opened the first', async ({ page }) => {
    await page.goto('/');
    const settings = page.getByRole('button', { name: 'Settings' });
    for (const name of ['What is kept, and what is sent', 'See how well it hears']) {
        await press(page, settings);
        await press(page, dialog(page).getByRole('button', { name }));
        await comesBack(page, settings, name);
    }
});

test('what led to another screen and went with its own leaves the focus to the heading there', async ({ page }) => {
    await openLibrary(page, 20);
    const main = page.getByRole('main');
    const heading = page.getByRole('heading', { level: 1 });
    const song = page
        .getByRole('region', { name: 'Library' })
        .getByRole('listitem')
        .first()
        .getByRole('button')
        .first();
    const more = main.getByRole('button', { name: /^More for/ }).first();

    async function leads(button: Locator, title: string | RegExp): Promise<void> {
        await press(page, button);
        await expect(heading).toHaveText(title);
        await expect.soft(heading, String(title)).toBeFocused({ timeout: 5000 });
    }

    await song.click();
    await expect(heading).toHaveText(/^Song \d/);
    await press(page, more);
    await leads(page.getByRole('menuitem', { name: 'Write tags into files' }), 'Tags for your files');
    await leads(main.getByRole('button', { name: 'Back to the song' }), /^Song \d/);
    await leads(main.getByRole('button', { name: 'Make a set from here' }), /^(?!Song)/);
});
