/** What the table's rows cost while thousands are scrolled through, and what that may not cost whoever reads them. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { openLibrary } from '../made-up-library.ts';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Library' });
const rows = (page: Page): Locator => grid(page).locator('[data-id]');

async function openTable(page: Page): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openLibrary(page, 120);
    await page.getByRole('button', { name: 'As a table' }).click();
    await expect(rows(page).first()).toBeVisible();
}

test('rows that rush by are no more than are seen, and of few elements; those beyond the edges come once it rests', async ({
    page,
}) => {
    await openTable(page);
    const rushing = await grid(page).evaluate(async (box) => {
        const counts: { rows: number; inSight: number; elements: number; cells: number }[] = [];
        for (const screens of [1.5, 3, 4.5]) {
            box.scrollTop = screens * box.clientHeight;
            // Scrolling is told before one frame, what it changes is there in the next.
            for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
            const drawn = [...box.querySelectorAll('[data-id]')];
            counts.push({
                rows: drawn.length,
                inSight: box.clientHeight / (drawn[0]?.clientHeight ?? 0),
                elements: box.querySelectorAll('[data-id] *').length,
                cells: box.querySelectorAll('[data-id] [role=gridcell]').length,
            });
        }
        return counts;
    });
    for (const { rows: drawn, inSight, elements, cells } of rushing) {
        // One at each edge in part, and that of the keyboard.
        expect(drawn).toBeLessThanOrEqual(inSight + 3);
        expect(elements / cells).toBeLessThan(1.75);
    }
    await expect.poll(() => rows(page).count()).toBeGreaterThan((rushing[0]?.inSight ?? Infinity) + 6);
});

test('what is cut off is told where the pointer is, and nowhere else', async ({ page }) => {
    await openTable(page);
    const cell = rows(page).nth(3).locator('[data-column=artist]');
    await expect(grid(page).locator('[role=gridcell][title]')).toHaveCount(0);
    await cell.hover();
    await expect(cell).toHaveAttribute('title', (await cell.textContent())?.trim() ?? '');
    await grid(page).getByRole('columnheader').first().hover();
    await expect(grid(page).locator('[role=gridcell][title]')).toHaveCount(0);
});
