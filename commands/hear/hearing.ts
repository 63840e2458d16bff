/** The built app, ready to hear one file after another. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseContract, type Contract } from '../../src/contract.ts';
import type { BackendChoice, Failure } from '../../src/flow.ts';
import { hearFile, openApp, softwareWebGpuFlags, type AppPage, type HeardSong } from '../app-page.ts';
import { freshBuild } from '../build.ts';
import { residentBytes, watchPeak } from '../processes.ts';
import { serve } from '../serve.ts';
import { isReadable } from './files.ts';

export interface HearingOptions {
    readonly backend: BackendChoice;
    readonly softwareWebGpu: boolean;
}

export interface Hearing {
    readonly contract: Contract;
    hear(path: string): Promise<Measured>;
    close(): Promise<void>;
}

interface Measured {
    readonly outcome: HeardSong | Failure;
    /** Over what the browser needs when it is idle; null where that cannot be told. */
    readonly peakMemoryBytes: number | null;
}

/** Builds the app where that is due, and opens it in a headless Chromium; after a crash it is opened anew. */
export async function openHearing({ backend, softwareWebGpu }: HearingOptions): Promise<Hearing> {
    const dist = freshBuild();
    const contract = parseContract(JSON.parse(readFileSync(join(dist, 'model/spec.json'), 'utf8')));
    const server = await serve(dist);
    const open = () => openApp(server.url, backend, softwareWebGpu ? softwareWebGpuFlags : []);
    let app = await open();
    let idleBytes = residentBytes();
    return {
        contract,
        async hear(path) {
            const peak = watchPeak();
            const outcome = await hearOne(app, path);
            const peakBytes = peak.stop();
            const peakMemoryBytes =
                peakBytes === null || idleBytes === null ? null : Math.max(0, peakBytes - idleBytes);
            if (!outcome.ok && outcome.reason === 'worker-crashed') {
                await app.close();
                app = await open();
                idleBytes = residentBytes();
            }
            return { outcome, peakMemoryBytes };
        },
        async close() {
            await app.close();
            await server.close();
        },
    };
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
