import { expect, test, type Page } from '@playwright/test';
import { claimFamilies } from '../claims.ts';
import { fixture } from '../../fixtures/paths.ts';

const second = '02 - Someone Else - Second Song.mp3';

async function choose(page: Page, ...names: string[]): Promise<void> {
    await page.getByTestId('choose-songs').first().setInputFiles(names.map(fixture));
}

const library = (page: Page) => page.getByRole('region', { name: 'Library' });
const songHeading = (page: Page) => page.getByRole('heading', { level: 1 });

test.beforeEach(async ({ page }) => {
    await page.goto('/');
});

test('a dropped song shows its name, sentence, genres, tempo, key and loudness', async ({ page }) => {
    await claimFamilies(page);
    await page.reload();
    await choose(page, 'tagged.mp3');
    await expect(songHeading(page)).toHaveText('Evening Lines');
    await expect(page.getByText('The Synthesisers · Own Scripts')).toBeVisible();
    const genres = page.getByRole('list', { name: 'Likeliest genres' });
    await expect(genres.getByRole('listitem')).toHaveCount(3);
    await expect(genres).toContainText(/\d+\s?%/);
    await expect(page.getByText(/\b(52|103|104|105|208) BPM/).first()).toBeVisible();
    await expect(page.getByText(/A minor/).first()).toBeVisible();
    await expect(page.getByText(/LUFS/)).toBeVisible();
    await expect(library(page).getByRole('button', { name: /Evening Lines/ })).toBeVisible();
});

test('the picture is drawn from what the network heard: it has many colours', async ({ page }) => {
    await choose(page, 'tagged.mp3');
    await expect(library(page).getByRole('button', { name: /Evening Lines/ })).toBeVisible();
    const colours = () =>
        page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
            const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
            const seen = new Set<number>();
            for (let i = 0; i + 3 < data.length; i += 4)
                seen.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
            return seen.size;
        });
    await expect.poll(colours).toBeGreaterThan(50);
});

test('a song plays, and a click or an arrow key on its picture seeks', async ({ page }) => {
    await choose(page, 'tagged.mp3');
    await expect(library(page).getByRole('button', { name: /Evening Lines/ })).toBeVisible();
    const place = page.getByRole('slider', { name: 'Place in the song' });
    await page.getByRole('button', { name: /^Play/ }).first().click();
    await expect(page.getByRole('button', { name: /^Pause/ }).first()).toBeVisible();
    const box = await place.boundingBox();
    if (!box) throw new Error('expected the picture on the screen');
    await place.click({ position: { x: box.width / 2, y: box.height / 3 } });
    const now = async () => Number(await place.getAttribute('aria-valuenow'));
    await expect.poll(now).toBeGreaterThan(19);
    await page
        .getByRole('button', { name: /^Pause/ })
        .first()
        .click();
    const before = await now();
    await place.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await now()) - before).toBeGreaterThanOrEqual(4);
    await page.keyboard.press('Home');
    await expect.poll(now).toBe(0);
});

