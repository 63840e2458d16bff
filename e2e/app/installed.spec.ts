import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { fixture } from '../../fixtures/paths.ts';

/** What an installed app's window has and a headless browser's page has not. */
interface Device {
    launch(name: string, base64: string): Promise<void>;
    readonly badges: number[];
    readonly prompts: number[];
}

declare global {
    var device: Device;
}

const second = '02 - Someone Else - Second Song.mp3';
const rows = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');

/** Opens a file with the app, as the system does; the file and its handle are real ones. */
async function launch(page: Page, name: string): Promise<void> {
    const sound = (await readFile(fixture(name))).toString('base64');
    await page.evaluate(([file = '', base64 = '']) => globalThis.device.launch(file, base64), [name, sound]);
}

test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
        let consume: (launch: object) => void = () => undefined;
        const badges: number[] = [];
        const launchQueue = { setConsumer: (consumer: typeof consume) => void (consume = consumer) };
        async function launch(name: string, base64: string): Promise<void> {
            const folder = await navigator.storage.getDirectory();
            const handle = await folder.getFileHandle(name, { create: true });
            const writing = await handle.createWritable();
            await writing.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
            await writing.close();
            consume({ targetURL: location.href, files: [handle] });
        }
        // The browser has a queue of its own, which nothing ever launches into here.
        Object.defineProperty(globalThis, 'launchQueue', { value: launchQueue });
        Object.assign(globalThis, { device: { launch, badges, prompts: [] } });
        Object.assign(navigator, {
            setAppBadge: async (count: number) => void badges.push(count),
            clearAppBadge: async () => void badges.push(0),
        });
    });
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
});

test('a song that is opened with the app is heard, and the next goes to the same window', async ({ page }) => {
    await launch(page, 'tagged.mp3');
    await launch(page, second);
    await expect(rows(page)).toHaveCount(2);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
});

test('the icon counts the songs under way, and is clear when none is', async ({ page }) => {
    await page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles([fixture('tagged.mp3'), fixture(second)]);
    await expect(rows(page)).toHaveCount(2);
    const badges = () => page.evaluate(() => globalThis.device.badges);
    await expect.poll(async () => (await badges()).at(-1)).toBe(0);
    expect(Math.max(...(await badges()))).toBe(2);
});

test('installation is offered after the first song, once', async ({ page }) => {
    const offer = (): Promise<void> =>
        page.evaluate(() => {
            const event = new Event('beforeinstallprompt', { cancelable: true });
            const prompt = async () => void globalThis.device.prompts.push(1);
            dispatchEvent(Object.assign(event, { prompt }));
        });
    const notice = page.getByText('Segue can have a window and an icon of its own');
    await offer();
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(notice).toBeVisible();
    await page.getByRole('button', { name: 'Install', exact: true }).click();
    await expect(notice).toBeHidden();
    expect(await page.evaluate(() => globalThis.device.prompts)).toEqual([1]);
    await page.reload();
    await expect(rows(page)).toHaveCount(1);
    await offer();
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('button', { name: 'Install Segue' })).toBeVisible();
    await expect(notice).toBeHidden();
});

test('in a window without a bar of its own, the header is the bar: off the window’s buttons, and moving the window where it has none', async ({
    page,
}) => {
    await page.setViewportSize({ width: 900, height: 640 });
    const settings = page.getByRole('button', { name: 'Settings' });
    const home = page.getByRole('button', { name: 'Segue', exact: true });
    const across = async (): Promise<[number, number]> => {
        const [left, right] = await Promise.all([home.boundingBox(), settings.boundingBox()]);
        return [left?.x ?? NaN, (right?.x ?? NaN) + (right?.width ?? NaN)];
    };
    const [left, right] = await across();
    // As the system would say it by env(), which nothing but a real window of an installed app has.
    await page.evaluate(() => {
        const { style } = document.documentElement;
        style.setProperty('--titlebar-height', '38px');
        style.setProperty('--titlebar-left', '78px');
        style.setProperty('--titlebar-right', '138px');
    });
    const [moved, free] = await across();
    expect(moved).toBeGreaterThanOrEqual(78);
    expect(moved).toBeGreaterThan(left);
    expect(free).toBeLessThanOrEqual(900 - 138);
    expect(free).toBeLessThan(right);

    const region = (of: Locator): Promise<string> =>
        of.evaluate((element) => getComputedStyle(element).getPropertyValue('app-region'));
    const header = page.getByRole('banner');
    expect(await region(header)).toBe('drag');
    for (const button of await header.getByRole('button').all()) expect(await region(button)).toBe('no-drag');
    await settings.click();
    const dialog = page.getByRole('dialog');
    expect(await region(dialog)).toBe('no-drag');
    expect((await dialog.boundingBox())?.y).toBeGreaterThanOrEqual(38);
});
