/** Playlists on the screen. */
import { expect, type Page } from '@playwright/test';

export const heading = (page: Page) => page.getByRole('heading', { level: 1 });
export const rows = (page: Page, name: string) => page.getByRole('list', { name, exact: true }).getByRole('listitem');
export const titles = (page: Page, name: string): Promise<string[]> => rows(page, name).locator('b').allInnerTexts();

export const openPlaylist = (page: Page, name: string): Promise<void> =>
    page.getByRole('list', { name: 'Playlists' }).getByRole('button', { name }).click();

/** By the menu of the song on the screen; a new list where none of the name is there. */
export async function addToPlaylist(page: Page, song: string, list: string): Promise<void> {
    await page
        .getByRole('button', { name: new RegExp(`^${song} `) })
        .first()
        .click();
    await page.getByRole('button', { name: `More for ${song}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Add to a playlist' }).click();
    const dialog = page.getByRole('dialog');
    const there = dialog.getByRole('button', { name: new RegExp(`^${list} `) });
    if (await there.isVisible()) return there.click();
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.type(list);
    await page.keyboard.press('Enter');
}
