/** Phones and tablets, upright and on their sides: what notches and the system's own bars cover of the screen is known, and no control lies there. */
import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';
import { openLibrary } from '../made-up-library.ts';
import { outOfReach, screenOf, type Screen } from '../reach.ts';

const screens: Readonly<Record<string, Screen>> = {
    'a phone with a notch': { width: 390, height: 844, insets: { top: 47, right: 0, bottom: 34, left: 0 } },
    'the same on its side': { width: 844, height: 390, insets: { top: 0, right: 47, bottom: 21, left: 47 } },
    'a large one on its side': { width: 932, height: 430, insets: { top: 0, right: 59, bottom: 21, left: 59 } },
    'a small phone, edge to edge': { width: 320, height: 640, insets: { top: 24, right: 0, bottom: 24, left: 0 } },
};

const dialog = (page: Page) => page.getByRole('dialog');

/** Fields into which Safari of phones zooms when they are pressed, which leaves the page larger than the screen. */
const smallFields = (page: Page): Promise<string[]> =>
    page
        .locator('input:not([type=range], [type=checkbox], [type=radio], [type=file]), select, textarea')
        .evaluateAll((fields) =>
            fields
                .filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16)
                .map(({ outerHTML }) => outerHTML),
        );

test.use({ hasTouch: true, isMobile: true, contextOptions: { reducedMotion: 'reduce' } });

test('no control of any screen is covered or cut off on a phone, and no field is zoomed into', async ({ page }) => {
    const show = await screenOf(page);

    async function look(): Promise<void> {
        for (const [name, screen] of Object.entries(screens)) {
            await show(screen);
            expect.soft(await outOfReach(page, screen.insets), name).toEqual([]);
        }
        expect.soft(await smallFields(page)).toEqual([]);
        await show({ width: 390, height: 844, insets: { top: 47, right: 0, bottom: 34, left: 0 } });
    }

    await test.step('welcome', async () => {
        await page.goto('/');
        await expect(page.getByRole('button', { name: 'Choose songs' })).toBeVisible();
        await look();
    });
    await test.step('a song', async () => {
        await openLibrary(page, 40);
        await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
        await expect(page.getByText(/LUFS/)).toBeVisible();
        await look();
    });
    await test.step('the player', async () => {
        await page.getByRole('button', { name: 'Play: Evening Lines' }).click();
        await page.getByRole('button', { name: 'Open the player: Evening Lines' }).click();
        await expect(dialog(page)).toBeVisible();
        await look();
        await page.keyboard.press('Escape');
    });
    await test.step('the library', async () => {
        await page.getByRole('button', { name: /^Library, / }).click();
        await expect(dialog(page).getByRole('searchbox')).toBeVisible();
        // What stands beside the songs takes room of them.
        await expect(dialog(page).getByText('songs are here twice')).toBeVisible();
        await look();
    });
    await test.step('a playlist', async () => {
        await page.getByText('Playlists').click();
        await page.getByRole('button', { name: 'New smart playlist' }).click();
        await expect(page.getByRole('heading', { level: 1, name: 'New smart playlist' })).toBeVisible();
        await look();
    });
    await test.step('a set', async () => {
        await page.getByRole('button', { name: /^Library, / }).click();
        await page.getByRole('button', { name: 'Make a set' }).click();
        await expect(page.getByRole('list', { name: 'A set' })).toBeVisible();
        await look();
    });
    await test.step('the settings', async () => {
        await page.getByRole('button', { name: 'Settings' }).click();
        await expect(dialog(page)).toBeVisible();
        await look();
    });
});

test('what opens from a button of the library on a phone lies over the library', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openLibrary(page, 40);
    await page.getByRole('button', { name: /^Library, / }).click();
    const sheet = dialog(page);
    await sheet.getByRole('searchbox').fill('jazz or blues');
    await sheet.getByRole('button', { name: 'Change: jazz or blues' }).click();
    await page.getByRole('radio', { name: 'Not wanted' }).click();
    await page.keyboard.press('Escape');
    await expect(sheet.getByText('not jazz or blues')).toBeVisible();
    await sheet.getByRole('button', { name: 'With these songs' }).click();
    await page.getByRole('menuitem').first().click({ trial: true });
});

test('on a tablet the list beside the song, the player and the table keep off the edge that the system has', async ({
    page,
}) => {
    const tablet: Screen = { width: 1180, height: 820, insets: { top: 24, right: 0, bottom: 20, left: 0 } };
    await (
        await screenOf(page)
    )(tablet);
    await openLibrary(page, 40);
    await page
        .getByRole('button', { name: /^Song 1 / })
        .first()
        .click();
    expect(await outOfReach(page, tablet.insets)).toEqual([]);
    await page.getByRole('button', { name: 'As a table' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    expect(await outOfReach(page, tablet.insets)).toEqual([]);
});

test('on a phone by Apple no song is greyed out, and the settings say what Safari deletes', async ({ page }) => {
    await page.addInitScript(() => {
        for (const [name, value] of Object.entries({
            vendor: 'Apple Computer, Inc.',
            platform: 'iPhone',
            maxTouchPoints: 5,
        }))
            Object.defineProperty(navigator, name, { value });
        // Chromium may promise at once, which no browser by Apple does for a page that is not installed.
        navigator.storage.persisted = () => Promise.resolve(false);
    });
    await openLibrary(page, 2);
    await expect(page.getByTestId('choose-songs').first()).not.toHaveAttribute('accept');
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(dialog(page).getByText(/^Safari deletes/)).toBeVisible();
});

test('on phones the titles of figures stay whole within their columns', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/');
    await page.getByRole('button', { name: 'Settings' }).click();
    await dialog(page).getByRole('button', { name: 'See how well it hears' }).click();
    const titles = dialog(page).locator('table:not([role=grid]) thead:not(.unseen) th');
    await expect(titles.first()).toBeVisible();
    const broken = await titles.evaluateAll((all) =>
        all.flatMap(({ firstChild }) =>
            [...(firstChild?.textContent ?? '').matchAll(/\p{L}+/gu)].flatMap(({ 0: word, index }) => {
                const range = document.createRange();
                if (!firstChild) return [];
                range.setStart(firstChild, index);
                range.setEnd(firstChild, index + word.length);
                return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1 ? [word] : [];
            }),
        ),
    );
    expect(broken).toEqual([]);
});