test('the library survives a reload, is searched and filtered, and a song can be removed and brought back', async ({
    page,
}) => {
    await choose(page, 'tagged.mp3', second);
    // An empty search that has the focus lists examples, too.
    const rows = library(page)
        .getByRole('list', { name: /songs?$/ })
        .getByRole('listitem');
    await expect(rows).toHaveCount(2);
    await expect(page.getByRole('region', { name: 'Songs under way' })).toBeHidden();
    await page.reload();
    await expect(rows).toHaveCount(2);
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('someone else');
    await expect(rows).toHaveCount(1);
    await page.getByRole('searchbox').fill('no such song');
    await expect(page.getByText('No song matches.')).toBeVisible();
    await page.getByRole('searchbox').fill('');
    await rows.filter({ hasText: 'Second Song' }).getByRole('button').click();
    await expect(songHeading(page)).toHaveText('Second Song');
    await page.getByRole('button', { name: 'Remove from library' }).click();
    await expect(rows).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows).toHaveCount(2);
    await page.getByRole('button', { name: 'More for Second Song' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Remove from library' }).press('Enter');
    await expect(rows).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(songHeading(page)).toHaveText('Second Song');
});

test('songs that sound alike are named with a reason, never the song itself', async ({ page }) => {
    await choose(page, 'tagged.mp3', second);
    await expect(library(page).getByRole('listitem')).toHaveCount(2);
    await library(page)
        .getByRole('button', { name: /Evening Lines/ })
        .click();
    const alike = page.getByRole('region', { name: 'What to hear next' });
    await expect(alike.getByRole('listitem')).toHaveCount(1);
    await expect(alike.getByRole('listitem')).toContainText('Second Song');
    await alike.getByRole('listitem').getByRole('button').first().click();
    await expect(songHeading(page)).toHaveText('Second Song');
});

test('a song that is in the library already is recognised by its content, whatever it is called', async ({ page }) => {
    await choose(page, 'tagged.mp3');
    await expect(library(page).getByRole('listitem')).toHaveCount(1);
    await choose(page, 'tagged-again.mp3');
    await expect(songHeading(page)).toHaveText('Evening Lines');
    await expect(library(page).getByRole('listitem')).toHaveCount(1);
});

test('a bad file gets its sentence, and the songs behind it are heard', async ({ page }) => {
    await choose(page, 'letter.mp3', 'tagged.mp3', 'empty.mp3');
    const queue = page.getByRole('region', { name: 'Songs under way' });
    await expect(queue.getByText('This does not look like a song.', { exact: false })).toBeVisible();
    await expect(queue.getByText('This file is empty.')).toBeVisible();
    await expect(library(page).getByRole('listitem')).toHaveCount(1);
    await queue.getByRole('button', { name: 'Dismiss letter.mp3' }).click();
    await expect(queue.getByText('letter.mp3')).toBeHidden();
});

test('one song can be cancelled and leaves nothing behind, and so can all', async ({ page }) => {
    await choose(page, 'piece.flac', 'piece.ogg', 'piece.opus', second);
    const queue = page.getByRole('region', { name: 'Songs under way' });
    await queue
        .getByRole('button', { name: /^Cancel (?!all)/ })
        .first()
        .click();
    await queue.getByRole('button', { name: 'Cancel all' }).click();
    await expect(queue).toBeHidden();
    const kept = await library(page).getByRole('listitem').count();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
    await expect(library(page).getByRole('listitem')).toHaveCount(kept);
    expect(kept).toBeLessThan(3);
});

test('files dropped anywhere on the window are heard', async ({ page }) => {
    const transfer = await page.evaluateHandle(async () => {
        const data = new DataTransfer();
        data.items.add(new File(['not a song'], 'note.mp3', { type: 'audio/mpeg' }));
        return data;
    });
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
    await expect(page.getByText('Let go to listen')).toBeVisible();
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await expect(page.getByText('Let go to listen')).toBeHidden();
    await expect(page.getByText('This does not look like a song.', { exact: false }).first()).toBeVisible();
});

test('a folder is heard with all its songs, and what is no song in it is passed over', async ({ page }) => {
    // As in browsers that link no folders.
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showDirectoryPicker'));
    await page.reload();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    await (await choosing).setFiles(fixture('album'));
    await expect(library(page).getByRole('listitem')).toHaveCount(2);
    await expect(page.getByRole('region', { name: 'Songs under way' })).toBeHidden();
});

test('a pasted file is heard', async ({ page }) => {
    await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File(['not a song'], 'pasted.mp3', { type: 'audio/mpeg' }));
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('pasted.mp3');
    await expect(page.getByText('This does not look like a song.', { exact: false }).first()).toBeVisible();
});

test('without a file at hand one can try it', async ({ page }) => {
    await page.getByRole('button', { name: 'Try it without a file' }).click();
    await expect(songHeading(page)).toHaveText('A short piece to try');
    await expect(library(page).getByRole('listitem')).toHaveCount(1);
});

test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test('the player stands at the foot, and the library is a sheet', async ({ page }) => {
        await choose(page, 'tagged.mp3', second);
        const player = page.getByRole('region', { name: 'Player' });
        await expect(player).toContainText('Evening Lines');
        await player.getByRole('button', { name: /^Play/ }).click();
        await expect(player.getByRole('button', { name: /^Pause/ })).toBeVisible();
        await player.getByRole('button', { name: /^Pause/ }).click();
        await page.getByRole('button', { name: 'Library, 2 songs' }).click();
        await page
            .getByRole('dialog', { name: 'Library' })
            .getByRole('button', { name: /Second Song/ })
            .click();
        await expect(page.getByRole('dialog')).toBeHidden();
        await expect(songHeading(page)).toHaveText('Second Song');
        await expect(player).toContainText('Evening Lines');
        await page.getByRole('main').getByRole('button', { name: 'Play: Second Song' }).click();
        await expect(player).toContainText('Second Song');
    });
});
