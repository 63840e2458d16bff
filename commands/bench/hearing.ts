/** How long songs take in the app, and how much memory. */
import type { Page } from '@playwright/test';
import type { BackendChoice, BackendName, Millis } from '../../src/flow.ts';
import { chosenFile, hearFile, openApp, type HeardSong } from '../app-page.ts';
import { residentBytes, watchPeak } from '../processes.ts';
import { median } from './median.ts';

export interface HearingTimes {
    readonly backend: BackendName;
    readonly format: string;
    readonly firstGenresMillis: number;
    readonly wholeMillis: number;
    /** Of the browser's whole-file decoder on the same file, in turn with hearing it. */
    readonly decodeAudioDataMillis: number;
    readonly stages: Millis;
}

interface HearingOptions {
    readonly choice: BackendChoice;
    readonly runs: number;
    readonly flags?: readonly string[];
}

/** Medians of several runs in a warm app; empty where the backend is not the one that was asked for. */
export async function measureHearing(
    url: string,
    files: Readonly<Record<string, string>>,
    { choice, runs, flags = [] }: HearingOptions,
): Promise<HearingTimes[]> {
    const app = await openApp(url, choice, flags);
    try {
        if (choice !== app.backend) return [];
        const times: HearingTimes[] = [];
        for (const [format, path] of Object.entries(files)) {
            await hearFile(app.page, path);
            const heard: HeardSong[] = [];
            const decodings: number[] = [];
            for (let run = 0; run < runs; run++) {
                decodings.push(await decodeWhole(app.page, path));
                heard.push(await hearWhole(app.page, path));
            }
            const middle = (valueOf: (one: HeardSong) => number) => median(heard.map(valueOf));
            times.push({
                backend: app.backend,
                format,
                firstGenresMillis: middle(({ firstGenresMillis }) => firstGenresMillis ?? NaN),
                wholeMillis: middle(({ wholeMillis }) => wholeMillis),
                decodeAudioDataMillis: median(decodings),
                stages: {
                    decode: middle(({ analysis }) => analysis.millis.decode),
                    features: middle(({ analysis }) => analysis.millis.features),
                    network: middle(({ analysis }) => analysis.millis.network),
                    rhythm: middle(({ analysis }) => analysis.millis.rhythm),
                    total: middle(({ analysis }) => analysis.millis.total),
                },
            });
        }
        return times;
    } finally {
        await app.close();
    }
}

export interface LongSong {
    readonly seconds: number;
    readonly wholeMillis: number;
    /** Over what the browser needs when it is idle; null where there is no /proc. */
    readonly peakBytes: number | null;
}

/** One run in a fresh browser. */
export async function measureLongSong(url: string, path: string): Promise<LongSong> {
    const app = await openApp(url, 'wasm');
    try {
        const idleBytes = residentBytes();
        const watch = watchPeak();
        const { analysis, wholeMillis } = await hearWhole(app.page, path);
        const peak = watch.stop();
        const peakBytes = peak === null || idleBytes === null ? null : peak - idleBytes;
        return { seconds: analysis.durationSeconds, wholeMillis, peakBytes };
    } finally {
        await app.close();
    }
}

async function hearWhole(page: Page, path: string): Promise<HeardSong> {
    const heard = await hearFile(page, path);
    if (!heard.ok) throw new Error(`${path}: ${heard.reason}, ${heard.message}`);
    return heard;
}

/** Milliseconds of `decodeAudioData` at the songs' own rate, so that nothing is resampled. */
async function decodeWhole(page: Page, path: string): Promise<number> {
    const input = await chosenFile(page, path);
    try {
        return await page.evaluate(async (element) => {
            const encoded = await element.files?.[0]?.arrayBuffer();
            if (!encoded) throw new Error('expected the file that was set');
            const context = new OfflineAudioContext(1, 1, 44_100);
            const start = performance.now();
            await context.decodeAudioData(encoded);
            return performance.now() - start;
        }, input);
    } finally {
        await input.dispose();
    }
}
