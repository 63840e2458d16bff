/** Playlists of rules: made, changed, followed, kept, and taken along in the library's file. */
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { openElsewhere, openLibrary } from '../made-up-library.ts';
import { heading, openPlaylist, rows, titles } from '../playlist-page.ts';

test('a smart playlist is made of rules, follows the library, goes out, and is there after a reload and in the file', async ({
    page,
}) => {
    await openLibrary(page, 60);
    await page.getByText('Playlists').click();
    await page.getByRole('button', { name: 'New smart playlist' }).click();
    await expect(heading(page)).toHaveText('New smart playlist');
    await expect(page.getByText('All songs, newly added first.')).toBeVisible();
    await expect(rows(page, 'New smart playlist')).toHaveCount(60);
    const addRule = async (kind: string): Promise<void> => {
        await page.getByRole('combobox', { name: 'Add a rule' }).selectOption(kind);
        await page.getByRole('button', { name: 'Add a rule' }).click();
    };

    await test.step('rules are added, changed and taken back', async () => {
        await addRule('Tempo (BPM)');
        const from = page.getByRole('spinbutton', { name: 'Tempo (BPM), from' });
        await expect(from).toBeFocused();
        await from.fill('100');
        await page.getByRole('spinbutton', { name: 'Tempo (BPM), up to' }).fill('140');
        await page.getByRole('combobox', { name: 'In which order' }).selectOption('fastest first');
        await page.getByRole('spinbutton', { name: 'At most so many songs' }).fill('5');
        await page.keyboard.press('Enter');
        await expect(page.getByText('Songs that are 100 to 140 BPM, fastest first, at most 5 songs.')).toBeVisible();
        await expect(rows(page, 'New smart playlist')).toHaveCount(5);
        const tempos = (await rows(page, 'New smart playlist').locator('button .numbers').allInnerTexts()).map((text) =>
            Number(/(\d+) BPM/.exec(text)?.[1]),
        );
        expect(tempos).toEqual(tempos.toSorted((a, b) => b - a));
        expect(tempos.every((bpm) => bpm >= 100 && bpm <= 140)).toBe(true);
        await addRule('Never played');
        await expect(page.getByText('140 BPM, never played, fastest first')).toBeVisible();
        await page.getByRole('button', { name: 'Remove the rule: never played' }).click();
        await expect(page.getByRole('button', { name: 'Add a rule' })).toBeFocused();
        await page.getByRole('button', { name: 'Undo', exact: true }).click();
        await expect(page.getByText('140 BPM, never played, fastest first')).toBeVisible();
    });

    await test.step('it has no order by hand, and takes no songs', async () => {
        await expect(page.getByRole('button', { name: /^(Move|Take) / })).toHaveCount(0);
        await page.getByRole('button', { name: 'More for' }).first().click();
        await page.getByRole('menuitem', { name: 'Add to a playlist' }).click();
        await expect(page.getByRole('dialog').getByRole('button', { name: /^New smart playlist/ })).toHaveCount(0);
        await page.keyboard.press('Escape');
    });

    const before = await titles(page, 'New smart playlist');
    await test.step('a song that leaves the library leaves it, and the next one comes', async () => {
        await rows(page, 'New smart playlist')
            .first()
            .getByRole('button', { name: /^More for/ })
            .click();
        await page.getByRole('menuitem', { name: /^Remove/ }).click();
        await expect(rows(page, 'New smart playlist').first().locator('b')).toHaveText(before[1] ?? '');
        await expect(rows(page, 'New smart playlist')).toHaveCount(5);
    });

    await test.step('it goes out as the others do', async () => {
        await page.getByRole('button', { name: 'Save as …' }).click();
        const downloading = page.waitForEvent('download');
        await page.getByRole('dialog').getByRole('button', { name: 'M3U8' }).click();
        const text = await readFile(await (await downloading).path(), 'utf8');
        expect(text.match(/^#EXTINF:/gm)).toHaveLength(5);
        await page.keyboard.press('Escape');
    });

    await page.reload();
    await page.getByText('Playlists').click();
    await openPlaylist(page, 'New smart playlist');
    await expect(page.getByText('140 BPM, never played, fastest first')).toBeVisible();

    const elsewhere = await openElsewhere(page, '1 playlist came with them.');
    await elsewhere.getByText('Playlists').click();
    await openPlaylist(elsewhere, 'New smart playlist');
    await expect(elsewhere.getByText('140 BPM, never played, fastest first')).toBeVisible();
    await expect(rows(elsewhere, 'New smart playlist')).toHaveCount(5);
    await elsewhere.context().close();
});
