/** What hands that use no mouse, and ears that use no screen, have of a song. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';

async function tabTo(page: Page, target: Locator): Promise<void> {
    for (let i = 0; i < 80; i++) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
}

async function choose(page: Page, name: string): Promise<void> {
    // The browser learns of the interest in its chooser while the focus is on its way.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, page.getByRole('button', { name: 'Choose songs' }));
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(fixture(name));
}

test('a song is chosen, walked through, played and left by keyboard alone', async ({ page }) => {
    await page.goto('/');
    await choose(page, 'tagged.mp3');
    await expect(page.getByText(/LUFS/)).toBeVisible();

    const timeline = page.getByRole('slider', { name: 'Place in the song' });
    await tabTo(page, timeline);
    const place = async (): Promise<number> => Number(await timeline.getAttribute('aria-valuenow'));
    expect(await place()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(place).toBe(10);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(place).toBe(5);
    await expect(timeline).toHaveAttribute('aria-valuetext', /0:05/);

    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: /^Pause/ }).first()).toBeVisible();
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: /^Play/ }).first()).toBeVisible();
});

test('a dialog takes the focus, keeps it, and gives it back to what opened it', async ({ page }) => {
    await page.goto('/');
    for (const name of ['Keyboard shortcuts', 'Settings']) {
        const opener = page.getByRole('button', { name });
        await tabTo(page, opener);
        await page.keyboard.press('Enter');
        const dialog = page.getByRole('dialog');
        await expect(dialog).toBeVisible();
        for (let i = 0; i < 40; i++) {
            await page.keyboard.press(i % 3 === 2 ? 'Shift+Tab' : 'Tab');
            expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
        }
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
        await expect(opener).toBeFocused();
    }
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: /key/i })).toBeVisible();
});

test('what is kept is asked about before it is erased, and all of it by keyboard', async ({ page }) => {
    await page.goto('/');
    await choose(page, 'three-seconds.mp3');
    const rows = page.getByRole('region', { name: 'Library' }).getByRole('listitem');
    await expect(rows).toHaveCount(1);
    await tabTo(page, page.getByRole('button', { name: 'Settings' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'What is kept, and what is sent' }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Privacy' });
    const erase = dialog.getByRole('button', { name: /^Erase: Library/ });
    await tabTo(page, erase);
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Keep', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(erase).toBeFocused();
    await expect(rows).toHaveCount(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('status')).toHaveText(/^Erased: Library/);
    await expect(erase).toBeDisabled();
    await expect(dialog.getByText('Nothing', { exact: true })).not.toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Drop a song');
});

test('a screen reader is told when listening begins, what was heard, and what could not be', async ({ page }) => {
    await page.addInitScript(() => {
        const said: string[] = [];
        Object.assign(globalThis, { said });
        addEventListener('DOMContentLoaded', () => {
            new MutationObserver(() => {
                const text = document.querySelector('[aria-live=polite].unseen')?.textContent;
                if (text && said.at(-1) !== text) said.push(text);
            }).observe(document.body, { subtree: true, childList: true, characterData: true });
        });
    });
    await page.goto('/');
    await page.getByTestId('choose-songs').first().setInputFiles(['tagged.mp3', 'letter.mp3'].map(fixture));
    const said = (): Promise<string> => page.evaluate(() => (Reflect.get(globalThis, 'said') as string[]).join('\n'));
    await expect.poll(said).toMatch(/^Listening to tagged\.mp3/);
    await expect.poll(said).toMatch(/\nEvening Lines: .+BPM/);
    await expect.poll(said).toMatch(/letter\.mp3: This does not look like a song/);
});
