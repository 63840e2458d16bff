import { expect, test, type Page } from '@playwright/test';
import { parseContract, type Contract } from '../../src/contract.ts';
import { claimGenres, claimNone } from '../claims.ts';
import { fixture } from '../../fixtures/paths.ts';

/** What the sentence may say, when the network tells music from what is none. */
const told = {
    'speech.wav': /^This (is speech|does not sound like music)\.\s*$/,
    'tone.wav': /^This (sounds like|does not sound like|is) /,
    'noise.wav': /^This (sounds like|does not sound like|is) /,
} as const;

const noGenre = /This (is|sounds like|does not sound like) |none of the/i;

async function contractOf(page: Page): Promise<Contract> {
    return parseContract(await (await page.request.get('/model/spec.json')).json());
}

for (const [name, expected] of Object.entries(told)) {
    test(`${name} is of no genre where the network tells music from other sounds`, async ({ page }) => {
        await page.goto('/');
        const { musicBelow } = await contractOf(page);
        await page.getByTestId('choose-songs').first().setInputFiles(fixture(name));
        await expect(page.getByText(/LUFS/)).toBeVisible();
        const sentence = page.locator('p.sentence');
        const genres = page.getByRole('list', { name: 'Likeliest genres' }).getByRole('listitem');
        if (musicBelow === null) {
            await expect(sentence).not.toHaveText(noGenre);
            await expect(genres).toHaveCount(3);
        } else {
            await expect(sentence).toHaveText(expected);
            await expect(genres).toHaveCount(0);
            await expect(page.getByText(/BPM/)).toHaveCount(0);
            await expect(page.getByRole('region', { name: 'Library' })).toContainText('not music');
        }
    });
}

test('a piece of music is one, and the promise about its genres is explained where there is one', async ({ page }) => {
    await claimGenres(page);
    await page.goto('/');
    const { coverage } = await contractOf(page);
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('piece.flac'));
    await expect(page.getByText(/LUFS/)).toBeVisible();
    await expect(page.locator('p.sentence')).not.toHaveText(/This (is|sounds like|does not sound like) /);
    const explain = page.getByRole('button', { name: 'How sure?' });
    if (coverage === null) return expect(explain).toHaveCount(0);
    await explain.click();
    await expect(page.getByRole('dialog')).toContainText(`${Math.round(100 * coverage)}%`);
});

test('a song that none of the genres fits is called by its style, and no genre is said of it', async ({ page }) => {
    const { genres, noneAbove } = await contractOf(page);
    expect(noneAbove).not.toBeNull();
    await claimNone(page);
    await page.goto('/');
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('piece.flac'));
    await expect(page.getByText(/LUFS/)).toBeVisible();
    const sentence = page.locator('p.sentence');
    const likeliest = page.getByRole('list', { name: 'Likeliest genres' });
    const row = page.getByRole('region', { name: 'Library' }).getByRole('listitem');
    await expect(row).toHaveCount(1);
    await expect(sentence).toHaveText(new RegExp(`none of the ${genres.length} genres`, 'i'));
    await expect(likeliest).toHaveCount(0);
    await expect(page.locator('.river span')).toHaveCount(0);
    await expect(page.getByRole('slider', { name: 'Place in the song' })).toHaveAttribute('aria-valuetext', '0:00');
    const filedAs = (await row.locator('.genre').innerText()).trim();
    expect(filedAs).not.toBe('');
    expect(genres).not.toContain(filedAs.replaceAll(' ', ''));
    await page.getByRole('combobox', { name: 'Genre' }).selectOption('Another style');
    await expect(row).toHaveCount(1);
});
