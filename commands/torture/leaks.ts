/** Songs in a row: what a page and its worker hold must end where it was after the first few. */
import type { Page } from '@playwright/test';
import '../app-page.ts';
import type { Originals } from '../../fixtures/broken/mutants.ts';
import { drop, library } from './stage.ts';
import type { Verdict } from './verdict.ts';

declare global {
    /** In the page: object URLs that were made and not revoked. */
    var openObjectUrls: Set<string> | undefined;
    /** In the worker: every memory of WebAssembly, essentia's and TensorFlow.js' own. */
    var wasmMemories: Set<WebAssembly.Memory> | undefined;
    /** In the worker: what TensorFlow.js counts. */
    var _tfengine: { readonly backendName: string; memory(): { numTensors: number } } | undefined;
}

interface Held {
    readonly listeners: number;
    readonly nodes: number;
    readonly objectUrls: number;
    readonly tensors: number;
    readonly wasmBytes: number;
}

/** Memories grow until each format was heard. */
const warmUpRounds = 2;
const mostReadings = 20;
const betweenReadingsMillis = 500;
const formats = ['mp3', 'wav', 'flac', 'm4a', 'ogg', 'opus', 'aac', 'webm'] as const;

/** Runs in the worker before its own code. */
const noteMemories = `{
    const memories = (globalThis.wasmMemories = new Set());
    const note = (things) => Object.values(things ?? {}).forEach((thing) => {
        if (thing instanceof WebAssembly.Memory) memories.add(thing);
    });
    const noteBoth = ({ exports }, imports) => [exports, ...Object.values(imports ?? {})].forEach(note);
    const { instantiate, Instance } = WebAssembly;
    WebAssembly.instantiate = async (code, imports) => {
        const made = await instantiate(code, imports);
        noteBoth(made.instance ?? made, imports);
        return made;
    };
    WebAssembly.instantiateStreaming = async (response, imports) =>
        WebAssembly.instantiate(await (await response).arrayBuffer(), imports);
    WebAssembly.Instance = class extends Instance {
        constructor(module, imports) {
            super(module, imports);
            noteBoth(this, imports);
        }
    };
}\n`;

/** Counts from now on, in a page that has not been opened yet. */
export async function countWhatIsHeld(page: Page): Promise<void> {
    await page.addInitScript(() => {
        const open = (globalThis.openObjectUrls = new Set<string>());
        const { createObjectURL, revokeObjectURL } = URL;
        URL.createObjectURL = (object) => {
            const made = createObjectURL(object);
            open.add(made);
            return made;
        };
        URL.revokeObjectURL = (address) => {
            open.delete(address);
            revokeObjectURL(address);
        };
    });
    await page.route('**/assets/analysis-worker-*.js', async (route) => {
        // A page that is left in the meantime takes the answer with it.
        const response = await route.fetch();
        const script = await response.text();
        await route.fulfill({ response, body: noteMemories + script });
    });
}

/** Hears so many songs, one after another, in a page of the app that can hear and whose holdings are counted. */
export async function tortureWithSongs(page: Page, songs: Originals, count: number): Promise<Verdict> {
    // One for all: a page keeps the elements that were handed files from outside.
    const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
    const hear = async (index: number): Promise<void> => {
        await input.setInputFiles(songs.pathOf(formats[index % formats.length] ?? 'mp3'));
        await page.evaluate(async ({ files }) => {
            const [file] = files ?? [];
            const heard = file && (await globalThis.segue.hear(file));
            if (!heard?.ok) throw new Error(heard?.message ?? 'expected the file that was set');
        }, input);
    };
    for (let index = 0; index < warmUpRounds * formats.length; index++) await hear(index);
    const before = await heldBy(page);
    if (before.tensors === 0 || before.wasmBytes === 0)
        throw new Error('expected the worker’s tensors and memories to be counted');
    for (let index = 0; index < count; index++) await hear(index);
    return verdictOf(before, await heldAtLast(page, before), `${count} songs in a row`);
}

/** Songs that are dropped, shown and removed on the screen, the same eight in each round, in a page whose holdings are counted. */
export async function tortureTheScreen(page: Page, songs: Originals, rounds: number): Promise<Verdict> {
    const round = async (): Promise<void> => {
        await drop(page, ...formats.map((format) => songs.pathOf(format)));
        for (let left = formats.length; left > 0; left--) {
            await page.locator(`li[aria-setsize="${left}"]`).first().waitFor();
            await library(page).first().getByRole('button').first().click();
            await page.getByRole('button', { name: 'Remove from library' }).click();
        }
        await library(page).first().waitFor({ state: 'detached' });
    };
    const measure = async (): Promise<Verdict> => {
        const before = await heldBy(page);
        for (let done = 0; done < rounds; done++) await round();
        return verdictOf(before, await heldAtLast(page, before), `${rounds * formats.length} songs on the screen`);
    };
    for (let warmUp = 0; warmUp < warmUpRounds; warmUp++) await round();
    // What a slow machine shows for the first time leaves its template behind, once; a leak grows again.
    const first = await measure();
    return first.broken.length > 0 ? measure() : first;
}

function verdictOf(before: Held, after: Held, what: string): Verdict {
    const names = Object.keys(after) as (keyof Held)[];
    return {
        broken: names
            .filter((name) => after[name] > before[name])
            .map((name) => `after ${what} ${before[name]} ${name} have become ${after[name]}`),
        figures: [`${what}: ${names.map((name) => `${name} ${before[name]} → ${after[name]}`).join(', ')}`],
    };
}

/** What is held once nothing more is than before, or after some seconds: a notice that is about to go is no leak. */
async function heldAtLast(page: Page, before: Held): Promise<Held> {
    let held = await heldBy(page);
    for (let reading = 1; reading < mostReadings && verdictOf(before, held, '').broken.length > 0; reading++) {
        await page.waitForTimeout(betweenReadingsMillis);
        held = await heldBy(page);
    }
    return held;
}

async function heldBy(page: Page): Promise<Held> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('HeapProfiler.collectGarbage');
    const { jsEventListeners, nodes } = await devtools.send('Memory.getDOMCounters');
    await devtools.detach();
    const objectUrls = await page.evaluate(() => globalThis.openObjectUrls?.size ?? NaN);
    const held = await Promise.all(
        page.workers().map((worker) =>
            worker.evaluate(() => ({
                // A worker that only decodes has started no backend, and would not know where to count.
                tensors: globalThis._tfengine?.backendName ? globalThis._tfengine.memory().numTensors : 0,
                wasmBytes: [...(globalThis.wasmMemories ?? [])].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
            })),
        ),
    );
    const sum = (of: 'tensors' | 'wasmBytes') => held.reduce((total, one) => total + one[of], 0);
    return { listeners: jsEventListeners, nodes, objectUrls, tensors: sum('tensors'), wasmBytes: sum('wasmBytes') };
}
