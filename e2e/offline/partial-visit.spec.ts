import { expect, test, type Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { fixture } from '../../fixtures/paths.ts';
import { staticHost } from '../../fixtures/static-host.ts';

const ready = (page: Page) => page.getByText('Ready to work offline');
const shard = `/model/${readdirSync('dist/model').find((name) => name.endsWith('.bin'))}`;

async function hearsASong(page: Page): Promise<void> {
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('three-seconds.mp3'));
    await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(1);
}

test('a first visit that misses a file says so, and the next one repairs it', async ({ page, context }) => {
    const host = await staticHost('dist');
    host.missing.add(shard);
    await page.goto(host.url);
    await expect(page.getByText('The network that hears songs could not be loaded')).toBeVisible();
    // The page asks twice; what keeps the app for offline use asks as well, and gives up.
    await expect.poll(() => host.asked.filter((path) => path === shard).length).toBeGreaterThan(2);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
    await expect(ready(page)).toBeHidden();

    host.missing.delete(shard);
    await page.reload();
    await expect(ready(page)).toBeVisible({ timeout: 60_000 });
    await host.close();
    await context.setOffline(true);
    await page.reload();
    await hearsASong(page);
});

test('a wrong byte among the kept files is never used: it is fetched again, and kept right', async ({
    page,
    context,
}) => {
    const host = await staticHost('dist');
    await page.goto(host.url);
    await expect(ready(page)).toBeVisible({ timeout: 60_000 });
    await page.evaluate(spoil, shard);
    const asked = host.asked.length;
    await page.reload();
    await hearsASong(page);
    expect(host.asked.slice(asked)).toContain(shard);

    await host.close();
    await context.setOffline(true);
    await page.reload();
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('8khz-mono.wav'));
    await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(2);
});

test('an older description among the kept files is replaced, and songs are stamped with what is shown', async ({
    page,
}) => {
    const host = await staticHost('dist');
    await page.goto(host.url);
    await expect(ready(page)).toBeVisible({ timeout: 60_000 });
    await page.evaluate(age);
    await page.reload();
    await hearsASong(page);
    await page.getByRole('region', { name: 'Library' }).getByRole('listitem').getByRole('button').first().click();
    await expect(page.getByText(/LUFS/)).toBeVisible();
    await expect(page.getByText('Heard by an older version')).toBeHidden();
    await page.reload();
    await page.getByRole('region', { name: 'Library' }).getByRole('listitem').getByRole('button').first().click();
    await expect(page.getByText(/LUFS/)).toBeVisible();
    await expect(page.getByText('Heard by an older version')).toBeHidden();
    await host.close();
});

test('a wrong byte with the network off is not used either, and the app says that it cannot hear', async ({
    page,
    context,
}) => {
    const host = await staticHost('dist');
    await page.goto(host.url);
    await expect(ready(page)).toBeVisible({ timeout: 60_000 });
    await page.evaluate(spoil, shard);
    await host.close();
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByText('The network that hears songs could not be loaded')).toBeVisible();
});

/** Puts the description of an older network in the place of what the service worker keeps. */
async function age(): Promise<void> {
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            if (!new URL(request.url).pathname.endsWith('/model/spec.json')) continue;
            const kept = await cache.match(request);
            await cache.put(request, Response.json({ ...(await kept?.json()), version: '0.9.0', checksum: 'older' }));
        }
    }
}

/** Flips a bit of what the service worker keeps at this path. */
async function spoil(path: string): Promise<void> {
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            if (new URL(request.url).pathname !== path) continue;
            const kept = await cache.match(request);
            const bytes = new Uint8Array((await kept?.arrayBuffer()) ?? []);
            bytes[100] = (bytes[100] ?? 0) ^ 1;
            await cache.put(request, new Response(bytes, { headers: kept?.headers ?? {} }));
        }
    }
}
