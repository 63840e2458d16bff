/**
 * Takes the README's picture: the built app after it has heard our own piece.
 *
 *     npx tsx commands/pictures.ts [SONG ...]
 *
 * With songs of one's own, the first is shown and the others stand in the library beside it.
 */
import { chromium } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { chromiumPath, quietFlags } from './app-page.ts';
import { freshBuild } from './build.ts';
import { encode, makePiece } from './fixtures.ts';
import { serve } from './serve.ts';

const cache = new URL('../.cache/pictures/', import.meta.url).pathname;
const docs = new URL('../docs/', import.meta.url).pathname;

/** Four minor keys and tempos, so that the library has something to compare. */
async function ownSongs(): Promise<string[]> {
    const songs = [
        { title: 'Evening Lines', tempoBpm: 104, keyNote: 57, durationSeconds: 95 },
        { title: 'Night Bus Home', tempoBpm: 98, keyNote: 60, durationSeconds: 40 },
        { title: 'Paper Lanterns', tempoBpm: 128, keyNote: 62, durationSeconds: 40 },
        { title: 'First Light', tempoBpm: 76, keyNote: 52, durationSeconds: 40 },
    ];
    const files: string[] = [];
    for (const { title, ...options } of songs) {
        const wav = await makePiece(`${cache}${title}.wav`, options);
        files.push(
            await encode(wav, `${cache}${title}.mp3`, [
                '-metadata',
                `title=${title}`,
                '-metadata',
                'artist=The Synthesisers',
            ]),
        );
    }
    return files;
}

const songs = process.argv.length > 2 ? process.argv.slice(2) : await ownSongs();
await mkdir(docs, { recursive: true });

const served = await serve(freshBuild());
const browser = await chromium.launch({ executablePath: chromiumPath, args: quietFlags });
try {
    const page = await browser.newPage({
        viewport: { width: 1280, height: 860 },
        colorScheme: 'dark',
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
    });
    await page.goto(served.url);
    await page.getByTestId('choose-songs').first().setInputFiles(songs);
    const library = page.getByRole('region', { name: 'Library' });
    await library
        .getByRole('listitem')
        .nth(songs.length - 1)
        .waitFor({ timeout: 120_000 });
    await library.getByRole('listitem').last().getByRole('button').click();
    await page.getByText('LUFS').waitFor();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${docs}song-desktop-dark.png` });
} finally {
    await browser.close();
    await served.close();
}
