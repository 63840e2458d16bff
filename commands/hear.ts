/** `npm run hear -- FILES...`: what the app hears in files and folders, one JSON line for each file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseContract } from '../src/contract.ts';
import type { BackendChoice, Failure } from '../src/flow.ts';
import { hearFile, openApp, softwareWebGpuFlags, type AppPage, type HeardSong } from './app-page.ts';
import { freshBuild } from './build.ts';
import { filesIn, isReadable } from './hear/files.ts';
import { lineFor } from './hear/line.ts';
import { residentBytes, watchPeak } from './memory.ts';
import { serve } from './serve.ts';

const help = `npm run --silent hear -- [options] FILES...

Hears audio files, and folders with all that is below them, in a headless Chromium, and prints one JSON line for each.

  --backend wasm|webgpu  where the network runs; without it, WebGPU where there is a real one, else WASM
  --software-webgpu      let a software adapter serve as WebGPU: the same numbers, very slowly
  --help                 this text
`;

const choices: readonly string[] = ['automatic', 'wasm', 'webgpu'] satisfies BackendChoice[];

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        backend: { type: 'string', default: 'automatic' },
        'software-webgpu': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
    },
});

if (values.help) {
    process.stdout.write(help);
} else if (positionals.length === 0 || !choices.includes(values.backend)) {
    process.stderr.write(help);
    process.exitCode = 2;
} else {
    await hearAll(await filesIn(positionals), values.backend as BackendChoice);
}

async function hearAll(files: readonly string[], choice: BackendChoice): Promise<void> {
    const dist = freshBuild();
    const contract = parseContract(JSON.parse(readFileSync(join(dist, 'model/spec.json'), 'utf8')));
    const server = await serve(dist);
    const open = () => openApp(server.url, choice, values['software-webgpu'] ? softwareWebGpuFlags : []);
    let app = await open();
    let idleBytes = residentBytes();
    for (const file of files) {
        const peak = watchPeak();
        const heard = await hearOne(app, file);
        const peakBytes = peak.stop();
        const peakMemoryBytes = peakBytes === null || idleBytes === null ? null : Math.max(0, peakBytes - idleBytes);
        process.stdout.write(`${JSON.stringify(lineFor(heard, { file, contract, peakMemoryBytes }))}\n`);
        if (!heard.ok && heard.reason === 'worker-crashed') {
            await app.close();
            app = await open();
            idleBytes = residentBytes();
        }
    }
    await app.close();
    await server.close();
}

/** A crash of the whole page is a failure of the file that was being heard, as a crash of its worker is. */
async function hearOne({ page }: AppPage, path: string): Promise<HeardSong | Failure> {
    if (!(await isReadable(path))) return { ok: false, reason: 'unreadable-file', message: `cannot read ${path}` };
    const crashed = new Promise<never>((_, reject) => page.once('crash', () => reject(new Error('the page crashed'))));
    try {
        return await Promise.race([hearFile(page, path), crashed]);
    } catch (error) {
        return { ok: false, reason: 'worker-crashed', message: String(error) };
    }
}
