import { expect, test, type Page } from '@playwright/test';
import { expectHeard } from '../claims.ts';
import { fixture } from '../../fixtures/paths.ts';

declare global {
    /** What the page's policy refused, in order. */
    var refused: string[];
}

const ofPaper = /\/(paper\/|assets\/paper-worker-)/;
const comparison = (page: Page) => page.getByRole('region', { name: 'Two networks on this song' });
const answers = (page: Page) => comparison(page).getByRole('list');

async function hearASong(page: Page): Promise<void> {
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(page.getByText(/LUFS/)).toBeVisible();
}

async function turn(page: Page, choice: 'On' | 'Off', state?: string): Promise<void> {
    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.getByRole('group', { name: 'Hear as the paper did' }).getByRole('radio', { name: choice }).check();
    if (state !== undefined) await expect(page.getByRole('dialog').getByText(state)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
}

test('switched on, a song is heard by both networks, within the policy; switched off, by one', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.addInitScript(() => {
        globalThis.refused = [];
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
            globalThis.refused.push(`${effectiveDirective} ${blockedURI}`);
        });
    });
    await page.goto('/');
    await hearASong(page);
    await expect(comparison(page)).toBeHidden();
    expect(asked.filter((url) => ofPaper.test(url))).toEqual([]);

    await turn(page, 'On', 'It is here.');
    await expect(answers(page)).toHaveCount(2);
    const [own, theirs] = await answers(page).allInnerTexts();
    expect(own).toMatch(/\d\s?%/);
    expect(theirs).toMatch(/\d\s?%/);
    expect(theirs).not.toBe(own);
    await expect(comparison(page).getByText(/In a test of 290 songs.* named \d+\s?% rightly/)).toBeVisible();
    expect(await page.evaluate(() => globalThis.refused)).toEqual([]);

    await page.reload();
    await page
        .getByRole('region', { name: 'Library' })
        .getByRole('button', { name: /Evening Lines/ })
        .click();
    await expect(answers(page)).toHaveCount(2);
    expect(await answers(page).allInnerTexts()).toEqual([own, theirs]);
    await turn(page, 'Off');
    await expect(comparison(page)).toBeHidden();
    await page.reload();
    await expect(page.getByRole('region', { name: 'Library' })).toBeVisible();
    await expect(comparison(page)).toBeHidden();
});

for (const { fault, spoil } of [
    { fault: 'missing', spoil: () => ({ status: 404 }) },
    { fault: 'other than described', spoil: (bytes: Buffer) => ({ body: bytes.fill(1, 100, 101) }) },
]) {
    test(`where its files are ${fault} it says so, the main hearing is not affected, and another try succeeds`, async ({
        page,
    }) => {
        await page.route(/\/paper\/head\/.*\.bin/, async (route) => {
            const response = await route.fetch();
            await route.fulfill({ response, ...spoil(await response.body()) });
        });
        await page.goto('/');
        await turn(page, 'On', 'It could not be fetched.');
        await hearASong(page);
        await expectHeard(page);
        await expect(comparison(page)).toContainText('could not be fetched');

        await page.unroute(/\/paper\/head\/.*\.bin/);
        await comparison(page).getByRole('button', { name: 'Try again' }).click();
        await expect(answers(page)).toHaveCount(2);
    });
}

test('where it does not start it is said to have stopped, no worker is left, and another try succeeds', async ({
    page,
}) => {
    await page.goto('/');
    await hearASong(page);
    const before = page.workers();
    await page.route(/\/assets\/paper-worker-/, (route) => route.abort());
    await turn(page, 'On', 'It is here.');
    await expect(comparison(page)).toContainText('has stopped');
    await expect.poll(() => page.workers().filter((worker) => !before.includes(worker))).toEqual([]);
    await page.unroute(/\/assets\/paper-worker-/);
    await comparison(page).getByRole('button', { name: 'Try again' }).click();
    await expect(answers(page)).toHaveCount(2);
});
