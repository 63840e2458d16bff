import { expect, test } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';
import { openLibrary } from '../made-up-library.ts';

test('whatever stands beside the songs, three of them are seen, and nothing covers anything', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await openLibrary(page, 60);
    const bad = ['empty.mp3', 'letter.mp3', 'picture.mp3', 'silence.wav', 'header-only.wav'];
    await page.getByTestId('choose-songs').first().setInputFiles(bad.map(fixture));
    const side = page.getByRole('complementary');
    const failed = side.getByRole('region', { name: 'Songs under way' });
    await expect(failed.getByRole('listitem')).toHaveCount(bad.length);
    await side.locator('summary').filter({ hasText: 'Playlists' }).click();
    const songs = side.getByRole('list', { name: '60 songs' }).locator('..');
    const [listed, parts] = await Promise.all([
        songs.evaluate((list) => list.clientHeight / parseFloat(getComputedStyle(document.documentElement).fontSize)),
        side.evaluate((all) =>
            [...all.querySelectorAll('section > *')]
                .map((part) => part.getBoundingClientRect())
                .filter(({ height }) => height > 0)
                .map(({ top, bottom }) => ({ top, bottom }))
                .sort((one, other) => one.top - other.top),
        ),
    ]);
    expect(listed).toBeGreaterThanOrEqual(10.5);
    for (const [i, { bottom }] of parts.entries())
        expect(parts[i + 1]?.top ?? Infinity).toBeGreaterThanOrEqual(bottom - 1);
    for (const name of ['Make a set', 'As a table', 'As a map'])
        await expect(side.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
    // All of it is in reach.
    await failed.getByRole('button', { name: 'Clear' }).click();
    await expect(failed).toBeHidden();
});

test('with a player below and playlists open, on a small screen, the library’s ways on are seen', async ({ page }) => {
    await openLibrary(page, 60, (track, place) =>
        place % 10 === 3 ? { ...track, analysis: { ...track.analysis, model: '1.0.0' } } : track,
    );
    const side = page.getByRole('complementary');
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
    await page
        .getByRole('main')
        .getByRole('button', { name: /^Play: / })
        .first()
        .click();
    await expect(page.getByRole('region', { name: 'Player' })).toBeVisible();
    await side.locator('summary').filter({ hasText: 'Playlists' }).click();
    for (const [width, height] of [
        [1024, 768],
        [1280, 800],
        [1366, 768],
        [1440, 900],
    ] as const) {
        await page.setViewportSize({ width, height });
        for (const name of ['Make a set', 'As a table', 'As a map'])
            await expect(side.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
        // Where the list ends, the wheel goes on to the rest.
        await side.getByRole('button', { name: 'Your labels' }).scrollIntoViewIfNeeded();
        await expect(side.getByRole('button', { name: 'Your labels' })).toBeInViewport();
    }
});
