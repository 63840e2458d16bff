import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { keysIn, recordsIn } from '../../commands/kept.ts';
import { fixture } from '../../fixtures/paths.ts';
import { databases } from '../../src/storage/names.ts';
import { watchPlayers } from '../players-audios.ts';

const second = '02 - Someone Else - Second Song.mp3';
const rows = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');
const folders = (page: Page) => page.getByRole('region', { name: 'Linked folders' });
const playButton = (page: Page) => page.getByRole('button', { name: /^Play: / }).first();

test.beforeEach(async ({ page }) => {
    await watchPlayers(page);
    await page.addInitScript(() => {
        // The picker is the browser's own window. What it hands out here is as real: a folder of the private file system.
        const showDirectoryPicker = async () => {
            const root = await navigator.storage.getDirectory();
            return root.getDirectoryHandle('Music', { create: true });
        };
        Object.assign(globalThis, { showDirectoryPicker });
    });
    await page.goto('/');
});

/** Puts a file into the folder; `extraBytes` make another song of it. */
const write = (page: Page, path: string, name: string, extraBytes = 0): Promise<void> =>
    put(page, path, Buffer.concat([readFileSync(fixture(name)), Buffer.alloc(extraBytes)]));

async function put(page: Page, path: string, bytes: Buffer): Promise<void> {
    const content = bytes.toString('base64');
    await page.evaluate(
        async ({ names, content }) => {
            let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Music', { create: true });
            for (const inner of names.slice(0, -1)) folder = await folder.getDirectoryHandle(inner, { create: true });
            const file = await folder.getFileHandle(names.at(-1) ?? '', { create: true });
            const writing = await file.createWritable();
            await writing.write(Uint8Array.from(atob(content), (character) => character.charCodeAt(0)));
            await writing.close();
        },
        { names: path.split('/'), content },
    );
}

const remove = (page: Page, name: string) =>
    page.evaluate(async (gone) => {
        const root = await navigator.storage.getDirectory();
        const folder = gone === 'Music' ? root : await root.getDirectoryHandle('Music');
        await folder.removeEntry(gone, { recursive: true });
    }, name);

async function link(page: Page, songs: number): Promise<void> {
    await page.getByRole('button', { name: 'Link a folder' }).last().click();
    await expect(rows(page)).toHaveCount(songs);
    await expect(folders(page)).toBeHidden();
}

async function plays(page: Page): Promise<void> {
    await rows(page).first().getByRole('button').click();
    await playButton(page).click();
    await expect
        .poll(() => page.evaluate(() => globalThis.playersAudios?.at(-1)?.currentTime ?? 0))
        .toBeGreaterThan(0.2);
}

