/** A straightforward essentia.js pipeline on the same song in the same browser: decodeAudioData, then its own extractor frame by frame. */
import { chromium } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { chromiumPath, quietFlags } from '../app-page.ts';

export interface YardstickTimes {
    readonly decodeMillis: number;
    readonly featuresMillis: number;
    readonly frames: number;
}

interface Extractor {
    audioBufferToMonoSignal(buffer: AudioBuffer): Float32Array;
    computeFrameWise(signal: Float32Array, hop: number): { frameSize: number };
}

interface ModelModule {
    EssentiaTFInputExtractor: new (wasm: unknown, kind: 'musicnn') => Extractor;
}

const essentia = new URL('../../node_modules/essentia.js/dist/', import.meta.url);

/** `origin` may be any address: the page and its two scripts are answered from the packages. */
export async function measureYardstick(origin: string, path: string): Promise<YardstickTimes> {
    const browser = await chromium.launch({ executablePath: chromiumPath, args: quietFlags });
    try {
        const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
        await page.route('**/yardstick/**', async (route) => {
            const name = basename(new URL(route.request().url()).pathname);
            if (name === 'song') return route.fulfill({ path });
            if (!name.endsWith('.js')) return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
            return route.fulfill({ contentType: 'text/javascript', body: await readFile(new URL(name, essentia)) });
        });
        await page.goto(`${origin}/yardstick/`);
        return await page.evaluate(async () => {
            // The addresses are made here so that no bundler looks for the modules.
            const wasm = (await import(`${location.href}essentia-wasm.es.js`)) as { EssentiaWASM: unknown };
            const model = (await import(`${location.href}essentia.js-model.es.js`)) as ModelModule;
            const extractor = new model.EssentiaTFInputExtractor(wasm.EssentiaWASM, 'musicnn');
            const encoded = await (await fetch(`${location.href}song`)).arrayBuffer();

            const start = performance.now();
            const buffer = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(encoded);
            const decoded = performance.now();
            const { frameSize: frames } = extractor.computeFrameWise(extractor.audioBufferToMonoSignal(buffer), 256);
            return { decodeMillis: decoded - start, featuresMillis: performance.now() - decoded, frames };
        });
    } finally {
        await browser.close();
    }
}
