/** A library of many songs, many files at once, and very long ones. */
import type { Page } from '@playwright/test';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databases } from '../../src/storage/names.ts';
import { hearFile } from '../app-page.ts';
import { residentBytes, watchPeak } from '../processes.ts';
import type { Originals } from '../../fixtures/broken/mutants.ts';
import { drop, library } from './stage.ts';
import type { Verdict } from './verdict.ts';

/** Bounds for a machine of two cores without a graphics card. */
const most = { startMillis: 8000, searchMillis: 1000, nextMillis: 3000, frameMillis: 500, rows: 100, bytes: 1024 ** 3 };

/** Fills the library of an open page, in which one song was heard, with made-up ones like it. */
async function fill(page: Page, songs: number): Promise<void> {
    await page.evaluate(
        async ({ count, databases }) => {
            const open = async ({ name, store }: typeof databases.tracks | typeof databases.pictures) => {
                const opening = indexedDB.open(name);
                await new Promise((resolve) => (opening.onsuccess = resolve));
                return opening.result.transaction(store, 'readwrite').objectStore(store);
            };
            const all = async (store: IDBObjectStore) => {
                const reading = store.getAll();
                await new Promise((resolve) => (reading.onsuccess = resolve));
                return reading.result;
            };
            const done = ({ transaction }: IDBObjectStore) =>
                new Promise((resolve) => (transaction.oncomplete = resolve));
            const tracks = await open(databases.tracks);
            const [record] = await all(tracks);
            for (let i = 0; i < count; i++) {
                const { track } = record;
                const noise = Float32Array.from(
                    track.analysis.embedding,
                    (value: number) => value + (Math.random() - 0.5) / 8,
                );
                const length = Math.hypot(...noise);
                const analysis = { ...track.analysis, embedding: noise.map((value) => value / length) };
                const about = {
                    id: `made-up-${i}`,
                    title: `Made-up song ${i}`,
                    artist: `Artist ${i % 700}`,
                    addedAt: i,
                };
                tracks.put({ ...record, track: { ...track, ...about, analysis } }, about.id);
            }
            await done(tracks);
            const pictures = await open(databases.pictures);
            const [picture] = await all(pictures);
            for (let i = 0; i < count; i++) pictures.put(picture, `made-up-${i}`);
            await done(pictures);
        },
        { count: songs, databases },
    );
}

/** So many songs: how soon the app starts, finds, scrolls and tells what is alike. */
export async function tortureWithLibrary(
    page: Page,
    url: string,
    originals: Originals,
    songs: number,
): Promise<Verdict> {
    await page.goto(url);
    await drop(page, originals.pathOf('mp3'));
    await library(page).first().waitFor();
    await fill(page, songs);
    const startMillis = await timed(async () => {
        await page.goto(url);
        await library(page).nth(1).waitFor({ timeout: 120_000 });
    });
    const nextMillis = await timed(async () => {
        await library(page).nth(3).getByRole('button').first().click();
        const next = page.getByRole('region', { name: 'What to hear next' });
        await next.getByRole('tabpanel').getByRole('listitem').first().waitFor({ timeout: 60_000 });
    });
    const rows = await library(page).count();
    const frameMillis = await scroll(page);
    const searchMillis = await timed(async () => {
        await page.getByRole('searchbox').fill(`song ${songs - 1}`);
        await library(page)
            .filter({ hasText: `Made-up song ${songs - 1}` })
            .waitFor({ timeout: 60_000 });
    });
    const figures = { startMillis, searchMillis, nextMillis, frameMillis, rows };
    const names = Object.keys(figures) as (keyof typeof figures)[];
    return {
        broken: names
            .filter((name) => !(figures[name] <= most[name]))
            .map((name) => `with ${songs} songs ${name} is ${Math.round(figures[name])}, not ${most[name]} at most`),
        figures: [`${songs} songs: ${names.map((name) => `${name} ${Math.round(figures[name])}`).join(', ')}`],
    };
}

/** The longest frame while the list is scrolled from its top to its end. */
function scroll(page: Page): Promise<number> {
    return library(page)
        .first()
        .evaluate(async (row) => {
            const list = row.parentElement?.parentElement;
            if (!list) throw new Error('expected a list around a row');
            let [longest, last] = [0, performance.now()];
            for (let step = 1; step <= 100; step++) {
                list.scrollTop = (list.scrollHeight * step) / 100;
                const now = await new Promise(requestAnimationFrame);
                if (step > 1) longest = Math.max(longest, now - last);
                last = now;
            }
            return longest;
        });
}

/** So many files dropped at once into an empty library: all are heard. */
export async function tortureWithDrop(page: Page, url: string, originals: Originals, files: number): Promise<Verdict> {
    const folder = await mkdtemp(join(tmpdir(), 'segue-'));
    try {
        const sound = await readFile(originals.pathOf('mp3'));
        const paths = Array.from({ length: files }, (_, i) => join(folder, `song ${i}.mp3`));
        for (const [i, path] of paths.entries()) await writeFile(path, Buffer.concat([sound, Buffer.from(`no. ${i}`)]));
        await page.goto(url);
        await page.getByRole('button', { name: 'Choose songs' }).first().waitFor();
        const millis = await timed(async () => {
            await drop(page, ...paths);
            await page
                .locator(`li[aria-setsize="${files}"]`)
                .first()
                .waitFor({ timeout: 3000 * files });
        });
        return {
            broken: [],
            figures: [`${files} files dropped at once: all heard and kept in ${(millis / 1000).toFixed(0)} s`],
        };
    } catch (error) {
        return { broken: [`${files} files dropped at once: ${String(error)}`], figures: [] };
    } finally {
        await rm(folder, { recursive: true });
    }
}

/** A file of so many hours, heard whole by a page of the app that can hear. */
export async function tortureWithLongSong(page: Page, path: string, hours: number): Promise<Verdict> {
    const [idle, watch] = [residentBytes(), watchPeak()];
    const heard = await hearFile(page, path);
    const peak = watch.stop();
    if (!heard.ok) return { broken: [`${hours} hours: ${heard.reason}, ${heard.message}`], figures: [] };
    const bytes = peak === null || idle === null ? 0 : peak - idle;
    const heardHours = heard.analysis.durationSeconds / 3600;
    return {
        broken: [
            ...(bytes > most.bytes ? [`${hours} hours take ${Math.round(bytes / 1e6)} MB`] : []),
            ...(Math.abs(heardHours - hours) > 0.01 ? [`of ${hours} hours ${heardHours.toFixed(2)} were heard`] : []),
        ],
        figures: [`${hours} h: ${(heard.wholeMillis / 1000).toFixed(0)} s, ${Math.round(bytes / 1e6)} MB over idle`],
    };
}

async function timed(work: () => Promise<void>): Promise<number> {
    const start = performance.now();
    await work();
    return performance.now() - start;
}
