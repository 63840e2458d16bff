/** How one song goes over into the next, by what was recorded of both on their way to the loudspeaker. */
import { expect, test, type Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { beatSong } from '../../fixtures/beat-song.ts';
import { fixture } from '../../fixtures/paths.ts';
import { encode } from '../../fixtures/sound-files.ts';
import { nearest, recordChannels, recorded } from '../recorded-channels.ts';

test.beforeEach(async ({ page }) => {
    await recordChannels(page);
    await page.goto('/');
});

const song = (name: string, buffer: Buffer) => ({ name, mimeType: 'audio/wav', buffer });

/** Hears both songs, puts the second behind the first, and plays the first from 15 s before its end until the second plays alone. */
async function playInto(
    page: Page,
    files: readonly string[] | readonly ReturnType<typeof song>[],
    names: readonly [string, string],
) {
    await page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles([...files] as string[]);
    const library = page.getByRole('region', { name: 'Library' });
    await expect(library.getByRole('listitem')).toHaveCount(2, { timeout: 200_000 });
    await library.getByRole('button', { name: new RegExp(`^${names[1]}`) }).click();
    await page.getByRole('button', { name: `More for ${names[1]}` }).click();
    await page.getByRole('menuitem', { name: 'Add to queue' }).click();
    await library.getByRole('button', { name: new RegExp(`^${names[0]}`) }).click();
    await page.getByRole('slider', { name: 'Place in the song' }).focus();
    await page.keyboard.press('End');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
    await page
        .getByRole('button', { name: `Play: ${names[0]}` })
        .first()
        .click();
    await expect.poll(() => page.evaluate(() => globalThis.playersAudios?.[0]?.src), { timeout: 60_000 }).toBe('');
    await expect
        .poll(() => page.evaluate(() => globalThis.playersAudios?.[1]?.currentTime ?? 0), { timeout: 60_000 })
        .toBeGreaterThan(10);
    return recorded(page);
}

test('beats coincide while both sound, and neither a dip nor a jump is heard', async ({ page }) => {
    const first = song('First.wav', beatSong({ bpm: 120, seconds: 48 }));
    const second = song('Second.wav', beatSong({ bpm: 124, seconds: 48, firstSeconds: 0.4, pitch: 1.41 }));
    const { strokes, decibels } = await playInto(page, [first, second], ['First', 'Second']);
    const [of = [], ofSecond = []] = strokes;
    const misses = ofSecond
        .filter((seconds) => seconds > (ofSecond[0] ?? 0) + 0.7 && seconds < (of.at(-1) ?? 0) - 0.2)
        .map((seconds) => seconds - nearest(of, seconds));
    expect(misses.length).toBeGreaterThan(10);
    const mean = misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
    // Where the beats lie is heard to a few milliseconds; the song then keeps to them.
    expect(Math.abs(mean)).toBeLessThan(0.008);
    expect(Math.max(...misses.map((miss) => Math.abs(miss - mean)))).toBeLessThan(0.01);
    expect(Math.max(...decibels) - Math.min(...decibels)).toBeLessThan(1.5);
});

test('songs of an album follow each other to the millisecond', async ({ page }) => {
    const files = await Promise.all(
        ['01 Opening', '02 Going On'].map(async (name) => {
            const wav = fixture(`${name}.wav`);
            await writeFile(wav, beatSong({ bpm: 120, seconds: 20 }));
            const tags = ['title', 'album'].flatMap((tag, i) => ['-metadata', `${tag}=${[name.slice(3), 'Live'][i]}`]);
            return encode(wav, fixture(`${name}.flac`), tags);
        }),
    );
    const { decibels, ends } = await playInto(page, files, ['Opening', 'Going On']);
    const [[, end] = [0, 0], [beginning] = [0, 0]] = ends;
    expect(Math.abs(beginning - end)).toBeLessThan(0.01);
    expect(Math.max(...decibels) - Math.min(...decibels)).toBeLessThan(3);
});
