/** How soon the app can take a song, and how much script that needs. */
import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromiumPath, quietFlags } from '../app-page.ts';
import { median } from './median.ts';

export interface StartTimes {
    /** From the navigation in a fresh browser to the button that takes a song. */
    readonly dropASongMillis: number;
    /** Script that the first page refers to, gzipped. */
    readonly scriptBytes: number;
}

const runs = 3;

/** `folder` holds the build that `url` serves. */
export async function measureStart(url: string, folder: string): Promise<StartTimes> {
    const millis: number[] = [];
    for (let run = 0; run < runs; run++) millis.push(await coldStart(url));
    return { dropASongMillis: median(millis), scriptBytes: firstScriptBytes(folder) };
}

async function coldStart(url: string): Promise<number> {
    const browser = await chromium.launch({ executablePath: chromiumPath, args: quietFlags });
    try {
        const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
        const start = performance.now();
        await page.goto(url, { waitUntil: 'commit' });
        await page.getByRole('button', { name: 'Choose songs' }).first().waitFor({ timeout: 60_000 });
        return performance.now() - start;
    } finally {
        await browser.close();
    }
}

function firstScriptBytes(folder: string): number {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const scripts = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, address = '']) => address);
    return scripts.reduce((sum, address) => sum + gzipSync(readFileSync(join(folder, address))).length, 0);
}
