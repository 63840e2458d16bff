/** Playlists on the screen. */
import type { Page } from '@playwright/test';

export const heading = (page: Page) => page.getByRole('heading', { level: 1 });
export const rows = (page: Page, name: string) => page.getByRole('list', { name, exact: true }).getByRole('listitem');
export const titles = (page: Page, name: string): Promise<string[]> => rows(page, name).locator('b').allInnerTexts();

export const openPlaylist = (page: Page, name: string): Promise<void> =>
    page.getByRole('list', { name: 'Playlists' }).getByRole('button', { name }).click();
