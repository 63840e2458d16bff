/** Songs in a row: what a page and its worker hold must end where it was after the first few. */
import type { Page } from '@playwright/test';
import '../app-page.ts';
import type { Originals } from './mutants.ts';
import type { Verdict } from './verdict.ts';

declare global {
    /** In the page: object URLs that were made and not revoked. */
    var openObjectUrls: Set<string> | undefined;
    /** In the worker: every memory of WebAssembly, essentia's and TensorFlow.js' own. */
    var wasmMemories: Set<WebAssembly.Memory> | undefined;
    /** In the worker: what TensorFlow.js counts. */
    var _tfengine: { memory(): { numTensors: number } } | undefined;
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
const formats = ['mp3', 'wav', 'flac', 'm4a', 'ogg', 'opus', 'aac', 'webm'] as const;

/** Runs in the worker before its own code. */
const noteMemories = `{
    const memories = (globalThis.wasmMemories = new Set());
    const note = (exports) => Object.values(exports ?? {}).forEach((thing) => {
        if (thing instanceof WebAssembly.Memory) memories.add(thing);
    });
    const { instantiate, Instance } = WebAssembly;
    WebAssembly.instantiate = async (...args) => {
        const made = await instantiate(...args);
        note((made.instance ?? made).exports);
        return made;
    };
    WebAssembly.instantiateStreaming = async (response, ...args) => WebAssembly.instantiate(await (await response).arrayBuffer(), ...args);
    WebAssembly.Instance = class extends Instance {
        constructor(...args) {
            super(...args);
            note(this.exports);
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
    await page.route('**/assets/worker-*.js', async (route) => {
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
    const after = await heldBy(page);
    const names = Object.keys(after) as (keyof Held)[];
    return {
        broken: names
            .filter((name) => after[name] > before[name])
            .map((name) => `after ${count} songs ${before[name]} ${name} have become ${after[name]}`),
        figures: [
            `${count} songs in a row: ${names.map((name) => `${name} ${before[name]} → ${after[name]}`).join(', ')}`,
        ],
    };
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
                tensors: globalThis._tfengine?.memory().numTensors ?? 0,
                wasmBytes: [...(globalThis.wasmMemories ?? [])].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
            })),
        ),
    );
    const sum = (of: 'tensors' | 'wasmBytes') => held.reduce((total, one) => total + one[of], 0);
    return { listeners: jsEventListeners, nodes, objectUrls, tensors: sum('tensors'), wasmBytes: sum('wasmBytes') };
}
