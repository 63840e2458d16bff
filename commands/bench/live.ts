/** What it costs to listen to music as it sounds, by Chromium's own stand-in for a microphone, and how soon it has names and a tempo. */
import type { Page } from '@playwright/test';
import { openApp } from '../app-page.ts';
import { processorSeconds } from '../processes.ts';

export interface LiveMeasurement {
    readonly seconds: number;
    /** Of a second of listening, all threads of the browser together; null where there is no /proc. */
    readonly processorSeconds: number | null;
    /** Of sound, which comes in its own time. */
    readonly firstNamesSeconds: number;
    readonly tempoSeconds: number;
}

const listeningMillis = 30_000;

/** `url` serves the app; `wav` is at least as long as it is listened to. Rejects where no names or no tempo come. */
export async function measureLive(url: string, wav: string): Promise<LiveMeasurement> {
    const app = await openApp(url, 'wasm', [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${wav}%noloop`,
    ]);
    try {
        const { page } = app;
        await page.getByRole('button', { name: 'Listen to what is playing' }).click();
        await page.getByRole('button', { name: 'Listen to the microphone' }).click();
        await page.getByRole('heading', { name: 'Listening to the microphone' }).waitFor();
        const [start, before] = [performance.now(), processorSeconds()];
        const [firstNamesSeconds, tempoSeconds] = await Promise.all([
            secondsUntil(page, 'ol[aria-label="Likeliest genres"] li', ''),
            secondsUntil(page, 'p.sentence', 'BPM'),
        ]);
        await page.waitForTimeout(Math.max(0, listeningMillis - (performance.now() - start)));
        const [seconds, after] = [(performance.now() - start) / 1000, processorSeconds()];
        return {
            seconds,
            processorSeconds: before === null || after === null ? null : (after - before) / seconds,
            firstNamesSeconds,
            tempoSeconds,
        };
    } finally {
        await app.close();
    }
}

/** Until there is such an element with such a text; looked for so seldom that it costs nothing. */
const secondsUntil = (page: Page, selector: string, text: string): Promise<number> =>
    page.evaluate(
        ([selector, text, everyMillis, longestMillis]) => {
            const start = performance.now();
            return new Promise<number>((resolve, reject) => {
                const timer = setInterval(() => {
                    const millis = performance.now() - start;
                    const isThere = document.querySelector(selector)?.textContent.includes(text);
                    if (!isThere && millis < longestMillis) return;
                    clearInterval(timer);
                    if (isThere) resolve(millis / 1000);
                    else reject(new Error(`expected ${selector} with "${text}" within ${longestMillis} ms`));
                }, everyMillis);
            });
        },
        [selector, text, 100, listeningMillis] as const,
    );

/** For people. */
export function reportLive(live: LiveMeasurement): string {
    const spent =
        live.processorSeconds === null
            ? 'processor time unknown'
            : `${live.processorSeconds.toFixed(2)} s of processor time a second`;
    return [
        `Listening to a made-up song for ${live.seconds.toFixed(0)} seconds`,
        `  ${spent}; first names after ${live.firstNamesSeconds.toFixed(1)}, tempo after ${live.tempoSeconds.toFixed(1)} seconds of sound`,
        '',
    ].join('\n');
}
