/** A made-up library in the page, and on its way into another browser. */
import { expect, type Browser, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { madeUpLibrary } from '../fixtures/made-up-library.ts';
import { parseContract } from '../src/contract.ts';
import type { Track } from '../src/flow.ts';
import { exportLibrary } from '../src/library/export.ts';
import { makePicture } from '../src/library/track.fixture.ts';
import { chooseLibrary } from './choose-library.ts';

type Change = (track: Track, place: number) => Track;

export async function openLibrary(page: Page, songs: number, change?: Change): Promise<void> {
    await page.goto('/');
    await readLibrary(page, await savedLibrary(page, songs, change), `${songs} songs read.`);
}

/** So many songs, those that are there among them. */
export async function openMore(page: Page, songs: number): Promise<void> {
    const buffer = await savedLibrary(page, songs);
    await page.getByRole('button', { name: 'Settings' }).click();
    await chooseLibrary(page, { name: 'all.segue', mimeType: '', buffer });
    await page.getByRole('button', { name: 'They stay; new ones join them' }).click();
    await expect(page.getByText(/songs? read\./)).toBeVisible();
    await page.keyboard.press('Escape');
}

async function savedLibrary(page: Page, songs: number, change?: Change): Promise<Buffer> {
    const contract = parseContract(await (await page.request.get('/model/spec.json')).json());
    const tracks = madeUpLibrary(contract, songs).map(change ?? ((track) => track));
    const { signal } = new AbortController();
    const file = await exportLibrary({ tracks, picture: async () => makePicture() }, { signal });
    return Buffer.from(await file.arrayBuffer());
}

/** Saves the library to its file and reads that in another browser, which says so; it is the listener's to close. */
export async function openElsewhere(page: Page, said: string): Promise<Page> {
    await page.getByRole('button', { name: 'Settings' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save to a file' }).click();
    const file = await readFile(await (await downloading).path());
    await page.keyboard.press('Escape');
    const elsewhere = await (await (page.context().browser() as Browser).newContext()).newPage();
    await elsewhere.goto(page.url());
    await readLibrary(elsewhere, file, said);
    return elsewhere;
}

async function readLibrary(page: Page, buffer: Buffer, said: string): Promise<void> {
    await page.getByRole('button', { name: 'Settings' }).click();
    await chooseLibrary(page, { name: 'all.segue', mimeType: '', buffer });
    await expect(page.getByText(said)).toBeVisible();
    await page.keyboard.press('Escape');
}
