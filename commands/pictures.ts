/**
 * Takes the pictures of the README and of the manifest: the built app after it has heard our own piece.
 *
 *     npx tsx commands/pictures.ts [SONG ...]
 *
 * With songs of one's own, the first is shown and some of the others stand in the library beside it. Of forty or more the map is taken as well.
 */
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chromiumPath, quietFlags } from './app-page.ts';
import { freshBuild } from './build.ts';
import { encode, makePiece } from '../fixtures/sound-files.ts';
import { serve } from './serve.ts';

const cache = new URL('../.cache/pictures/', import.meta.url).pathname;
const root = new URL('../', import.meta.url).pathname;
const quiet = { reducedMotion: 'reduce', serviceWorkers: 'block' } as const;

const pictures: readonly { readonly path: string; readonly options: BrowserContextOptions }[] = [
    {
        path: 'docs/song-desktop-dark.png',
        options: { viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
    },
    // Sizes that build/manifest.ts names; JPEG, because a spectrogram is large as PNG.
    {
        path: 'public/screenshots/wide.jpg',
        options: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
    },
    {
        path: 'public/screenshots/narrow.jpg',
        options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: 'light' },
    },
];

/** Fewer make no map that one would look at. */
const fewestOnMap = 40;

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

/** Shows the first song, with the others in the library. */
async function showSongs(page: Page, url: string, songs: readonly string[]): Promise<void> {
    await page.goto(url);
    const chooser = page.getByTestId('choose-songs').first();
    const [shown = '', ...others] = songs;
    // The song that comes last stays on the screen.
    for (const batch of [others, [shown]].filter(({ length }) => length > 0)) {
        await chooser.setInputFiles(batch);
        await page.getByRole('region', { name: 'Songs under way' }).waitFor({ state: 'visible' });
        await page.getByRole('region', { name: 'Songs under way' }).waitFor({ state: 'hidden', timeout: 900_000 });
    }
    await page.getByText('LUFS').waitFor();
    // The last of the motion.
    await page.waitForTimeout(500);
}

async function takeMap(url: string, songs: readonly string[]): Promise<void> {
    const viewport = { width: 1280, height: 800 };
    const page = await browser.newPage({ ...quiet, viewport, colorScheme: 'light' });
    await showSongs(page, url, songs);
    await page.getByRole('button', { name: 'As a map' }).click();
    await page.getByText(/nearest in sound lie among/).waitFor({ timeout: 120_000 });
    await page.waitForTimeout(1000);
    await page.screenshot({ path: `${root}docs/map-desktop-light.png` });
    await page.close();
}

const songs = process.argv.length > 2 ? process.argv.slice(2) : await ownSongs();
const served = await serve(freshBuild());
const browser = await chromium.launch({ executablePath: chromiumPath, args: quietFlags });
try {
    for (const { path, options } of pictures) {
        const page = await browser.newPage({ ...quiet, ...options });
        await showSongs(page, served.url, songs.slice(0, 5));
        await mkdir(dirname(root + path), { recursive: true });
        const quality = path.endsWith('.jpg') ? { quality: 80 } : {};
        await page.screenshot({ path: root + path, ...quality });
        await page.close();
    }
    if (songs.length >= fewestOnMap) await takeMap(served.url, songs);
} finally {
    await browser.close();
    await served.close();
}
