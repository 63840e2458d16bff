/** Playlists: made from songs and sets, put in order, kept, and taken along in the library's file. */
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { openElsewhere, openLibrary } from '../made-up-library.ts';
import { addToPlaylist, heading, openPlaylist, rows, titles } from '../playlist-page.ts';
import { parseContract } from '../../src/contract.ts';
import { madeUpLibrary } from '../../fixtures/made-up-library.ts';

test('a playlist is made from songs, put in order, renamed, undone, and there after a reload', async ({ page }) => {
    await openLibrary(page, 60);
    for (const song of ['Song 1', 'Song 2', 'Song 3']) await addToPlaylist(page, song, 'Evening');
    await expect(page.getByText('1 song added to “Evening”.')).toBeVisible();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(heading(page)).toHaveText('Evening');
    expect(await titles(page, 'Evening')).toEqual(['Song 1', 'Song 2', 'Song 3']);

    await test.step('by the keyboard, by hand, and back', async () => {
        await rows(page, 'Evening').nth(0).getByRole('button', { name: 'Move Song 1' }).focus();
        await page.keyboard.press('Alt+ArrowDown');
        await expect(rows(page, 'Evening').nth(1).locator('b')).toHaveText('Song 1');
        await expect(page.getByText('Song 1 is number 2 now.')).toBeAttached();
        const handle = rows(page, 'Evening').nth(2).getByRole('button', { name: 'Move Song 3' });
        await handle.hover();
        await page.mouse.down();
        await rows(page, 'Evening').nth(0).hover();
        await page.mouse.up();
        await expect(rows(page, 'Evening').nth(0).locator('b')).toHaveText('Song 3');
        await page.keyboard.press('Control+z');
        await expect(rows(page, 'Evening').nth(0).locator('b')).toHaveText('Song 2');
        await page.getByRole('button', { name: 'Take Song 2 out' }).click();
        await expect(rows(page, 'Evening')).toHaveCount(2);
        await page.getByRole('button', { name: 'Undo', exact: true }).click();
        await expect(rows(page, 'Evening')).toHaveCount(3);
    });

    await test.step('another name', async () => {
        await page.getByRole('button', { name: 'Rename' }).click();
        await page.getByRole('textbox', { name: 'Name of the playlist' }).fill('夜 🌙 <b>');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await expect(heading(page)).toHaveText('夜 🌙 <b>');
    });

    await page.reload();
    await page.getByText('Playlists').click();
    await openPlaylist(page, '夜');
    await expect(heading(page)).toHaveText('夜 🌙 <b>');
    expect(await titles(page, '夜 🌙 <b>')).toEqual(['Song 2', 'Song 1', 'Song 3']);

    await test.step('it is removed, and brought back', async () => {
        await page.getByRole('button', { name: 'Remove this playlist' }).click();
        await expect(page.getByText('Removed “夜 🌙 <b>”')).toBeVisible();
        await expect(page.getByRole('list', { name: 'Playlists' })).toHaveCount(0);
        await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
        await expect(heading(page)).toHaveText('夜 🌙 <b>');
    });
});

