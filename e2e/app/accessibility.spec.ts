/** WCAG 2.2 AA, in every state: https://www.w3.org/TR/WCAG22/ */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { everyState } from '../every-state.ts';
import { expect, test } from '../services.ts';
import { fixture } from '../../fixtures/paths.ts';

/** Each theme at one of the sizes: colours do not depend on size, nor sizes on colour. */
const looks = [
    { name: 'on a phone by day', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
    { name: 'at a desk by night', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
] as const;
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page): Promise<string[]> {
    // What a service shows in its frame is its own.
    const { violations: found } = await new AxeBuilder({ page }).withTags(rules).exclude('iframe').analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** Buttons, links and fields that are smaller than a finger needs (2.5.8); links in a line of text may be. */
function smallTargets(page: Page, leastPixels: number): Promise<string[]> {
    return page.evaluate((least) => {
        const targets = document.querySelectorAll<HTMLElement>(
            'button, a[href], select, input, [role=slider], [role=tab]',
        );
        return [...targets].flatMap((target) => {
            const label = target.closest('label') ?? target;
            const { width, height } = label.getBoundingClientRect();
            const isThere = target.checkVisibility({ visibilityProperty: true }) && width > 1;
            const isInline = target.tagName === 'A' && getComputedStyle(target).display === 'inline';
            const name = target.getAttribute('aria-label') ?? target.textContent?.trim();
            return !isThere || isInline || Math.min(width, height) >= least
                ? []
                : [`${target.tagName} ${name}: ${Math.round(width)} x ${Math.round(height)}`];
        });
    }, leastPixels);
}

/** What is wider than its place: the page, and every button, heading or paragraph whose text is cut without a sign of it. */
function cut(page: Page): Promise<string[]> {
    return page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const scrollers = [
            ...document.querySelectorAll<HTMLElement>('main, [role=dialog], button, h1, h2, h3, p, label'),
        ];
        const wide = scrollers.filter((element) => {
            const { overflowX, textOverflow } = getComputedStyle(element);
            const isSigned = textOverflow === 'ellipsis' || element.matches('.unseen, .unseen *, [class*=unseen]');
            const isOver = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
            return isOver && overflowX !== 'visible' && !isSigned && element.checkVisibility();
        });
        const told = wide.map(
            (element) => `${element.tagName} ${element.className} ${element.scrollWidth} > ${element.clientWidth}`,
        );
        return scrollWidth > clientWidth ? [`the page: ${scrollWidth} > ${clientWidth}`, ...told] : told;
    });
}

const moving = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
        document
            .getAnimations()
            .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 0)
            .map(({ effect }) => (effect as KeyframeEffect).target?.className ?? ''),
    );

for (const { name, viewport, colorScheme } of looks) {
    test.describe(name, () => {
        test.use({ viewport, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

        test('every state is without violations, still, whole and large enough to touch', async ({ page, outside }) => {
            test.setTimeout(240_000);
            await everyState(page, outside, async (state) => {
                expect.soft(await violations(page), state).toEqual([]);
                expect.soft(await moving(page), state).toEqual([]);
                expect.soft(await smallTargets(page, 24), state).toEqual([]);
                expect.soft(await cut(page), state).toEqual([]);
                // One line, whatever it has to say.
                expect.soft((await page.getByRole('banner').boundingBox())?.height ?? 0, state).toBeLessThan(64);
            });
        });
    });
}

test.describe('with text twice as large', () => {
    test.use({ viewport: { width: 640, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

    test('nothing is cut, and nothing scrolls sideways', async ({ page, outside }) => {
        test.setTimeout(240_000);
        await page.addInitScript(() => {
            addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '200%'));
        });
        await everyState(page, outside, async (state) => expect.soft(await cut(page), state).toEqual([]));
    });
});

test.describe('with the colours of the system alone', () => {
    test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

    test('what is chosen can be told from what is not, and a dialog from what lies below', async ({ page }) => {
        await page.goto('/');
        const songs = ['tagged.mp3', '02 - Someone Else - Second Song.mp3'].map(fixture);
        await page.getByTestId('choose-songs').first().setInputFiles(songs);
        await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(2);
        await expect(page.getByRole('tablist')).toBeVisible();
        const edge = (selector: string): Promise<string> =>
            page
                .locator(selector)
                .first()
                .evaluate((element) => {
                    const { borderTopWidth, borderTopColor, borderTopStyle } = getComputedStyle(element);
                    return `${borderTopWidth} ${borderTopStyle} ${borderTopColor}`;
                });
        expect(await edge('[role=tab][aria-selected=true]')).not.toBe(await edge('[role=tab][aria-selected=false]'));
        expect(await edge('li [aria-current]')).not.toBe(await edge('li button:not([aria-current])'));
        await page.getByRole('button', { name: 'Settings' }).click();
        expect(await edge('input:checked + span')).not.toBe(await edge('input:not(:checked) + span'));
        expect(await edge('[role=dialog]')).toMatch(/^1px solid/);
    });
});
