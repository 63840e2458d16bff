import type { Page } from '@playwright/test';
import type { Loopback } from '../../fakes/loopback.ts';
import { serveOpenCatalogues } from '../../fakes/open-catalogues.ts';
import { fakeKey, fakeYouTube } from '../../fakes/youtube.ts';
import { fixture } from '../../fixtures/paths.ts';
import { expect, test } from '../services.ts';
import { chooseGenres, leaveKey } from '../youtube-stage.ts';

declare global {
    /** `directive blocked-address` of all that the policy refused, in order. */
    var refused: string[];
    /** Set by whatever runs and must not. */
    var intruded: boolean | undefined;
}

const elsewhere = 'https://elsewhere.example';

test.beforeEach(async ({ page, outside }) => {
    outside.serve('elsewhere.example', { answer: async () => new Response('globalThis.intruded = true') });
    await page.addInitScript(() => {
        globalThis.refused = [];
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
            globalThis.refused.push(`${effectiveDirective} ${blockedURI}`);
        });
    });
});

async function open(page: Page): Promise<void> {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const refused = (page: Page): Promise<string[]> => page.evaluate(() => globalThis.refused);
const hasIntruded = (page: Page): Promise<boolean> => page.evaluate(() => globalThis.intruded === true);

test('code that stands in the page’s markup does not run, wherever it hides', async ({ page }) => {
    const hostile = [
        '<script>globalThis.intruded = true</script>',
        `<script src="${elsewhere}/a.js"></script>`,
        '<script src="data:text/javascript,globalThis.intruded = true"></script>',
        '<img src="x" onerror="globalThis.intruded = true">',
        '<a id="hostile" href="javascript:void (globalThis.intruded = true)">a link</a>',
    ];
    await page.route('/', async (route) => {
        const response = await route.fetch();
        await route.fulfill({
            response,
            body: (await response.text()).replace('</body>', `${hostile.join('')}</body>`),
        });
    });
    await open(page);
    await page.locator('#hostile').evaluate((link) => (link as HTMLAnchorElement).click());
    await expect
        .poll(() => refused(page))
        .toEqual(
            expect.arrayContaining([
                'script-src-elem inline',
                `script-src-elem ${elsewhere}/a.js`,
                'script-src-elem data',
                'script-src-attr inline',
            ]),
        );
    expect(await hasIntruded(page)).toBe(false);
});

test('nothing from elsewhere becomes a part of the page, and nothing goes there', async ({ page }) => {
    await open(page);
    await page.evaluate(async (address) => {
        const parts = [
            ['iframe', { src: `${address}/a.html` }],
            ['img', { src: `${address}/a.png` }],
            ['img', { src: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>' }],
            ['audio', { src: `${address}/a.mp3` }],
            ['link', { rel: 'stylesheet', href: `${address}/a.css` }],
            ['base', { href: `${address}/` }],
        ] as const;
        for (const [name, attributes] of parts)
            document.body.append(Object.assign(document.createElement(name), attributes));
        const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        document.body.append(style);
        await fetch(`${address}/a`).catch(() => undefined);
        const form = document.body.appendChild(document.createElement('form'));
        form.action = `${address}/a`;
        form.submit();
    }, elsewhere);
    await expect
        .poll(() => refused(page))
        .toEqual(
            expect.arrayContaining([
                `frame-src ${elsewhere}`,
                `img-src ${elsewhere}/a.png`,
                'img-src data',
                `media-src ${elsewhere}/a.mp3`,
                `style-src-elem ${elsewhere}/a.css`,
                'style-src-elem inline',
                `base-uri ${elsewhere}/`,
                `connect-src ${elsewhere}/a`,
                `form-action ${elsewhere}/a?`,
            ]),
        );
});

test('no text becomes markup, code or a worker', async ({ page }) => {
    await open(page);
    const errors = await page.evaluate(async (address) => {
        const types = Reflect.get(globalThis, 'trustedTypes') as { createPolicy(name: string, rules: object): object };
        const code = 'globalThis.intruded = true';
        const deeds: readonly (() => unknown)[] = [
            () => (document.body.innerHTML = `<img src="x" onerror="${code}">`),
            () => document.body.insertAdjacentHTML('beforeend', '<b>text</b>'),
            () => setTimeout(code),
            () => (document.createElement('script').text = code),
            () => (document.createElement('script').src = `${address}/a.js`),
            () => new Worker(`${address}/a.js`, { type: 'module' }),
            () => new Worker(URL.createObjectURL(new Blob([code]))),
            () => types.createPolicy('mine', {}),
            () => types.createPolicy('svelte-trusted-html', {}),
        ];
        const outcomes: string[] = [];
        for (const deed of deeds) {
            try {
                await deed();
                outcomes.push(`done: ${String(deed)}`);
            } catch (error) {
                outcomes.push(error instanceof TypeError ? 'refused' : String(error));
            }
        }
        return outcomes;
    }, elsewhere);
    expect(errors).toEqual(errors.map(() => 'refused'));
    expect(await hasIntruded(page)).toBe(false);
});

function standIn(outside: Loopback): void {
    const youtube = fakeYouTube({ now: Date.now });
    for (const host of ['www.googleapis.com', 'i.ytimg.com', 'www.youtube-nocookie.com']) outside.serve(host, youtube);
    serveOpenCatalogues(outside);
}

test('hearing, playing, asking and every dialog stay within the policy', async ({ page, outside }) => {
    standIn(outside);
    await leaveKey(page, fakeKey);
    await open(page);
    const files = ['tagged.mp3', '02 - Someone Else - Second Song.mp3', 'letter.mp3'].map(fixture);
    await page.getByTestId('choose-songs').first().setInputFiles(files);
    await expect(page.getByText(/LUFS/)).toBeVisible();
    await expect(page.getByRole('main').locator('img').first()).toBeVisible();
    await page.getByRole('button', { name: /^Play/ }).first().click();
    const panel = page.getByRole('tabpanel');
    await chooseGenres(page, 'Rock');
    await page.getByRole('tab', { name: 'YouTube' }).click();
    await page.getByRole('button', { name: 'Ask YouTube' }).click();
    await panel
        .getByRole('button', { name: /^Play / })
        .first()
        .click();
    await expect(panel.locator('iframe')).toBeVisible();
    await page.getByRole('tab', { name: 'Open' }).click();
    await page.getByRole('button', { name: 'Ask the open catalogues' }).click();
    for (const opener of [/^Genres/, /^Moods/, /^Mix/, 'Keyboard shortcuts', 'Settings']) {
        await page.getByRole('button', { name: opener }).first().click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
    }
    expect(await refused(page)).toEqual([]);
    expect(outside.strays).toEqual([]);
});
