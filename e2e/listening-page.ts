/** The built app in a browser whose microphone plays a sound file, once, and whose listener allows it; its outside is made up. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { fixture } from '../fixtures/paths.ts';
import { test as base } from './services.ts';

interface Listening {
    /** A context of a browser of its own. */
    readonly launch: (flags: readonly string[]) => Promise<BrowserContext>;
    /** Opens the app; null is a browser that asks nobody and allows nothing. */
    readonly openWith: (sound: string | null) => Promise<Page>;
    /** Opens the app beside a tab that plays a sound file again and again, which is the one that is shared. */
    readonly openBeside: (sound: string) => Promise<Page>;
}

const flagsOf = (sound: string): readonly string[] => [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${fixture(sound)}%noloop`,
];

const tabTitle = 'A tab that plays';
const tabFlags = [
    `--auto-select-tab-capture-source-by-title=${tabTitle}`,
    '--autoplay-policy=no-user-gesture-required',
];

export const test = base.extend<Listening>({
    launch: async ({ baseURL, locale, launchOptions }, use) => {
        const browsers: Browser[] = [];
        await use(async (flags) => {
            const browser = await chromium.launch({
                ...launchOptions,
                args: [...(launchOptions.args ?? []), ...flags],
                // Of a tab that is muted silence is shared.
                ignoreDefaultArgs: ['--mute-audio'],
            });
            browsers.push(browser);
            return browser.newContext({
                serviceWorkers: 'block',
                ...(baseURL !== undefined && { baseURL }),
                ...(locale !== undefined && { locale }),
            });
        });
        for (const browser of browsers) await browser.close();
    },
    openWith: async ({ launch }, use) => {
        await use(async (sound) => openApp(await launch(sound === null ? [] : flagsOf(sound))));
    },
    openBeside: async ({ launch }, use) => {
        await use(async (sound) => {
            const context = await launch(tabFlags);
            const tab = await context.newPage();
            const bytes = await readFile(fixture(sound), 'base64');
            await tab.setContent(
                `<title>${tabTitle}</title><audio autoplay loop src="data:audio/wav;base64,${bytes}">`,
            );
            return openApp(context);
        });
    },
});

async function openApp(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto('/');
    return page;
}

export { expect } from '@playwright/test';

export async function listen(page: Page, to = 'Listen to the microphone'): Promise<void> {
    await page.getByRole('button', { name: 'Listen to what is playing' }).click();
    await page.getByRole('button', { name: to }).click();
}
