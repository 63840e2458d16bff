/** The built app in a headless Chromium, for commands that hear files with it. */
import { chromium, type Browser, type JSHandle, type Page } from '@playwright/test';
import type { Analyser } from '../src/analysis/analyser.ts';
import { items } from '../src/storage/names.ts';
import { leaveBehind } from './kept.ts';
import type { Analysis, BackendChoice, BackendName, Failure } from '../src/flow.ts';

declare global {
    /** What `src/main.ts` offers in the console. */
    var segue: { hear: Analyser['analyse']; load: Analyser['load'] };
}

/** Without these a browser calls home at every start. */
export const quietFlags = [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

/** A graphics adapter made of software: right in what it computes, and slow. */
export const softwareWebGpuFlags = [
    '--enable-unsafe-webgpu',
    '--use-webgpu-adapter=swiftshader',
    '--enable-features=Vulkan',
];

export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export interface AppPage {
    readonly page: Page;
    readonly backend: BackendName;
    readonly patchMillis: number;
    close(): Promise<void>;
}

/** Opens the app at `url` in a browser of its own and loads the network. */
export async function openApp(url: string, choice: BackendChoice, flags: readonly string[] = []): Promise<AppPage> {
    const browser = await chromium.launch({ executablePath: chromiumPath, args: [...quietFlags, ...flags] });
    try {
        const page = await openPage(browser, url, choice);
        const { name: backend, patchMillis } = await page.evaluate((wanted) => globalThis.segue.load(wanted), choice);
        return { page, backend, patchMillis, close: () => browser.close() };
    } catch (error) {
        await browser.close();
        throw error;
    }
}

/** The choice is among the settings before the app reads them: it would load the network on another backend otherwise, sooner or later. */
async function openPage(browser: Browser, url: string, choice: BackendChoice): Promise<Page> {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await leaveBehind(context, items.settings, { backend: choice });
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => 'segue' in globalThis);
    return page;
}

/** What was heard, as it comes out of the page: arrays are plain, and the picture stays there. */
export interface HeardSong {
    readonly ok: true;
    readonly analysis: Omit<Analysis, 'embedding'> & { readonly embedding: readonly number[] };
    /** From the call to the first genres. */
    readonly firstGenresMillis: number | null;
    /** From the call to the outcome, as the page saw it. */
    readonly wholeMillis: number;
}

/** An input of the page that the file at `path` was chosen with, whatever its size. */
export async function chosenFile(page: Page, path: string): Promise<JSHandle<HTMLInputElement>> {
    const input = await page.evaluateHandle(() => {
        const element = document.createElement('input');
        element.type = 'file';
        return element;
    });
    await input.setInputFiles(path);
    return input;
}

/** Hands the file at `path` to the app. Rejects when the page crashes. */
export async function hearFile(page: Page, path: string): Promise<HeardSong | Failure> {
    const input = await chosenFile(page, path);
    try {
        return await page.evaluate(async (element) => {
            const [file] = element.files ?? [];
            if (!file) throw new Error('expected the file that was set');
            const start = performance.now();
            let firstGenresMillis: number | null = null;
            const outcome = await globalThis.segue.hear(file, {
                // A method: esbuild would wrap an arrow function in a helper that the page does not have.
                onProgress({ soFar }) {
                    if (soFar) firstGenresMillis ??= performance.now() - start;
                },
            });
            const wholeMillis = performance.now() - start;
            if (!outcome.ok) return outcome;
            const analysis = { ...outcome.analysis, embedding: [...outcome.analysis.embedding] };
            return { ok: true as const, analysis, firstGenresMillis, wholeMillis };
        }, input);
    } finally {
        await input.dispose().catch(() => undefined);
    }
}
