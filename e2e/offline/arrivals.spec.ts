import { expect, test, type Page } from '@playwright/test';
import { serve } from '../../commands/serve.ts';
import { fileCaches } from '../../src/storage/names.ts';
import { fixture } from '../../fixtures/paths.ts';

const second = '02 - Someone Else - Second Song.mp3';

async function openInstalled(page: Page, url: string): Promise<void> {
    await page.goto(url);
    await expect(page.getByText('Ready to work offline')).toBeVisible({ timeout: 60_000 });
    // From here on the service worker answers.
    await page.reload();
}

/** As the system does it for an app that was chosen in its share sheet: a form with files, sent to the share target. */
async function share(page: Page, url: string, ...names: string[]): Promise<void> {
    // The app's own page may send no form anywhere; this one has no such policy.
    await page.goto(`${url}/licences.html`);
    await page.evaluate(() => {
        document.body.innerHTML = `<form action="./share" method="post" enctype="multipart/form-data">
            <input type="file" name="songs" multiple></form>`;
    });
    await page.locator('input').setInputFiles(names.map(fixture));
    await page.evaluate(() => document.forms[0]?.submit());
}

const library = (page: Page) => page.getByRole('region', { name: 'Library' });

test('songs that are shared with the app are heard with the network off, once, and leave the address clean', async ({
    page,
    context,
}) => {
    const { url, close } = await serve('dist');
    await openInstalled(page, url);
    await close();
    await context.setOffline(true);
    await share(page, url, 'tagged.mp3', second);
    await expect(library(page).getByRole('listitem')).toHaveCount(2);
    await expect(page).toHaveURL(`${url}/`);
    const left = await page.evaluate(
        async (name) => (await (await caches.open(name)).keys()).length,
        fileCaches.shared.name,
    );
    expect(left).toBe(0);
    await page.reload();
    await expect(library(page).getByRole('listitem')).toHaveCount(2);
    await expect(page.getByRole('region', { name: 'Songs under way' })).toBeHidden();
});

test('a share without a song says so', async ({ page }) => {
    const { url, close } = await serve('dist');
    await openInstalled(page, url);
    await share(page, url);
    await expect(page.getByText('No song came with what was shared.')).toBeVisible();
    await close();
});

test('the icon’s menu leads to the songs’ chooser, to the search, and to the piece to try', async ({ page }) => {
    const { url, close } = await serve('dist');
    await page.goto(`${url}/?action=choose`);
    await expect(page.getByRole('button', { name: 'Choose songs' })).toBeFocused();
    await page.goto(`${url}/?action=try`);
    await expect(library(page).getByRole('listitem')).toHaveCount(1);
    await expect(page).toHaveURL(`${url}/`);
    await page.goto(`${url}/?action=search`);
    await expect(page.getByRole('searchbox')).toBeFocused();
    await close();
});

test('the manifest is one that the browser finds no fault with, and all that it names is there', async ({ page }) => {
    const { url, close } = await serve('dist');
    await openInstalled(page, url);
    const devtools = await page.context().newCDPSession(page);
    const { errors, url: address } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    const manifest = await (await fetch(address)).json();
    const pictures: { src: string; sizes: string; type: string }[] = [...manifest.icons, ...manifest.screenshots];
    for (const { src, sizes, type } of pictures.filter((picture) => picture.sizes !== 'any')) {
        const size = await page.evaluate(async (from) => {
            const image = new Image();
            image.src = from;
            await image.decode();
            return `${image.naturalWidth}x${image.naturalHeight}`;
        }, new URL(src, address).href);
        expect([src, size]).toEqual([src, sizes]);
        expect((await fetch(new URL(src, address))).headers.get('content-type')).toContain(type);
    }
    const precached = await (await fetch(`${url}/service-worker.js`)).text();
    // Large ones are for the system alone, which asks for them when the app is installed.
    for (const { src } of manifest.icons)
        expect(precached.split(`"url":"${src}"`)).toHaveLength(src.includes('512') ? 1 : 2);
    expect(precached).not.toContain('screenshots/');
    await close();
});
