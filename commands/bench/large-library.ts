/** A library of many songs: how soon it can be used, beside an empty one, and how it scrolls. */
import type { Page } from '@playwright/test';
import type { Contract } from '../../src/contract.ts';
import { keepLibrary } from './kept-library.ts';
import { median } from './median.ts';
import { scrollThrough, seen, watchAnew, watchFromStart } from './watched-page.ts';

export interface LargeLibraryTimes {
    readonly songs: number;
    /** From the navigation to the button that takes a song, of a library without any. */
    readonly emptyMillis: number;
    /** From the navigation to songs that can be chosen. */
    readonly usableMillis: number;
    /** To all of them. */
    readonly wholeMillis: number;
    readonly listFrames: number;
    readonly tableFrames: number;
    /** Of the page while both are scrolled. */
    readonly longestTaskMillis: number;
}

const visits = 5;
const scrollSeconds = 5;

export async function measureLargeLibrary(url: string, contract: Contract, songs = 10_000): Promise<LargeLibraryTimes> {
    const [empty, large] = [await keepLibrary(url, 0, contract), await keepLibrary(url, songs, contract)];
    try {
        // The first visit learns which songs stand first.
        await large.visit((page) => whole(page, url, songs));
        const [emptyMillis, usableMillis, wholeMillis]: [number[], number[], number[]] = [[], [], []];
        // In turn: what slows the machine slows both alike.
        for (let visit = 0; visit < visits; visit += 1) {
            emptyMillis.push(
                await empty.visit(async (page) => {
                    await page.goto(url, { waitUntil: 'commit' });
                    return shownAfterMillis(page, '[data-testid=choose-songs]');
                }),
            );
            await large.visit(async (page) => {
                await page.goto(url, { waitUntil: 'commit' });
                usableMillis.push(await shownAfterMillis(page, 'li[aria-setsize]'));
                wholeMillis.push(await shownAfterMillis(page, `li[aria-setsize="${songs}"]`));
            });
        }
        const scrolled = await large.visit((page) => scrolling(page, url, songs));
        const medians = [emptyMillis, usableMillis, wholeMillis].map(median);
        const [emptyMedian = NaN, usableMedian = NaN, wholeMedian = NaN] = medians;
        return { songs, emptyMillis: emptyMedian, usableMillis: usableMedian, wholeMillis: wholeMedian, ...scrolled };
    } finally {
        await empty.dispose();
        await large.dispose();
    }
}

/** Since the navigation, by the page's own clock. */
async function shownAfterMillis(page: Page, selector: string): Promise<number> {
    await page.locator(selector).first().waitFor({ state: 'attached', timeout: 60_000 });
    return page.evaluate(() => performance.now());
}

async function whole(page: Page, url: string, songs: number): Promise<void> {
    await page.goto(url);
    await shownAfterMillis(page, `li[aria-setsize="${songs}"]`);
    // What stands first is written a moment later.
    await page.waitForTimeout(1000);
}

async function scrolling(page: Page, url: string, songs: number) {
    await watchFromStart(page);
    await whole(page, url, songs);
    await watchAnew(page);
    const listFrames = await scrollThrough(page, '.window:has(> ul)', scrollSeconds);
    const list = await seen(page);
    await page.getByRole('button', { name: 'As a table' }).click();
    await page
        .locator(`[role=grid][aria-rowcount="${songs + 1}"] [data-id]`)
        .first()
        .waitFor();
    await watchAnew(page);
    const tableFrames = await scrollThrough(page, '[role=grid]', scrollSeconds);
    const table = await seen(page);
    return { listFrames, tableFrames, longestTaskMillis: Math.max(list.longestTaskMillis, table.longestTaskMillis) };
}
