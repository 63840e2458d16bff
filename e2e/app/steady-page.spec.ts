/** Whatever becomes known while a song is heard, nothing that is read meanwhile jumps. */
import { expect, test } from '@playwright/test';
import { makePiece } from '../../fixtures/sound-files.ts';

interface Shift extends PerformanceEntry {
    readonly sources: readonly { readonly node: Node | null }[];
}

declare global {
    /** Texts of what has been moved. */
    var moved: string[];
}

test('names in the river go with it, and are not laid out anew', async ({ page }, testInfo) => {
    const path = await makePiece(testInfo.outputPath('piece.wav'), { durationSeconds: 41 });
    await page.addInitScript(() => {
        globalThis.moved = [];
        new PerformanceObserver((list) => {
            for (const { sources } of list.getEntries() as Shift[]) {
                for (const { node } of sources) {
                    const element = node instanceof Element ? node : node?.parentElement;
                    if (element?.closest('.river')) globalThis.moved.push(element.textContent);
                }
            }
        }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('/');
    await page.getByTestId('choose-songs').first().setInputFiles(path);
    await expect(page.locator('li[aria-setsize="1"]')).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('.river b').first()).toBeVisible();
    expect(await page.evaluate(() => globalThis.moved)).toEqual([]);
});
