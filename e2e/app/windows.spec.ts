import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { keysIn } from '../../commands/kept.ts';
import { databases } from '../../src/storage/names.ts';
import { fixture } from '../../fixtures/paths.ts';
import { watchPlayers } from '../players-audios.ts';

const second = '02 - Someone Else - Second Song.mp3';

const rows = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');
const drop = (page: Page, ...names: string[]) =>
    page.getByTestId('choose-songs').first().setInputFiles(names.map(fixture));

async function openTwo(context: BrowserContext): Promise<[Page, Page]> {
    const windows = [await context.newPage(), await context.newPage()] as [Page, Page];
    for (const page of windows) await page.goto('/');
    return windows;
}

test('what one window keeps or removes, the other shows at once', async ({ context }) => {
    const [one, other] = await openTwo(context);
    await drop(one, 'three-seconds.mp3');
    await expect(rows(other)).toHaveCount(1);
    await drop(other, second);
    await expect(rows(one)).toHaveCount(2);

    await rows(other)
        .getByRole('button', { name: /Second Song/ })
        .click();
    await other.getByRole('button', { name: 'Remove from library' }).click();
    await expect(rows(one)).toHaveCount(1);
    await other.getByRole('button', { name: 'Undo' }).click();
    await expect(rows(one)).toHaveCount(2);
});

test('a song that one window removes does not play on in another', async ({ context }) => {
    await watchPlayers(context);
    const [one, other] = await openTwo(context);
    const isSounding = () => one.evaluate(() => globalThis.playersAudios?.some(({ paused }) => !paused) === true);
    await drop(one, second);
    await expect(rows(one)).toHaveCount(1);
    await one.getByRole('button', { name: 'Play: Second Song' }).first().click();
    await expect.poll(isSounding).toBe(true);

    await rows(other)
        .getByRole('button', { name: /Second Song/ })
        .click();
    await other.getByRole('button', { name: 'Remove from library' }).click();
    await expect(rows(one)).toHaveCount(0);
    await expect.poll(isSounding).toBe(false);
});

test('two windows that hear at the same time, the same song too, lose none of each other’s', async ({ context }) => {
    const [one, other] = await openTwo(context);
    await Promise.all([drop(one, 'three-seconds.mp3', 'tagged.mp3'), drop(other, second, 'tagged.mp3')]);
    for (const page of [one, other]) await expect(rows(page)).toHaveCount(3);
    for (const page of [one, other]) {
        await page.reload();
        await expect(rows(page)).toHaveCount(3);
        await expect(page.getByRole('region', { name: 'Songs under way' })).toBeHidden();
    }
});

test('a window that the browser froze shows what happened meanwhile when it wakes', async ({ context }) => {
    const [one, other] = await openTwo(context);
    await drop(one, 'three-seconds.mp3');
    await expect(rows(other)).toHaveCount(1);
    const devtools = await context.newCDPSession(other);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await drop(one, second);
    await expect(rows(one)).toHaveCount(2);
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    await expect(rows(other)).toHaveCount(2);
});

test('a window that closes while it writes leaves nothing half kept', async ({ context }) => {
    const [one, other] = await openTwo(context);
    await one.evaluate(() => {
        const put = IDBObjectStore.prototype.put;
        // The second of the two steps never comes: the page is closed before it.
        IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: [unknown, IDBValidKey?]) {
            if (this.name === 'tracks') return this.get('nothing') as IDBRequest<IDBValidKey>;
            return put.apply(this, args);
        };
    });
    await drop(one, 'three-seconds.mp3');
    await expect.poll(() => keysIn(other, databases.pictures)).toHaveLength(1);
    await one.close();
    await other.reload();
    await expect.poll(() => keysIn(other, databases.pictures)).toEqual([]);
    expect(await keysIn(other, databases.tracks)).toEqual([]);
    await drop(other, 'three-seconds.mp3');
    await expect(rows(other)).toHaveCount(1);
});
