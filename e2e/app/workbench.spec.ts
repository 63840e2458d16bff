import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile, type Plugin, preview, type PreviewServer } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
// One after another, so that it is built once.
test.describe.configure({ mode: 'default' });

let server: PreviewServer;
let address = '';

// Built, because a page that is served as it is being changed takes seconds to open, and here one is opened for each state.
// The policy is the app's, whose page frames nothing of its own.
test.beforeAll(async () => {
    test.setTimeout(300_000);
    const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, `${root}vite.config.ts`);
    const plugins = (loaded?.config.plugins?.flat(2) ?? []) as readonly Plugin[];
    const outDir = `${root}.cache/workbench`;
    await build({
        ...loaded?.config,
        configFile: false,
        plugins: plugins.filter(({ name }) => name !== 'page-policy'),
        root,
        logLevel: 'error',
        build: { outDir, emptyOutDir: true, rolldownOptions: { input: `${root}workbench/index.html` } },
    });
    server = await preview({ root, configFile: false, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
    address = `${server.resolvedUrls?.local[0]}workbench/`;
});
test.afterAll(() => server.close());

test('every state of the workbench is shown, and asks nobody', async ({ browser }) => {
    test.setTimeout(600_000);
    // Each with storage of its own.
    const pages = await Promise.all([1, 2, 3].map(() => browser.newPage()));
    const [page] = pages as [Page, ...Page[]];
    const asked: string[] = [];
    for (const one of pages) one.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    const links = page.getByRole('navigation').getByRole('link');
    await expect(links.first()).toBeVisible({ timeout: 120_000 });
    const names = await links.evaluateAll((all) =>
        all.map((link) => decodeURIComponent(link.getAttribute('href') ?? '')),
    );
    expect(names.length).toBeGreaterThan(50);

    await Promise.all(
        pages.map((one, at) =>
            show(
                one,
                names.filter((_, index) => index % pages.length === at),
            ),
        ),
    );
    const own = new URL(address).origin;
    expect(asked.filter((url) => url.startsWith('http') && new URL(url).origin !== own)).toEqual([]);
    await Promise.all(pages.map((one) => one.context().close()));
});

/** One state after another, by day and by night in turn. */
async function show(page: Page, names: readonly string[]): Promise<void> {
    const wrong: string[] = [];
    page.on('pageerror', ({ message }) => wrong.push(message));
    page.on('console', (message) => {
        if (message.type() === 'error' && !/made up/.test(message.text())) wrong.push(message.text());
    });
    for (const [index, name] of names.entries()) {
        const theme = index % 2 === 0 ? 'light' : 'dark';
        await page.goto(`${address}?${new URLSearchParams({ state: name.slice(1), theme, language: 'ja' })}`);
        await expect(page.locator('html[data-shown]'), name).toHaveAttribute('lang', 'ja');
        expect.soft(wrong.splice(0), name).toEqual([]);
    }
}

test('the frame shows what is chosen beside it, in the theme and the language that are chosen', async ({ page }) => {
    await page.goto(address);
    await page.getByRole('link', { name: 'the way to Spotify, expired' }).click();
    await page.getByLabel('Theme').selectOption('dark');
    await page.getByLabel('Language').selectOption('ru');
    await page.getByLabel('Width').selectOption('320');
    const shown = page.frameLocator('iframe').locator('html[data-shown]');
    await expect(shown).toHaveAttribute('data-shown', 'Dialogs: the way to Spotify, expired');
    await expect(shown).toHaveAttribute('lang', 'ru');
    await expect(shown).toHaveCSS('color-scheme', 'dark');
    expect((await page.locator('iframe').boundingBox())?.width).toBeLessThan(330);
});

test('the workbench is not in the build', () => {
    const files = readdirSync(new URL('../../dist/', import.meta.url), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.includes('workbench'))).toEqual([]);
    const texts = files.filter((file) => /\.(js|html|css|webmanifest)$/.test(file));
    expect(texts).toContain('index.html');
    for (const file of texts) {
        expect
            .soft(readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8'), file)
            .not.toMatch(/workbench/i);
    }
});
