/** A browser in which a library of many songs was left by an earlier visit. */
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeUpLibrary } from '../../fixtures/made-up-library.ts';
import type { Contract } from '../../src/contract.ts';
import { toRecord } from '../../src/library/schema.ts';
import { databases } from '../../src/storage/names.ts';
import { chromiumPath, quietFlags } from '../app-page.ts';

/** Songs of which the others are copies that differ in name, date and embedding. */
const different = 300;
/** A moment takes ten seconds of a song. */
const moments = 24;

export interface KeptLibrary {
    /** Opens the browser anew, with what it kept. */
    visit<T>(work: (page: Page) => Promise<T>): Promise<T>;
    dispose(): Promise<void>;
}

/** `url` serves the app; no songs at all where `songs` is 0. */
export async function keepLibrary(url: string, songs: number, contract: Contract): Promise<KeptLibrary> {
    const folder = await mkdtemp(join(tmpdir(), 'segue-bench-'));
    const kept: KeptLibrary = {
        async visit(work) {
            const context: BrowserContext = await chromium.launchPersistentContext(folder, {
                executablePath: chromiumPath,
                args: quietFlags,
                serviceWorkers: 'block',
                viewport: { width: 1280, height: 800 },
            });
            try {
                return await work(await context.newPage());
            } finally {
                await context.close();
            }
        },
        dispose: () => rm(folder, { recursive: true }),
    };
    await kept.visit(async (page) => {
        await page.goto(url);
        await page.getByRole('button', { name: 'Choose songs' }).first().waitFor();
        if (songs > 0) await fill(page, songs, contract);
    });
    return kept;
}

async function fill(page: Page, songs: number, contract: Contract): Promise<void> {
    const records = madeUpLibrary(contract, Math.min(songs, different)).map((track) => {
        const [moment] = track.analysis.timeline;
        const timeline = moment ? Array.from({ length: moments }, () => moment) : [];
        const { version, track: kept } = toRecord({ ...track, analysis: { ...track.analysis, timeline } });
        return { version, track: kept as typeof track };
    });
    const plain = JSON.stringify(records, (_, value: unknown) =>
        ArrayBuffer.isView(value) ? [...(value as Float32Array)] : value,
    );
    await page.evaluate(
        async ({ plain, songs, database }) => {
            interface Made {
                readonly version: number;
                readonly track: {
                    readonly id: string;
                    readonly addedAt: number;
                    readonly analysis: { readonly timeline: readonly number[]; readonly embedding: readonly number[] };
                };
            }
            const made = JSON.parse(plain) as readonly Made[];
            const opening = indexedDB.open(database.name);
            const opened = await new Promise<IDBDatabase>((resolve, reject) => {
                opening.onsuccess = () => resolve(opening.result);
                opening.onerror = () => reject(opening.error);
            });
            const writing = opened.transaction(database.store, 'readwrite');
            for (let i = 0; i < songs; i += 1) {
                const { version, track } = made[i % made.length] as Made;
                const id = `${track.id}-${i}`;
                const embedding = Float32Array.from(
                    track.analysis.embedding,
                    (value) => value * (0.9 + 0.2 * Math.random()),
                );
                const length = Math.hypot(...embedding);
                const analysis = {
                    ...track.analysis,
                    timeline: Float64Array.from(track.analysis.timeline),
                    embedding: embedding.map((value) => value / length),
                };
                const kept = { ...track, id, title: `Song ${i + 1}`, addedAt: 1_790_000_000_000 - i * 1000, analysis };
                writing.objectStore(database.store).put({ version, track: kept }, id);
            }
            await new Promise((resolve, reject) => {
                writing.oncomplete = resolve;
                writing.onerror = () => reject(writing.error);
            });
            opened.close();
        },
        { plain, songs, database: databases.tracks },
    );
}
