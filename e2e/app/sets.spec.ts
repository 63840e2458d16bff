/** Sets: an order of songs from the library, changed by hand, and taken along. */
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { openLibrary } from '../made-up-library.ts';

const songs = (page: Page) => page.getByRole('list', { name: 'A set' }).getByRole('listitem');
const titles = (page: Page): Promise<string[]> => songs(page).locator('b').allInnerTexts();
const titleAt = async (page: Page, place: number): Promise<string> => (await titles(page)).at(place) ?? '';

async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly text: string }> {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('a set is made from a song, changed, undone and taken along', async ({ page }) => {
    await openLibrary(page, 150);
    await page.getByRole('button', { name: /^Song 4 / }).click();
    await page.getByRole('button', { name: 'Make a set from here' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('From Song 4');
    await expect(songs(page)).toHaveCount(20);
    await expect(songs(page).first()).toContainText('Song 4');
    await expect(page.locator('p.sentence')).toHaveText(
        /^20 songs, \d+ minutes\. Tempo (and|or) key clash [^.]+\.\s*$/,
    );
    await expect(songs(page).nth(1).locator('p')).toHaveText(/BPM|[Ss]ame tempo|time|[A-G][♯♭]?m?|alike/);

    await test.step('one is rerolled, one locked, and an arc is asked for', async () => {
        const before = await titles(page);
        await songs(page)
            .nth(5)
            .getByRole('button', { name: /^Another song in place of/ })
            .click();
        expect((await titles(page)).toSpliced(5, 1)).toEqual(before.toSpliced(5, 1));
        const chosen = await titleAt(page, 5);
        expect(chosen).not.toBe(before[5]);
        const lock = songs(page)
            .nth(5)
            .getByRole('button', { name: `Keep ${chosen} in its place` });
        await lock.click();
        await expect(lock).toHaveAttribute('aria-pressed', 'true');
        await page.getByRole('combobox', { name: 'How lively' }).selectOption('Calm to lively and back');
        expect([await titleAt(page, 0), await titleAt(page, 5)]).toEqual(['Song 4', chosen]);
        expect(await titles(page)).not.toEqual(before);
        for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z');
        expect(await titles(page)).toEqual(before);
    });

    await test.step('another song is chosen, by name, and one to end with', async () => {
        await songs(page)
            .nth(2)
            .getByRole('button', { name: /^Choose a song in place of/ })
            .click();
        const dialog = page.getByRole('dialog');
        await expect(dialog.getByRole('listitem')).toHaveCount(8);
        const offered = await dialog.getByRole('listitem').first().locator('b').innerText();
        await dialog.getByRole('listitem').first().getByRole('button').click();
        expect(await titleAt(page, 2)).toBe(offered);
        await page.getByRole('button', { name: 'End with …' }).click();
        await dialog.getByRole('searchbox').fill('song 77');
        await dialog.getByRole('button', { name: /^Song 77 / }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('From Song 4 to Song 77');
        expect(await titleAt(page, -1)).toBe('Song 77');
        await page.getByRole('combobox', { name: 'Length' }).selectOption('30 minutes');
        await expect(page.locator('p.sentence')).toContainText(/ (2[7-9]|3[0-3]) minutes/);
        expect([await titleAt(page, 0), await titleAt(page, -1)]).toEqual(['Song 4', 'Song 77']);
    });

    await test.step('it goes out as a playlist and as text', async () => {
        const order = await titles(page);
        await page.getByRole('button', { name: 'Save as …' }).click();
        const playlist = await saved(page, 'M3U8');
        await page.keyboard.press('Escape');
        expect(playlist.name).toMatch(/^From Song 4 to Song 77\.m3u8$/);
        const lines = playlist.text.trimEnd().split('\n');
        expect(lines[0]).toBe('#EXTM3U');
        expect(lines.filter((line) => line.startsWith('#EXTINF:')).map((line) => line.replace(/.* - /, ''))).toEqual(
            order,
        );
        const text = await saved(page, 'Export as Text');
        expect(text.text).toContain(`1. ${(/Artist \d+/.exec(text.text) ?? [''])[0]} – Song 4`);
        expect(text.text.match(/^\d+\. /gm)).toHaveLength(order.length);
    });

    await test.step('it waits in the library while a song is looked at', async () => {
        const order = await titles(page);
        await songs(page).nth(1).getByRole('button').first().click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(order[1] ?? '');
        await page.getByRole('button', { name: 'Your set' }).click();
        expect(await titles(page)).toEqual(order);
    });

    await test.step('the keyboard leads from song to song', async () => {
        const lock = (place: number) =>
            songs(page)
                .nth(place)
                .getByRole('button', { name: /^Keep / });
        await lock(1).focus();
        await page.keyboard.press('ArrowDown');
        await expect(lock(2)).toBeFocused();
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Space');
        await expect(lock(1)).toHaveAttribute('aria-pressed', 'true');
    });
});

test('sounds of a few seconds come into no set by themselves, which is said, and stand there when they are chosen', async ({
    page,
}) => {
    await openLibrary(page, 60, (track, place) =>
        place % 3 === 0 ? { ...track, analysis: { ...track.analysis, durationSeconds: 4 } } : track,
    );
    await page.getByRole('button', { name: 'Make a set', exact: true }).click();
    await expect(songs(page)).toHaveCount(20);
    const said = page.getByText(/^Left out unless you choose them: \d+ songs shorter than 30 seconds/);
    await expect(said).toBeVisible();
    const leftOut = async (): Promise<number> => Number(/\d+/.exec(await said.innerText())?.[0]);
    const before = await leftOut();
    await page.getByRole('combobox', { name: 'Length' }).selectOption('30 minutes');
    await expect(page.locator('p.sentence')).toContainText(/ (2[6-9]|3[0-4]) minutes/);
    await songs(page)
        .nth(1)
        .getByRole('button', { name: /^Choose a song in place of/ })
        .click();
    await page.getByRole('dialog').getByRole('searchbox').fill('song 58');
    await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Song 58 / })
        .click();
    expect(await titleAt(page, 1)).toBe('Song 58');
    expect(await leftOut()).toBe(before - 1);
});
