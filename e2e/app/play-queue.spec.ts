/** Songs one after another: the player at the bottom of the page, and the queue that it opens. */
import { expect, test, type Page } from '@playwright/test';
import { copyFile, rm } from 'node:fs/promises';
import { fixture } from '../../fixtures/paths.ts';
import { watchPlayers } from '../players-audios.ts';
import { addToPlaylist, rows } from '../playlist-page.ts';

declare global {
    /** What the device was given to call. */
    var handlers: Record<string, MediaSessionActionHandler | null> | undefined;
}

/** As the library sorts them by title: 42, 20, 36 and 3 seconds long. */
const files = ['tagged.mp3', '192khz.flac', '02 - Someone Else - Second Song.mp3', 'three-seconds.mp3'];
const titles = ['Evening Lines', 'High Rate', 'Second Song', 'three-seconds'];

test.beforeEach(async ({ page }) => {
    await watchPlayers(page);
    await page.addInitScript(() => {
        globalThis.handlers = {};
        const set = MediaSession.prototype.setActionHandler;
        MediaSession.prototype.setActionHandler = function (action, handler) {
            if (globalThis.handlers) globalThis.handlers[action] = handler;
            set.call(this, action, handler);
        };
    });
});

const library = (page: Page) => page.getByRole('region', { name: 'Library' });
const player = (page: Page) => page.getByRole('region', { name: 'Player' });
const queue = (page: Page) => page.getByRole('dialog', { name: 'Queue' });
const button = (page: Page, name: string | RegExp) => player(page).getByRole('button', { name });
const coming = (page: Page) => queue(page).getByRole('listitem').locator('b').allInnerTexts();

async function drop(page: Page, paths: readonly string[]): Promise<void> {
    await page.goto('/');
    await page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles([...paths]);
    await expect(library(page).getByRole('listitem')).toHaveCount(paths.length);
    await library(page).getByRole('combobox', { name: 'Sort by' }).selectOption('Title');
    await expect(library(page).locator('li b').first()).toHaveText(titles[0] ?? '');
}

/** From the list, as it is shown. */
async function playFrom(page: Page, title: string): Promise<void> {
    const row = library(page).getByRole('listitem').filter({ hasText: title });
    await row.hover();
    await row.getByRole('button', { name: `Play ${title}` }).click();
}

async function expectSong(page: Page, title: string): Promise<void> {
    await expect(button(page, `Show ${title}`)).toBeVisible();
    await expect(button(page, `Pause: ${title}`)).toBeVisible();
    await expect.poll(() => isSounding(page)).toBe(true);
}

const isSounding = (page: Page): Promise<boolean> =>
    page.evaluate(() => (globalThis.playersAudios ?? []).some(({ paused, error }) => !paused && !error));

/** The song that sounds goes on shortly before its end; resolves when that is over. */
async function toEnd(page: Page): Promise<void> {
    const sounding = () => page.evaluate(() => globalThis.playersAudios?.filter(({ paused }) => !paused).length);
    await expect.poll(sounding).toBe(1);
    await page.evaluate(async () => {
        const audio = (globalThis.playersAudios ?? []).find(({ paused }) => !paused);
        if (!audio) throw new Error('expected a song that sounds');
        await new Promise((resolve) => {
            // One that goes over into the next is unloaded instead.
            for (const type of ['ended', 'emptied']) audio.addEventListener(type, resolve, { once: true });
            audio.currentTime = audio.duration - 0.4;
        });
    });
}

