/** Tests that are written once and run in each browser: `visit` is the built app, at an address of its own, so that nothing is kept there. */
import { test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type Served } from '../../commands/serve.ts';
import type { Driver, Engine } from './driving/commands.ts';
import { startFirefox } from './driving/firefox.ts';
import { Visit } from './driving/visit.ts';
import { startWebKit } from './driving/webkit.ts';

interface Each {
    readonly app: Served;
    readonly visit: Visit;
}

export interface EachWorker {
    readonly engine: Engine;
    /** What the listener saves lies there. */
    readonly downloads: string;
    readonly driver: Driver;
}

export const test = base.extend<Each, EachWorker>({
    engine: ['firefox', { option: true, scope: 'worker' }],
    downloads: [
        // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
        async ({}, use) => {
            const folder = await mkdtemp(join(tmpdir(), 'segue-downloads-'));
            await use(folder);
            await rm(folder, { recursive: true, force: true });
        },
        { scope: 'worker' },
    ],
    driver: [
        async ({ engine, downloads }, use) => {
            const driver = await { firefox: startFirefox, webkit: startWebKit }[engine](downloads);
            await driver.send('setTimeouts', { script: 240_000, pageLoad: 60_000, implicit: 0 });
            await use(driver);
            await driver.close();
        },
        { scope: 'worker', timeout: 120_000 },
    ],
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    app: async ({}, use) => {
        const app = await serve('dist');
        await use(app);
        await app.close();
    },
    visit: async ({ app, driver }, use, testInfo) => {
        const visit = new Visit(driver, app.url);
        await visit.resize(1280, 800);
        await visit.open();
        await visit.expectOne({ role: 'heading' });
        await use(visit);
        if (testInfo.status !== testInfo.expectedStatus)
            await visit.screenshot(testInfo.outputPath('page.png')).catch(() => undefined);
        // No song plays on, and no worker hears on, under the next test.
        await driver.send('navigate', { url: 'about:blank' });
    },
});

export { expect } from '@playwright/test';