test('a linked folder is heard once, and plays after a restart without being asked for', async ({ page }) => {
    await write(page, 'three-seconds.mp3', 'three-seconds.mp3');
    await write(page, `More/${second}`, second);
    await write(page, 'cover.png', 'cover.png');
    await page.evaluate(() => {
        const said: string[] = [];
        Object.assign(globalThis, { said });
        new MutationObserver(() => {
            said.push(document.querySelector('[aria-live=polite].unseen')?.textContent ?? '');
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await link(page, 2);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Drop a song');
    const said = (): Promise<string> => page.evaluate(() => (Reflect.get(globalThis, 'said') as string[]).join('\n'));
    await expect.poll(said).toMatch(/Music.*2 new songs[\s\S]*Music: 2 songs/);

    await page.reload();
    await expect(rows(page)).toHaveCount(2);
    await plays(page);
    await page.getByRole('button', { name: 'Settings' }).click();
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await expect(settings.getByText('2 songs', { exact: true })).toBeVisible();
    await settings.getByRole('button', { name: 'Unlink: Music' }).click();
    await expect(settings.getByRole('heading', { name: 'Linked folders' })).toBeHidden();
    for (const database of [databases.folders, databases.folderFiles]) expect(await keysIn(page, database)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveCount(2);
});

test('what is new, moved or gone in the folder is found at the next start', async ({ page }) => {
    await write(page, 'three-seconds.mp3', 'three-seconds.mp3');
    await write(page, second, second);
    await link(page, 2);
    await write(page, 'new.mp3', 'tagged.mp3');
    await write(page, 'moved/three-seconds.mp3', 'three-seconds.mp3');
    await remove(page, 'three-seconds.mp3');
    await remove(page, second);

    await page.reload();
    await expect(rows(page)).toHaveCount(3);
    await expect(rows(page).filter({ hasText: 'file gone' })).toHaveCount(1);
    await rows(page)
        .filter({ hasText: 'file gone' })
        .getByRole('button', { name: /Second Song/ })
        .click();
    await expect(page.getByText('Its file is not in “Music” any more. What was heard stays.')).toBeVisible();
    const there = (await recordsIn(page, databases.folderFiles)).filter(
        ([, file]) => !(file as { isGone: boolean }).isGone,
    );
    expect(there.map(([key]) => key.replace(/^[^/]*\//, ''))).toEqual(['moved/three-seconds.mp3', 'new.mp3']);
});

test('a pause lasts over a reload, and the rest is heard when it goes on', async ({ page }) => {
    for (let i = 0; i < 12; i++) await write(page, `${i}.mp3`, 'three-seconds.mp3', i);
    await page.getByRole('button', { name: 'Link a folder' }).last().click();
    await page.getByRole('button', { name: 'Pause: Music' }).click();
    await expect(folders(page).getByText(/“Music” is paused: \d+ of 12 heard/)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Songs under way' })).toBeHidden();

    await page.reload();
    await expect(folders(page).getByText(/“Music” is paused: \d of 12 heard/)).toBeVisible();
    await expect(folders(page).getByText(/\d+ new songs? to hear/)).toBeVisible();
    await folders(page).getByRole('button', { name: 'Go on: Music' }).click();
    await expect(rows(page)).toHaveCount(12, { timeout: 90_000 });
    await expect(folders(page)).toBeHidden();
});

test('a folder that is not there is told, and its songs stay as they are', async ({ page }) => {
    await write(page, 'three-seconds.mp3', 'three-seconds.mp3');
    await link(page, 1);
    await remove(page, 'Music');

    await page.reload();
    await expect(
        folders(page).getByText('“Music” is not there. It was moved, or its drive is not connected.'),
    ).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page).filter({ hasText: 'file gone' })).toHaveCount(0);
    await rows(page).first().getByRole('button').click();
    await playButton(page).click();
    await expect(page.getByText('The folder of this song is not there.', { exact: false })).toBeVisible();
});

test('permission that has lapsed comes back with one press', async ({ page }) => {
    await write(page, 'three-seconds.mp3', 'three-seconds.mp3');
    await link(page, 1);
    // Of the private file system a page is never asked.
    await page.addInitScript(() => {
        let state = 'prompt';
        Object.assign(FileSystemDirectoryHandle.prototype, {
            queryPermission: async () => state,
            requestPermission: async () => (state = navigator.userActivation.isActive ? 'granted' : 'denied'),
        });
    });

    await page.reload();
    await expect(folders(page).getByText('“Music” has to be opened again before Segue may read it.')).toBeVisible();
    await folders(page).getByRole('button', { name: 'Open it again: Music' }).click();
    await expect(folders(page)).toBeHidden();
    await plays(page);
});

test('a song that comes into the folder while the page is open is heard without a press', async ({ page }) => {
    await write(page, 'three-seconds.mp3', 'three-seconds.mp3');
    await link(page, 1);
    await write(page, `More/${second}`, second);
    await expect(rows(page)).toHaveCount(2);
});

test('of two windows one hears what has come into the folder, and both show it', async ({ context, page }) => {
    await write(page, 'three-seconds.mp3', 'three-seconds.mp3');
    await link(page, 1);
    const other = await context.newPage();
    // Nobody looks on while they come.
    await page.goto('/manifest.webmanifest');
    for (let i = 1; i < 6; i++) await write(page, `${i}.mp3`, 'three-seconds.mp3', i);
    const kept: string[] = [];
    await context.exposeFunction('keptSong', (key: string) => kept.push(key));
    await context.addInitScript(() => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: [unknown, IDBValidKey?]) {
            if (this.name === 'tracks') (Reflect.get(globalThis, 'keptSong') as (key: string) => void)(String(args[1]));
            return put.apply(this, args);
        };
    });
    await Promise.all([page.goto('/'), other.goto('/')]);
    for (const window of [page, other]) {
        await expect(rows(window)).toHaveCount(6);
        await expect(folders(window)).toBeHidden();
    }
    expect(kept.toSorted()).toEqual([...new Set(kept)].toSorted());
    expect(kept.length).toBe(5);
});

test('on a low battery many songs wait, and a press lets them be heard', async ({ page }) => {
    await page.addInitScript(() => {
        const battery = Object.assign(new EventTarget(), { charging: false, level: 0.2 });
        Object.assign(Navigator.prototype, { getBattery: async () => battery });
    });
    await page.reload();
    for (let i = 0; i < 22; i++) await write(page, `${i}.mp3`, 'three-seconds.mp3', i);
    await page.getByRole('button', { name: 'Link a folder' }).last().click();
    // What was begun before the battery answered is heard.
    const waits = folders(page).getByText(/^“Music” waits until the battery is charged: \d of 22 heard/);
    await expect(waits).toBeVisible();
    const before = await rows(page).count();
    await folders(page).getByRole('button', { name: 'Go on: Music' }).click();
    await expect(waits).toBeHidden();
    await expect.poll(() => rows(page).count()).toBeGreaterThan(before);
});

test('a song that another program tags anew and moves stays that song, and plays', async ({ page }) => {
    await write(page, 'three-seconds.mp3', 'three-seconds.mp3');
    await link(page, 1);
    const before = await keysIn(page, databases.tracks);
    const from = ['-v', 'error', '-i', fixture('three-seconds.mp3'), '-c', 'copy'];
    const tagged = execFileSync('ffmpeg', [...from, '-metadata', 'title=Called otherwise', '-f', 'mp3', '-']);
    await remove(page, 'three-seconds.mp3');
    await put(page, 'Artist/01 Called otherwise.mp3', tagged);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.keyboard.press('Escape');
    await expect(rows(page).filter({ hasText: 'Called otherwise' })).toHaveCount(1);
    await expect(rows(page)).toHaveCount(1);
    expect(await keysIn(page, databases.tracks)).toEqual(before);
    await plays(page);
});
