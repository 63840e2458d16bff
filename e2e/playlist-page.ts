/** A made-up library in the page, and its playlists on the screen. */
import { expect, type Page } from '@playwright/test';
import { parseContract } from '../src/contract.ts';
import { exportLibrary } from '../src/library/export.ts';
import { makePicture } from '../src/library/track.fixture.ts';
import { madeUpLibrary } from '../fixtures/made-up-library.ts';
import { chooseLibrary } from './choose-library.ts';

export const heading = (page: Page) => page.getByRole('heading', { level: 1 });
export const rows = (page: Page, name: string) => page.getByRole('list', { name, exact: true }).getByRole('listitem');
export const titles = (page: Page, name: string): Promise<string[]> => rows(page, name).locator('b').allInnerTexts();

export async function openLibrary(page: Page): Promise<void> {
    await page.goto('/');
    const contract = parseContract(await (await page.request.get('/model/spec.json')).json());
    const tracks = madeUpLibrary(contract, 60);
    const { signal } = new AbortController();
    const file = await exportLibrary({ tracks, picture: async () => makePicture() }, { signal });
    await page.getByRole('button', { name: 'Settings' }).click();
    await chooseLibrary(page, { name: 'made up.segue', mimeType: '', buffer: Buffer.from(await file.arrayBuffer()) });
    await expect(page.getByText('60 songs read.')).toBeVisible();
    await page.keyboard.press('Escape');
}

export const openPlaylist = (page: Page, name: string): Promise<void> =>
    page.getByRole('list', { name: 'Playlists' }).getByRole('button', { name }).click();