test('a list plays on, and is seen and changed, by pointer, keyboard and the keys of the device', async ({ page }) => {
    await drop(
        page,
        files.map((name) => fixture(name)),
    );
    await expect(player(page)).toBeHidden();
    await playFrom(page, 'Evening Lines');
    await expectSong(page, 'Evening Lines');

    await test.step('next and previous lead through it, by button, key and device', async () => {
        await button(page, 'Next song').click();
        await expectSong(page, 'High Rate');
        await page.keyboard.press('Shift+P');
        await expectSong(page, 'Evening Lines');
        await page.evaluate(() => globalThis.handlers?.['nexttrack']?.({ action: 'nexttrack' }));
        await expectSong(page, 'High Rate');
        const told = () =>
            page.evaluate(() => [navigator.mediaSession.metadata?.title, navigator.mediaSession.playbackState]);
        await expect.poll(told).toEqual(['High Rate', 'playing']);
        await page.evaluate(() => globalThis.handlers?.['previoustrack']?.({ action: 'previoustrack' }));
        await expectSong(page, 'Evening Lines');
    });

    await test.step('it is heard as loud as the slider says', async () => {
        await player(page).getByRole('slider', { name: 'Volume' }).focus();
        for (let i = 0; i < 10; i += 1) await page.keyboard.press('ArrowLeft');
        const loudness = () =>
            page.evaluate(() => globalThis.playersAudios?.map(({ volume }) => volume.toFixed(2)) ?? []);
        await expect.poll(loudness).toContain('0.25');
        await button(page, 'Mute').click();
        await expect.poll(loudness).toContain('0.00');
        await button(page, 'Unmute').click();
        await expect.poll(loudness).toContain('0.25');
    });

    await test.step('what comes is moved by keys and buttons, dragged, and taken out', async () => {
        await button(page, 'Queue').click();
        await expect(queue(page)).toContainText('From your library');
        expect(await coming(page)).toEqual(['High Rate', 'Second Song', 'three-seconds']);
        const grip = (title: string) => queue(page).getByRole('button', { name: `Move ${title}`, exact: true });
        await grip('three-seconds').focus();
        await page.keyboard.press('Alt+ArrowUp');
        expect(await coming(page)).toEqual(['High Rate', 'three-seconds', 'Second Song']);
        await expect(grip('three-seconds')).toBeFocused();
        await queue(page).getByRole('button', { name: 'Move three-seconds up' }).click();
        expect(await coming(page)).toEqual(['three-seconds', 'High Rate', 'Second Song']);
        const [from, to] = [await grip('Second Song').boundingBox(), await grip('High Rate').boundingBox()];
        if (!from || !to) throw new Error('expected two rows');
        await page.mouse.move(from.x + 10, from.y + from.height / 2);
        await page.mouse.down();
        await page.mouse.move(from.x + 12, to.y + to.height / 2 + 4, { steps: 5 });
        await page.mouse.move(from.x + 12, to.y + 4, { steps: 5 });
        await page.mouse.up();
        expect(await coming(page)).toEqual(['three-seconds', 'Second Song', 'High Rate']);
        await queue(page).getByRole('button', { name: 'Remove Second Song from the queue' }).click();
        expect(await coming(page)).toEqual(['three-seconds', 'High Rate']);
        await page.keyboard.press('Escape');
        await expect(queue(page)).toBeHidden();
    });

    await test.step('the end of a song leads to the next, and the last one to the first where all is repeated', async () => {
        await toEnd(page);
        await expectSong(page, 'three-seconds');
        await button(page, 'Repeat: off').click();
        await expectSong(page, 'High Rate');
        await toEnd(page);
        await expectSong(page, 'Evening Lines');
        await button(page, 'Repeat: all songs').click();
        await toEnd(page);
        await expectSong(page, 'Evening Lines');
        await button(page, 'Repeat: this song').click();
    });

    await test.step('shuffled, each comes once; the order comes back', async () => {
        await button(page, 'Shuffle').click();
        await button(page, 'Queue').click();
        expect((await coming(page)).toSorted()).toEqual(['High Rate', 'three-seconds']);
        await page.keyboard.press('Escape');
        await button(page, 'Shuffle').click();
        await expect(button(page, 'Shuffle')).toHaveAttribute('aria-pressed', 'false');
        await button(page, 'Queue').click();
        expect(await coming(page)).toEqual(['three-seconds', 'High Rate']);
        await queue(page).getByRole('button', { name: 'Clear' }).click();
        await expect(queue(page)).toContainText('Nothing comes next.');
        await queue(page).getByRole('checkbox', { name: 'Go on with what sounds alike' }).check();
        await expect(queue(page)).toContainText(/Then, because it sounds alike: /);
        await page.keyboard.press('Escape');
    });

    await test.step('a reload begins without a queue, as loud as before', async () => {
        await page.reload();
        await expect(library(page).getByRole('listitem')).toHaveCount(files.length);
        await expect(player(page)).toBeHidden();
        await library(page).getByRole('listitem').first().hover();
        await expect(library(page).getByRole('button', { name: /^Play / })).toHaveCount(0);
        const kept = await page.evaluate(() => Object.values(localStorage).join());
        expect(kept).toContain('"goesOn":true');
        expect(kept).toMatch(/"volume":0\.(5|4999)/);
    });
});

