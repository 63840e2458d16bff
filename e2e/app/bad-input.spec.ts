import { expect, test } from '@playwright/test';
import { hear } from '../hear.ts';

const refused = [
    { name: 'empty.mp3', reason: 'empty-file' },
    { name: 'letter.mp3', reason: 'not-audio' },
    { name: 'picture.mp3', reason: 'picture' },
    { name: 'two-gigabytes.mp3', reason: 'not-audio' },
    { name: 'protected.m4a', reason: 'protected' },
    { name: 'mute-video.mp4', reason: 'no-sound-track' },
    { name: 'silence.wav', reason: 'silent' },
    { name: 'header-only.wav', reason: 'cut-off' },
    { name: 'frames-lost.flac', reason: 'damaged' },
    { name: 'truncated.m4a', reason: 'cut-off' },
];

for (const { name, reason } of refused) {
    test(`${name} is refused as ${reason}, and the next song is heard`, async ({ page }) => {
        await page.goto('/');
        expect(await hear(page, name)).toMatchObject({ ok: false, reason });
        expect(await hear(page, 'three-seconds.mp3')).toMatchObject({ ok: true });
    });
}

test('a file that ends too early is heard as far as it goes', async ({ page }) => {
    await page.goto('/');
    const outcome = await hear(page, 'truncated.mp3');
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.analysis.durationSeconds).toBeGreaterThan(20);
    expect(outcome.analysis.durationSeconds).toBeLessThan(28);
    expect(outcome.analysis.cautions).toContain('ended-early');
});

test('a hole in the middle is silent and told, and the song is heard to its end', async ({ page }) => {
    await page.goto('/');
    const outcome = await hear(page, 'hole.m4a');
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.analysis.durationSeconds).toBeCloseTo(42, 0);
    expect(outcome.analysis.cautions).toEqual(['damaged-inside']);
});

test('a song that only the page can decode keeps the tags of its file', async ({ page }) => {
    await page.goto('/');
    expect(await hear(page, '192khz.flac')).toMatchObject({ ok: true, fileTags: { title: 'High Rate' } });
});

test('three seconds are heard, with the caution that they are few', async ({ page }) => {
    await page.goto('/');
    const outcome = await hear(page, 'three-seconds.mp3');
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.analysis.cautions).toContain('short');
});
