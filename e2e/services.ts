/** The built app in a browser whose whole outside is made up: every host leads to this machine, over HTTPS. */
import { expect, test as base } from '@playwright/test';
import { type Loopback, openLoopback } from '../fakes/loopback.ts';

export const test = base.extend<{ outside: Loopback }, { loopback: Awaited<ReturnType<typeof openLoopback>> }>({
    loopback: [
        // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
        async ({}, use) => {
            const loopback = await openLoopback();
            await use(loopback);
            await loopback.close();
        },
        { scope: 'worker' },
    ],
    launchOptions: [
        async ({ launchOptions, loopback }, use) => {
            await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...loopback.flags] });
        },
        { scope: 'worker' },
    ],
    /** Who is out there in this test: nobody, until it is said. */
    outside: async ({ loopback }, use) => {
        loopback.clear();
        await use(loopback);
        loopback.clear();
    },
});

export { expect };
