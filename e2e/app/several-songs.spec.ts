import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';

const songs = ['01', '02', '03'].map((n) => `  TRACK ${n} AUDIO\r\n    INDEX 01 00:${n}:00\r\n`).join('');
const sheet = Buffer.from(`TITLE "Live in Riga"\r\nPERFORMER "The Band"\r\nFILE "CDImage.wav" WAVE\r\n${songs}`);
const cue = { name: 'CDImage.cue', mimeType: 'application/x-cue', buffer: sheet };
const recording = () => ({
    name: 'CDImage.wav',
    mimeType: 'audio/wav',
    buffer: readFileSync(fixture('piece.wav')),
});

const choose = (page: Page, files: readonly (typeof cue)[]) =>
    page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles([...files]);

test.beforeEach(async ({ page }) => {
    await page.goto('/');
});

test('a recording that comes with its cue sheet is named by it and says how many songs were heard as one', async ({
    page,
}) => {
    await choose(page, [cue, recording()]);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Live in Riga');
    await expect(page.getByText('This file holds 3 songs or chapters.')).toBeVisible();
    await expect(page.getByText(/cue sheet/)).toHaveCount(0);
    await page.reload();
    await page.getByRole('button', { name: /Live in Riga/ }).click();
    await expect(page.getByText('This file holds 3 songs or chapters.')).toBeVisible();
});

test('a cue sheet without its recording says what it needs', async ({ page }) => {
    await choose(page, [cue]);
    await expect(page.getByText('This is a cue sheet, the list of the songs in a recording.').first()).toBeVisible();
});
