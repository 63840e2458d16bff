/** The built app in a browser whose microphone plays a sound file, once, and whose listener allows it. */
import { test as base, chromium, type Page } from '@playwright/test';
import { chromiumPath, quietFlags } from '../commands/app-page.ts';
import { fixture } from '../fixtures/paths.ts';

interface Listening {
    /** Opens the app; null is a browser that asks nobody and allows nothing. */
    readonly openWith: (sound: string | null) => Promise<Page>;
}

const flagsOf = (sound: string): readonly string[] => [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${fixture(sound)}%noloop`,
];

export const test = base.extend<Listening>({
    openWith: async ({ baseURL, locale }, use) => {
        const closings: (() => Promise<void>)[] = [];
        await use(async (sound) => {
            const args = [...quietFlags, ...(sound === null ? [] : flagsOf(sound))];
            const browser = await chromium.launch({ executablePath: chromiumPath, args });
            closings.push(() => browser.close());
            const context = await browser.newContext({
                serviceWorkers: 'block',
                ...(baseURL !== undefined && { baseURL }),
                ...(locale !== undefined && { locale }),
            });
            const page = await context.newPage();
            await page.goto('/');
            return page;
        });
        for (const close of closings) await close();
    },
});

export { expect } from '@playwright/test';

export async function listen(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Listen to what is playing' }).click();
    await page.getByRole('button', { name: 'Listen to the microphone' }).click();
}
