/** How smoothly the page goes while songs are heard. */
import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { makePiece } from '../../fixtures/sound-files.ts';
import { chromiumPath, quietFlags } from '../app-page.ts';
import { seen, watchAnew, watchFromStart, type Smoothness } from './watched-page.ts';

const songs = 20;
const songSeconds = 40;
const folder = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));

/** From the moment in which the songs are dropped together to that in which the last is in the library. */
export async function measureSmoothness(url: string): Promise<Smoothness> {
    const paths: string[] = [];
    for (let seed = 1; seed <= songs; seed += 1)
        paths.push(await makePiece(`${folder}smooth-${seed}.wav`, { durationSeconds: songSeconds + seed }));
    const browser = await chromium.launch({ executablePath: chromiumPath, args: quietFlags });
    try {
        const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
        await watchFromStart(page);
        await page.goto(url);
        await page.getByRole('button', { name: 'Choose songs' }).first().waitFor();
        await page.waitForTimeout(3000);
        await watchAnew(page);
        await page.getByTestId('choose-songs').first().setInputFiles(paths);
        await page.locator(`li[aria-setsize="${songs}"]`).first().waitFor({ timeout: 600_000 });
        await page.waitForTimeout(1000);
        return await seen(page);
    } finally {
        await browser.close();
    }
}