test('a set becomes a playlist, which other windows show and the library’s file takes along', async ({
    page,
    context,
}) => {
    await openLibrary(page, 60);
    await page.getByRole('button', { name: 'Make a set' }).click();
    const order = await titles(page, 'A set');
    const other = await context.newPage();
    await other.goto('/');
    await other.getByText('Playlists').click();
    await page.getByRole('button', { name: 'Save as playlist' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('From a set');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('“From a set” is made, with 20 songs.')).toBeVisible();
    await openPlaylist(other, 'From a set');
    expect(await titles(other, 'From a set')).toEqual(order);
    await other.close();

    const elsewhere = await openElsewhere(page, '60 songs read. 1 playlist came with them.');
    await elsewhere.getByText('Playlists').click();
    await openPlaylist(elsewhere, 'From a set');
    expect(await titles(elsewhere, 'From a set')).toEqual(order);
    await elsewhere.context().close();
});

test('playlists are listed among what is kept, and erased by themselves', async ({ page }) => {
    await openLibrary(page, 60);
    await addToPlaylist(page, 'Song 1', 'Evening');
    await expect(page.getByText('“Evening” is made, with 1 song.')).toBeVisible();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'What is kept, and what is sent' }).click();
    await page.getByRole('button', { name: 'Erase: Playlists' }).click();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await expect(page.getByRole('button', { name: 'Erase: Playlists' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('list', { name: 'Playlists' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Song 1 / }).first()).toBeVisible();
});

test('a playlist goes out as M3U8, CSV and JSON, and as rekordbox XML once it is known where its songs lie', async ({
    page,
}) => {
    await openLibrary(page, 60);
    for (const song of ['Song 1', 'Song 2']) await addToPlaylist(page, song, 'Evening');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('button', { name: 'Save as …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save “Evening” as …' });
    const saved = async (button: string): Promise<string> => {
        const downloading = page.waitForEvent('download');
        await dialog.getByRole('button', { name: button }).click();
        const download = await downloading;
        expect(download.suggestedFilename()).toMatch(/^Evening\./);
        return readFile(await download.path(), 'utf8');
    };
    expect((await saved('M3U8')).match(/^#EXTINF:.*Song [12]$/gm)).toHaveLength(2);
    expect((await saved('CSV')).split('\r\n')[1]).toMatch(/^"Song 1","Artist 1",/);
    expect(JSON.parse(await saved('JSON'))).toMatchObject([{ title: 'Song 1' }, { title: 'Song 2' }]);
    await expect(dialog.getByRole('button', { name: 'rekordbox XML' })).toBeDisabled();
    await expect(dialog).toContainText('link their folder first');
});

const listFile = (name: string, text: string) => ({ name, mimeType: '', buffer: Buffer.from(text) });

test('a playlist that went out comes back by the button, and it is said which songs of another list are not here', async ({
    page,
}) => {
    await openLibrary(page, 60);
    for (const song of ['Song 2', 'Song 1']) await addToPlaylist(page, song, 'Evening');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('button', { name: 'Save as …' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'M3U8' }).click();
    const text = await readFile(await (await downloading).path(), 'utf8');
    await page.keyboard.press('Escape');

    await page.getByText('Playlists').click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import M3U or rekordbox XML' }).click();
    const more = `${text}#EXTINF:99,Nobody - Nothing\nnowhere/x.mp3\nhttp://radio.example/live\n`;
    await (
        await choosing
    ).setFiles([
        listFile('Back.m3u8', more),
        listFile('None.m3u', 'nowhere.mp3\n'),
        listFile('Not one.xml', '<plist/>'),
    ]);
    const dialog = page.getByRole('dialog', { name: 'Import playlists' });
    await expect(dialog.getByRole('alert')).toHaveText(
        'Not one.xml: This is neither an M3U playlist nor an XML file of rekordbox.',
    );
    await expect(dialog.getByRole('checkbox', { name: 'Back 2 of 4 songs found' })).toBeChecked();
    await expect(dialog.getByRole('checkbox', { name: 'None 0 of 1 song found' })).toBeDisabled();
    await dialog.getByText('2 were not found').click();
    await expect(dialog.getByText('Nobody - Nothing: not in the library')).toBeVisible();
    await expect(dialog.getByText('live: an address, not a file')).toBeVisible();
    await dialog.getByRole('button', { name: 'Make the playlist' }).click();
    await expect(page.getByText('“Back” is made, with 2 songs.')).toBeVisible();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(heading(page)).toHaveText('Back');
    expect(await titles(page, 'Back')).toEqual(['Song 2', 'Song 1']);
});

test('a collection of rekordbox that is dropped becomes the playlists that one chooses, and is not heard as a song', async ({
    page,
}) => {
    await openLibrary(page, 60);
    const row = page.getByRole('button', { name: /^Song 1 / }).first();
    await expect(row).toBeVisible();
    const list = (name: string, keys: readonly number[]): string =>
        `<NODE Type="1" KeyType="0" Name="${name}">${keys.map((key) => `<TRACK Key="${key}"/>`).join('')}</NODE>`;
    const tracks = madeUpLibrary(parseContract(await (await page.request.get('/model/spec.json')).json()), 3);
    const xml = `<?xml version="1.0"?><DJ_PLAYLISTS><COLLECTION>${tracks
        .map(
            ({ fileName }, i) =>
                `<TRACK TrackID="${i + 1}" Location="file://localhost/M/${encodeURIComponent(fileName)}"/>`,
        )
        .join('')}</COLLECTION><PLAYLISTS><NODE Type="0" Name="ROOT">${list('Warm', [3, 1])}<NODE Type="0" Name="Sets">
        ${list('Friday', [2, 9])}${list('Saturday', [1])}</NODE></NODE></PLAYLISTS></DJ_PLAYLISTS>`;
    const dataTransfer = await page.evaluateHandle((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'rekordbox.xml', { type: 'text/xml' }));
        return data;
    }, xml);
    await page.dispatchEvent('body', 'drop', { dataTransfer });
    const dialog = page.getByRole('dialog', { name: 'Import playlists' });
    await dialog.getByRole('checkbox', { name: 'Sets / Saturday' }).uncheck();
    await dialog.getByRole('button', { name: 'Make 2 playlists' }).click();
    await expect(page.getByText('2 playlists are made.')).toBeVisible();
    await page.getByText('Playlists', { exact: true }).click();
    await openPlaylist(page, 'Warm');
    expect(await titles(page, 'Warm')).toEqual(['Song 3', 'Song 1']);
    await expect(page.getByRole('list', { name: 'Playlists' }).getByRole('button')).toHaveCount(2);
    await expect(page.getByRole('region', { name: 'Songs under way' })).toHaveCount(0);
});
