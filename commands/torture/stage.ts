/** The app on the screen, with a song in its library, before something befalls it. */
import type { Page } from '@playwright/test';
import { faultsOf, keptIn } from './kept.ts';
import type { Originals } from '../../fixtures/broken/mutants.ts';

export interface Stage {
    readonly page: Page;
    readonly url: string;
    readonly songs: Originals;
    /** Numbers from 0 to 1. */
    readonly random: () => number;
}

export const library = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');
export const queue = (page: Page) => page.getByRole('region', { name: 'Songs under way' });

export async function drop(page: Page, ...paths: string[]): Promise<void> {
    await page.getByTestId('choose-songs').first().setInputFiles(paths);
}

/** Opens the app and keeps one song in it. */
async function begin({ page, url, songs }: Stage): Promise<void> {
    await page.goto(url);
    await drop(page, songs.pathOf('mp3'));
    await library(page).first().waitFor();
}

/** Runs `what` on a library with one song. Afterwards, and after a reload, it must be whole. */
export async function afterwards(stage: Stage, what: () => Promise<string[]>): Promise<string[]> {
    await begin(stage);
    const before = await keptIn(stage.page);
    const faults = await what();
    await stage.page.reload();
    // The list, when it has been read, has taken away what was half kept.
    await library(stage.page).first().waitFor();
    return [...faults, ...(await settled(async () => faultsOf(before, await keptIn(stage.page))))];
}

/** What is left of the faults after a while. */
async function settled(find: () => Promise<string[]>, forMillis = 5000): Promise<string[]> {
    const end = performance.now() + forMillis;
    for (;;) {
        const faults = await find();
        if (faults.length === 0 || performance.now() > end) return faults;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

/** A fault unless the words come up. */
export async function says(page: Page, words: string | RegExp): Promise<string[]> {
    return page
        .getByText(words)
        .first()
        .waitFor({ timeout: 30_000 })
        .then(
            () => [],
            () => [`the app does not say “${String(words)}”`],
        );
}

/** A fault unless so many songs stand in the library. */
export async function shows(page: Page, songs: number): Promise<string[]> {
    return settled(async () => {
        const count = await library(page).count();
        return count === songs ? [] : [`${count} songs stand in the library, not ${songs}`];
    }, 30_000);
}
