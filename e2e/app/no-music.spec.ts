import { expect, test, type Page } from '@playwright/test';
import { parseContract, type Contract } from '../../src/contract.ts';
import { claimFamilies, claimNone } from '../claims.ts';
import { fixture } from '../../fixtures/paths.ts';

/** What the sentence may say, when the network tells music from what is none. */
const told = {
    'speech.wav': /^This (is speech|does not sound like music)\.\s*$/,
    'tone.wav': /^This (sounds like|does not sound like|is) /,
    'noise.wav': /^This (sounds like|does not sound like|is) /,
    'applause.wav': /^This is applause\.\s*$/,
} as const;

const noGenre = /This (is|sounds like|does not sound like) /i;

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

test('a piece of music is one, and the promise about what is claimed of it is explained where there is one', async ({
    page,
}) => {
    await claimFamilies(page);
    await page.goto('/');
    const { claimsRight } = await contractOf(page);
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('piece.flac'));
    await expect(page.getByText(/LUFS/)).toBeVisible();
    await expect(page.locator('p.sentence')).not.toHaveText(/This (is|sounds like|does not sound like) /);
    const explain = page.getByRole('button', { name: 'How sure?' });
    if (claimsRight === null) return expect(explain).toHaveCount(0);
    await explain.click();
    await expect(page.getByRole('dialog')).toContainText(`${Math.round(100 * claimsRight)}%`);
});

test('a song that is hard to place is told by what is nearest, in colour, and nothing is claimed of it', async ({
    page,
}) => {
    await claimNone(page);
    await page.goto('/');
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('piece.flac'));
    await expect(page.getByText(/LUFS/)).toBeVisible();
    const row = page.getByRole('region', { name: 'Library' }).getByRole('listitem');
    await expect(row).toHaveCount(1);
    await expect(page.locator('p.sentence')).toHaveText(/^Hard to place, nearest to .+ and .+?\. /);
    await expect(page.getByRole('list', { name: 'Likeliest genres' }).getByRole('listitem')).toHaveCount(3);
    const bands = page.locator('.river path');
    const fills = await bands.evaluateAll((paths) => paths.map((path) => getComputedStyle(path).fill));
    expect(new Set(fills).size).toBeGreaterThan(10);
    await expect(page.getByRole('button', { name: 'How sure?' })).toHaveCount(0);
    await expect(row.locator('.genre')).toHaveText('hard to place');
    await page.getByRole('combobox', { name: 'Genre' }).selectOption('Hard to place');
    await expect(row).toHaveCount(1);
});
