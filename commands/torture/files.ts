/** Broken files, heard by the app one after another: none may hang it, bring the page down or take more memory than is bearable. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Failure } from '../../src/flow.ts';
import { hearFile, type HeardSong } from '../app-page.ts';
import { residentBytes, watchPeak } from '../processes.ts';
import { mutants, type Mutant, type Originals } from '../../fixtures/broken/mutants.ts';
import { countEnds, type Fate } from './fate.ts';
import type { Verdict } from './verdict.ts';

interface Options {
    readonly files: number;
    readonly seed: number;
    /** Of one file. */
    readonly limitMillis?: number;
    readonly onFate?: (fate: Fate, done: number) => void;
}

/** Longer than the app's own watchdogs take on a busy machine: what they do not end hangs. */
const longestMillis = 150_000;
/** The files themselves have up to 64 MiB. */
const mostBytes = 1024 ** 3;
/** The good song is heard anew after so many. */
const checkedEvery = 100;

/** `openPage` gives a page of the app that can hear; it is called again after a crash. */
export async function tortureFiles(
    openPage: () => Promise<Page>,
    originals: Originals,
    options: Options,
): Promise<Verdict & { fates: readonly Fate[] }> {
    const { files, seed, limitMillis = longestMillis, onFate } = options;
    const folder = await mkdtemp(join(tmpdir(), 'segue-'));
    const fates: Fate[] = [];
    const broken: string[] = [];
    try {
        let page = await openPage();
        const wanted = hash(await hearFile(page, originals.pathOf('mp3')));
        const idleBytes = residentBytes();
        for (const mutant of mutants(originals, files, seed)) {
            const path = join(folder, `song.${mutant.format}`);
            await writeFile(path, mutant.file);
            const fate = await suffer(page, path, mutant, { limitMillis, idleBytes });
            fates.push(fate);
            onFate?.(fate, fates.length);
            const fault = faultOf(fate);
            if (fault) broken.push(`${fate.mutation} (${fate.format}): ${fault}`);
            if (fate.end === 'hung' || fate.end === 'page-crashed') page = await openPage();
            if (fates.length % checkedEvery === 0 || fates.length === files) {
                const got = hash(await hearFile(page, originals.pathOf('mp3')));
                if (got !== wanted)
                    broken.push(`after ${fates.length} files a good song is heard as ${got}, not as ${wanted}`);
            }
        }
        return { fates, broken, figures: figures(fates) };
    } finally {
        await rm(folder, { recursive: true });
    }
}

interface Bounds {
    readonly limitMillis: number;
    readonly idleBytes: number | null;
}

async function suffer(page: Page, path: string, { format, mutation }: Mutant, bounds: Bounds): Promise<Fate> {
    const start = performance.now();
    const watch = watchPeak();
    const outcome = await fateOf(page, path, bounds.limitMillis);
    const [peak, millis] = [watch.stop(), performance.now() - start];
    const peakBytes = peak === null || bounds.idleBytes === null ? null : peak - bounds.idleBytes;
    return { format, mutation, ...outcome, millis, peakBytes };
}

async function fateOf(page: Page, path: string, limitMillis: number): Promise<Pick<Fate, 'end' | 'message'>> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hung = new Promise<'hung'>((resolve) => (timer = setTimeout(() => resolve('hung'), limitMillis)));
    try {
        const heard = await Promise.race([hearFile(page, path), hung]);
        if (heard === 'hung') return { end: 'hung', message: '' };
        return heard.ok ? { end: 'heard', message: '' } : { end: heard.reason, message: heard.message };
    } catch (error) {
        return { end: 'page-crashed', message: String(error) };
    } finally {
        clearTimeout(timer);
    }
}

function faultOf({ end, message, millis, peakBytes }: Fate): string | null {
    if (end === 'hung') return `no end after ${Math.round(millis / 1000)} s`;
    if (end === 'page-crashed' || end === 'worker-crashed' || end === 'model-unavailable') return `${end}: ${message}`;
    if (peakBytes !== null && peakBytes > mostBytes) return `${Math.round(peakBytes / 1e6)} MB`;
    return null;
}

/** The same song heard the same way is the same text. */
function hash(heard: HeardSong | Failure): string {
    if (!heard.ok) return heard.reason;
    const { genres, durationSeconds, embedding } = heard.analysis;
    return [durationSeconds, ...genres, embedding[0] ?? 0].map((value) => value.toFixed(4)).join(' ');
}

function figures(fates: readonly Fate[]): string[] {
    const slowest = fates.reduce<Fate | null>((most, fate) => (fate.millis > (most?.millis ?? 0) ? fate : most), null);
    const largest = fates.reduce<Fate | null>(
        (most, fate) => ((fate.peakBytes ?? 0) > (most?.peakBytes ?? 0) ? fate : most),
        null,
    );
    return [
        `${fates.length} broken files: ${countEnds(fates)}`,
        ...(slowest
            ? [`slowest: ${(slowest.millis / 1000).toFixed(1)} s, ${slowest.mutation} (${slowest.format})`]
            : []),
        ...(largest
            ? [
                  `most memory: ${Math.round((largest.peakBytes ?? 0) / 1e6)} MB over idle, ${largest.mutation} (${largest.format})`,
              ]
            : []),
    ];
}
