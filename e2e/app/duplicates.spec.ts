import { execFileSync } from 'node:child_process';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';

const rows = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');
const offer = (page: Page) => page.getByText('1 song is here twice');

test('a song that is here in two encodings is offered, compared and removed, with a way back', async ({
    page,
}, testInfo) => {
    const again = testInfo.outputPath('the same.ogg');
    execFileSync('ffmpeg', [
        '-v',
        'error',
        '-i',
        fixture('tagged.mp3'),
        '-map_metadata',
        '-1',
        '-vn',
        '-b:a',
        '96k',
        again,
    ]);
    await page.goto('/');
    await page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles([fixture('tagged.mp3'), again, fixture('three-seconds.mp3')]);
    await expect(rows(page)).toHaveCount(3);
    await expect(offer(page)).toBeVisible();
    await page.getByRole('button', { name: 'Look', exact: true }).click();
    const main = page.getByRole('main');
    const heading = main.getByRole('heading', { name: 'Here twice' });
    await expect(heading).toBeVisible();
    const pixels = (text: Locator): Promise<number> =>
        text.evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
    expect(await pixels(heading)).toBeGreaterThan(
        1.5 * (await pixels(main.getByText('These sound like one recording'))),
    );
    for (const leave of [
        () => main.getByRole('button', { name: 'Close' }).click(),
        () => page.keyboard.press('Escape'),
    ]) {
        await leave();
        await expect(heading).toBeHidden();
        await page.getByRole('button', { name: 'Look', exact: true }).click();
        await expect(heading).toBeVisible();
    }
    const copies = main.getByRole('listitem');
    await expect(copies).toHaveCount(2);
    await expect(copies.filter({ hasText: 'the same.ogg' })).toContainText(/OGG · \d+ kb\/s/);
    await testInfo.attach('duplicates', { body: await page.screenshot(), contentType: 'image/png' });

    await copies.filter({ hasText: 'the same.ogg' }).getByRole('checkbox').check();
    await main.getByRole('button', { name: 'Remove the chosen from the library' }).click();
    await expect(rows(page)).toHaveCount(2);
    await expect(main.getByText('No song is here twice.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(offer(page)).toBeVisible();

    await page.getByRole('button', { name: 'Look', exact: true }).click();
    await main.getByRole('button', { name: 'These are not the same' }).click();
    await expect(main.getByText('No song is here twice.')).toBeVisible();
    await page.reload();
    await expect(rows(page)).toHaveCount(3);
    await page.waitForTimeout(3000);
    await expect(offer(page)).toBeHidden();
});