test('a playlist that plays goes on as it is changed', async ({ page }) => {
    await drop(page, files.map(fixture));
    for (const title of titles.slice(0, 3)) await addToPlaylist(page, title, 'Evening');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    const list = rows(page, 'Evening');
    await list.first().getByRole('button', { name: 'Play Evening Lines' }).click();
    await button(page, /^Queue/).click();
    await expect.poll(() => coming(page)).toEqual(['High Rate', 'Second Song']);
    await page.keyboard.press('Escape');

    await list.nth(2).getByRole('button', { name: 'Move Second Song' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(list.nth(1)).toContainText('Second Song');
    await page.getByRole('button', { name: 'Take High Rate out' }).click();
    await addToPlaylist(page, 'three-seconds', 'Evening');
    await button(page, /^Queue/).click();
    await expect.poll(() => coming(page)).toEqual(['Second Song', 'three-seconds']);
    await page.keyboard.press('Escape');
    await expectSong(page, 'Evening Lines');
    await button(page, 'Next song').click();
    await expectSong(page, 'Second Song');
});

test('where the song that plays is removed from the library, the next one plays', async ({ page }) => {
    await drop(page, files.slice(0, 2).map(fixture));
    await playFrom(page, 'Evening Lines');
    await expectSong(page, 'Evening Lines');
    for (const next of ['High Rate', null]) {
        const title = next ? 'Evening Lines' : 'High Rate';
        const row = library(page).getByRole('listitem').filter({ hasText: title });
        await row.getByRole('button', { name: new RegExp(`^${title} `) }).click();
        await page.getByRole('button', { name: `More for ${title}`, exact: true }).click();
        await page.getByRole('menuitem', { name: 'Remove from library' }).click();
        await expect(row).toBeHidden();
        if (next) await expectSong(page, next);
    }
    await expect.poll(() => isSounding(page)).toBe(false);
});

test('a song whose file has gone is skipped, and says so; where none plays, the queue ends', async ({ page }, info) => {
    const paths = files.slice(0, 3).map((name) => info.outputPath(name));
    for (const [i, path] of paths.entries()) await copyFile(fixture(files[i] ?? ''), path);
    await drop(page, paths);
    await rm(paths[1] ?? '');
    await playFrom(page, 'Evening Lines');
    await expectSong(page, 'Evening Lines');
    await button(page, 'Next song').click();
    await expectSong(page, 'Second Song');
    const notice = page.getByRole('status').filter({ hasText: /skipped|could be played/ });
    await expect(notice).toContainText('“High Rate” was skipped.');
    await Promise.all(paths.map((path) => rm(path, { force: true })));
    await playFrom(page, 'Evening Lines');
    await expect(notice).toContainText('None of these songs could be played.');
    expect(await isSounding(page)).toBe(false);
});

test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test('the player opens to all that it does', async ({ page }) => {
        await page.goto('/');
        const paths = ['tagged.mp3', 'three-seconds.mp3'].map((name) => fixture(name));
        await page.getByTestId('choose-songs').first().setInputFiles(paths);
        await expect(page.getByRole('button', { name: 'Library, 2 songs' })).toBeVisible();
        await page.getByRole('button', { name: 'Library, 2 songs' }).click();
        await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Title');
        await playFrom(page, 'Evening Lines');
        await page.keyboard.press('Escape');
        await button(page, 'Open the player: Evening Lines').click();
        const sheet = page.getByRole('dialog', { name: 'Player' });
        await expect(sheet.getByRole('listitem')).toHaveText(/three-seconds/);
        await sheet.getByRole('slider', { name: 'Playback position' }).press('Home');
        await sheet.getByRole('button', { name: 'Next song' }).click();
        await expect(sheet.getByText('Nothing comes next.')).toBeVisible();
        await sheet.getByRole('button', { name: 'Show three-seconds' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('three-seconds');
    });
});
