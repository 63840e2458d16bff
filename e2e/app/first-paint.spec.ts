import { expect, test, type Page } from '@playwright/test';
import { items } from '../../src/storage/names.ts';
import { grounds } from '../../src/ui/look/grounds.ts';

declare global {
    /** What of the browser's languages was asked for. */
    var loaded: string[];
    /** The page's ground in each frame since it began. */
    var framesSeen: string[];
}

/** Opens the app as a device of one colour scheme whose listener has chosen a theme, over a slow network. */
async function open(page: Page, scheme: 'light' | 'dark', theme: 'system' | 'light' | 'dark'): Promise<string[]> {
    await page.emulateMedia({ colorScheme: scheme });
    await page.addInitScript(
        ([name = '', settings = '']) => {
            localStorage.setItem(name, settings);
            globalThis.framesSeen = [];
            const see = (): void => {
                framesSeen.push(getComputedStyle(document.documentElement).backgroundColor);
                requestAnimationFrame(see);
            };
            requestAnimationFrame(see);
        },
        [items.settings.name, JSON.stringify({ theme })],
    );
    await page.route('**/assets/index-*.js', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        await route.fallback();
    });
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
    return page.evaluate((hexes) => {
        const probe = document.body.appendChild(document.createElement('i'));
        const named = hexes.map(
            (hex) => ((probe.style.backgroundColor = hex), getComputedStyle(probe).backgroundColor),
        );
        // The sheet's own colour is not written in RGB: it is drawn to be read.
        const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const drawn = (colour: string): string => {
            if (!context) return colour;
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
            return `rgb(${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).join(', ')})`;
        };
        const seen = [...new Set(framesSeen)].map((colour) => hexes[named.indexOf(drawn(colour))] ?? colour);
        return [...new Set(seen)];
    }, Object.values(grounds));
}

const bars = (page: Page): Promise<string[]> =>
    page
        .locator('meta[name=theme-color]')
        .evaluateAll((metas) => metas.map((meta) => (meta as HTMLMetaElement).content));

for (const [scheme, theme, ground] of [
    ['light', 'dark', grounds.dark],
    ['dark', 'light', grounds.light],
    ['dark', 'system', grounds.dark],
] as const) {
    test(`a ${scheme} device whose theme is “${theme}” never flashes in another, nor do its bars`, async ({ page }) => {
        expect(await open(page, scheme, theme)).toEqual([ground]);
        expect(await bars(page)).toEqual(theme === 'system' ? [grounds.light, grounds.dark] : [ground, ground]);
    });
}

test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test('the first page is there before the browser loads how languages write and sort', async ({ page }) => {
        await page.addInitScript(() => {
            globalThis.loaded = [];
            const watch = (holder: object, name: string): void => {
                const real = Reflect.get(holder, name) as (...given: unknown[]) => unknown;
                const told = (): void => {
                    if (!document.querySelector('main h1')) loaded.push(name);
                };
                Reflect.set(
                    holder,
                    name,
                    new Proxy(real, {
                        apply: (target, self, given: unknown[]) => (told(), Reflect.apply(target, self, given)),
                        construct: (target, given: unknown[]) => (told(), Reflect.construct(target, given) as object),
                    }),
                );
            };
            for (const name of ['NumberFormat', 'Collator', 'DateTimeFormat', 'ListFormat']) watch(Intl, name);
            watch(String.prototype, 'localeCompare');
            watch(Number.prototype, 'toLocaleString');
        });
        await page.goto('/');
        await expect(page.getByRole('button', { name: 'Library, 0 songs' })).toBeVisible();
        expect(await page.evaluate(() => loaded)).toEqual([]);
    });
});
