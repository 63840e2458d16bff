/** What browsers lack, or refuse, is taken away before the page loads: there is a way round, or a sentence. */
import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';

const rows = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');

/** From the page and its workers, in whose front it is written: they have no init scripts. */
async function takeAway(page: Page, script: string): Promise<void> {
    await page.addInitScript(script);
    // Who has no Trusted Types does not ask for them either.
    await page.route('/', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace("require-trusted-types-for 'script';", '');
        await route.fulfill({ response, body });
    });
    await page.route(/worker-[^/]*\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${script}\n${await response.text()}` });
    });
}

// A page that was opened anew may still be asking for its workers.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

async function hearOne(page: Page): Promise<void> {
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
}

const without = (...names: readonly string[]): string => names.map((name) => `delete globalThis.${name};`).join('\n');

const refusing = (name: string): string =>
    `Object.defineProperty(globalThis, '${name}', { get() { throw new DOMException('refused', 'SecurityError'); } });`;

const lacks: Readonly<Record<string, string>> = {
    'streaming decoders': without('AudioDecoder', 'AudioEncoder', 'EncodedAudioChunk', 'AudioData'),
    WebGPU: 'delete globalThis.Navigator?.prototype.gpu; delete globalThis.WorkerNavigator?.prototype.gpu;',
    'iterator helpers': `for (const name of ['map', 'filter', 'some', 'every', 'find', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach'])
        delete Iterator.prototype[name];`,
    'AbortSignal.any, compression streams, idle callbacks': `delete AbortSignal.any;
        ${without('CompressionStream', 'DecompressionStream', 'requestIdleCallback')}`,
    'Trusted Types and a launch queue': without('trustedTypes', 'launchQueue'),
    'media keys, badges, wake locks and sharing': `for (const name of ['mediaSession', 'setAppBadge', 'clearAppBadge', 'wakeLock', 'share', 'canShare'])
        delete globalThis.Navigator?.prototype[name];`,
    'a private file system and folders': `delete globalThis.StorageManager?.prototype.getDirectory; ${without('showDirectoryPicker')}`,
    'locks, channels and storage estimates': `${without('BroadcastChannel', 'StorageManager')}
        for (const name of ['locks', 'storage']) for (const at of [globalThis.Navigator, globalThis.WorkerNavigator]) if (at) delete at.prototype[name];`,
};

for (const [what, script] of Object.entries(lacks)) {
    test(`without ${what} a song is heard, kept and plays`, async ({ page }) => {
        const errors: string[] = [];
        page.on('pageerror', (error) => errors.push(String(error)));
        await takeAway(page, script);
        await page.goto('/');
        await hearOne(page);
        await expect(page.getByText(/LUFS/).first()).toBeVisible();
        await page.getByRole('button', { name: 'Play: Evening Lines' }).first().click();
        await expect(page.getByRole('button', { name: 'Pause: Evening Lines' }).first()).toBeVisible();
        await page.getByRole('button', { name: 'Settings' }).click();
        await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
        await page.reload();
        await expect(rows(page)).toHaveCount(1);
        expect(errors).toEqual([]);
    });
}

test('where the browser keeps nothing at all, songs are heard, and it is said that they are not kept', async ({
    page,
}) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await takeAway(
        page,
        `${['localStorage', 'sessionStorage', 'caches'].map(refusing).join('\n')}
        const refuse = () => { throw new DOMException('refused', 'SecurityError'); };
        IDBFactory.prototype.open = IDBFactory.prototype.databases = refuse;
        globalThis.BroadcastChannel = class { constructor() { refuse(); } };
        LockManager.prototype.request = async () => refuse();
        StorageManager.prototype.getDirectory = async () => refuse();`,
    );
    await page.goto('/');
    await hearOne(page);
    await expect(page.getByText(/LUFS/).first()).toBeVisible();
    await expect(page.getByText('This browser does not let Segue keep a library here.')).toBeVisible();
    await expect(
        page.getByText('Heard, but not kept: this browser does not let Segue store anything.').first(),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Play: Evening Lines' }).first().click();
    await expect(page.getByRole('button', { name: 'Pause: Evening Lines' }).first()).toBeVisible();
    expect(errors).toEqual([]);
});

test('where compression streams are missing, saving the library says that it failed', async ({ page }) => {
    await takeAway(page, without('CompressionStream', 'DecompressionStream'));
    await page.goto('/');
    await hearOne(page);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Save to a file' }).click();
    await expect(page.getByText('This could not be finished.', { exact: false })).toBeVisible();
});

test('a browser that cannot begin the app says what it needs, and no other does', async ({ page, browser }) => {
    const sentence = 'Segue needs a newer browser, with JavaScript on.';
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Choose songs' })).toBeVisible();
    await expect(page.getByText(sentence)).toHaveCount(0);
    const address = page.url();
    for (const javaScriptEnabled of [false, true]) {
        const context = await browser.newContext({ javaScriptEnabled });
        const old = await context.newPage();
        await old.addInitScript('Array.prototype.toSorted = undefined; globalThis.URL = undefined;');
        await old.goto(address);
        await expect(old.getByText(sentence)).toBeVisible();
        await context.close();
    }
});
