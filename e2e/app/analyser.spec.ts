import { expect, test, type JSHandle, type Page, type Worker } from '@playwright/test';
import { leaveBehind } from '../../commands/kept.ts';
import type { Outcome } from '../../src/flow.ts';
import { items } from '../../src/storage/names.ts';
import { fixture } from '../../fixtures/paths.ts';
import { hear } from '../hear.ts';

interface Hearing {
    readonly outcome: Promise<Outcome>;
    readonly controller: AbortController;
}

for (const { words, reason } of [
    { words: 'something broke', reason: 'worker-crashed' },
    { words: 'out of memory', reason: 'out-of-memory' },
]) {
    test(`a worker that dies with "${words}" is reported as ${reason}, and the next song is heard`, async ({
        page,
    }) => {
        await page.goto('/');
        const hearing = await begin(page, 'four-minutes.mp3');
        for (const worker of page.workers()) await kill(worker, words);

        expect(await hearing.evaluate(({ outcome }) => outcome)).toMatchObject({ ok: false, reason });
        expect(await hear(page, 'three-seconds.mp3')).toMatchObject({ ok: true });
    });
}

test('a worker that dies while it decodes for another is reported as well', async ({ page }) => {
    await page.goto('/');
    const hearing = await begin(page, 'four-minutes.mp3');
    const decoder = page.workers().find((worker) => worker.url().includes('/decoding-worker-'));
    if (!decoder) throw new Error('expected a worker that decodes');
    await kill(decoder, 'something broke');
    expect(await hearing.evaluate(({ outcome }) => outcome)).toMatchObject({ ok: false, reason: 'worker-crashed' });
    expect(await hear(page, 'three-seconds.mp3')).toMatchObject({ ok: true });
});

test('a cancelled hearing rejects with the reason, and the next song is heard', async ({ page }) => {
    await page.goto('/');
    const hearing = await begin(page, 'piece.flac');
    const rejection = hearing.evaluate(({ outcome, controller }) => {
        controller.abort(new Error('not this one'));
        return outcome.then(String, String);
    });
    expect(await rejection).toBe('Error: not this one');
    expect(await hear(page, 'three-seconds.mp3')).toMatchObject({ ok: true });
});

test('more songs at once than there are workers are all heard', async ({ page }) => {
    await page.goto('/');
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => hear(page, 'three-seconds.mp3')));
    expect(outcomes.map(({ ok }) => ok)).toEqual(Array(6).fill(true));
});

test('a network that is asked for twice is loaded once; asked for elsewhere, the first question ends', async ({
    page,
}) => {
    await leaveBehind(page, items.settings, { backend: 'wasm' });
    await page.goto('/');
    const outcomes = await page.evaluate(async () => {
        const { load } = globalThis.segue;
        const wanted = await Promise.all([load('wasm'), load('wasm')]);
        const other = [load('automatic'), load('wasm')];
        const settled = await Promise.allSettled(other);
        return { same: wanted[0] === wanted[1], settled: settled.map(({ status }) => status) };
    });
    expect(outcomes).toEqual({ same: true, settled: ['rejected', 'fulfilled'] });
    const workers = page.workers().map((worker) => /(\w+)-worker-/.exec(worker.url())?.[1]);
    expect(workers.sort()).toEqual(['analysis', 'decoding']);
    expect(await hear(page, 'three-seconds.mp3')).toMatchObject({ ok: true });
});

/** However they are asked for: past a cache they have another address. */
const shards = /\/model\/[^/]+\.bin/;

test('while the network cannot be fetched, or is not the one of the contract, songs fail and say so', async ({
    page,
}) => {
    await page.route(shards, (route) => route.abort());
    await page.goto('/');
    expect(await hear(page, 'three-seconds.mp3')).toMatchObject({ ok: false, reason: 'model-unavailable' });

    await page.unroute(shards);
    await page.route(shards, async (route) => {
        const body = await (await route.fetch()).body();
        body.writeUInt8(body.readUInt8(100) ^ 1, 100);
        await route.fulfill({ body });
    });
    const damaged = await hear(page, 'three-seconds.mp3');
    expect(damaged).toMatchObject({ ok: false, reason: 'model-unavailable' });
    expect(damaged).toHaveProperty('message', expect.stringContaining('checksum'));

    await page.unroute(shards);
    expect(await hear(page, 'three-seconds.mp3')).toMatchObject({ ok: true });
});

/** A worker that is ended with another one may be gone already. */
async function kill(worker: Worker, words: string): Promise<void> {
    await worker
        .evaluate((message) => {
            setTimeout(() => {
                throw new Error(message);
            });
        }, words)
        .catch(() => undefined);
}

/** Starts hearing a fixture; returns once the worker has begun. */
async function begin(page: Page, name: string): Promise<JSHandle<Hearing>> {
    const input = await page.evaluateHandle(() => {
        const element = document.createElement('input');
        element.type = 'file';
        return element;
    });
    await input.setInputFiles(fixture(name));
    return page.evaluateHandle(async (element) => {
        const [file] = element.files ?? [];
        if (!file) throw new Error('expected the file that was set');
        const controller = new AbortController();
        const begun = Promise.withResolvers<null>();
        const outcome = globalThis.segue.hear(file, {
            signal: controller.signal,
            onProgress() {
                begun.resolve(null);
            },
        });
        // Whoever looks at the outcome later handles its rejection.
        outcome.catch(() => undefined);
        await begun.promise;
        return { outcome, controller };
    }, input);
}
