/** A fixed slice of `npm run torture`. */
import { expect, test } from '@playwright/test';
import { tortureFiles } from '../../commands/torture/files.ts';
import { tortureTagWrites } from '../../commands/torture/tag-writes.ts';
import { countWhatIsHeld, tortureTheScreen, tortureWithSongs } from '../../commands/torture/leaks.ts';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { makeOriginals } from '../../fixtures/broken/mutants.ts';

test('of 60 broken files none hangs the app, brings it down or fills the memory, and a good song is heard as before', async ({
    page,
}) => {
    const openPage = async () => {
        await page.goto('/');
        await page.waitForFunction(() => 'segue' in globalThis);
        return page;
    };
    const { broken, fates } = await tortureFiles(openPage, await makeOriginals(), { files: 60, seed: 8 });
    expect(broken).toEqual([]);
    // Broken as they are, some can be heard and some cannot.
    const heard = fates.filter(({ end }) => end === 'heard').length;
    expect(heard).toBeGreaterThan(10);
    expect(heard).toBeLessThan(50);
});

test('songs in a row, heard, shown and removed, leave no tensor, memory, object URL, listener or node behind', async ({
    page,
}) => {
    await countWhatIsHeld(page);
    await page.goto('/');
    await page.waitForFunction(() => 'segue' in globalThis);
    const songs = await makeOriginals();
    expect((await tortureWithSongs(page, songs, 20)).broken).toEqual([]);
    expect((await tortureTheScreen(page, songs, 1)).broken).toEqual([]);
});

test('tags that are being written when the page is closed, reloaded, crashed or told to stop leave each file whole', async ({
    context,
    baseURL,
}) => {
    const options = { writes: 60, random: randomNumbers(8) };
    expect((await tortureTagWrites(context, baseURL ?? '', await makeOriginals(), options)).broken).toEqual([]);
});
