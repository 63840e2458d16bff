import { linkWorker, WorkerCrash } from '../analysis/worker-link.ts';
import type { CopyOutcome } from './copying.ts';
import type { CopyCalls } from './protocol.ts';

interface Options {
    readonly signal: AbortSignal;
    readonly onProgress: (bytes: number) => void;
}

/** Copies into the file of that name by a worker of its own. Rejects with the signal's reason when aborted. */
export async function copyInWorker(file: File, name: string, { signal, onProgress }: Options): Promise<CopyOutcome> {
    const link = linkWorker<CopyCalls>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
    const stop = (): void => link.terminate(signal.reason);
    signal.addEventListener('abort', stop);
    try {
        return await link.call('copy', { file, name }, { onProgress });
    } catch (error) {
        signal.throwIfAborted();
        console.error(error);
        return { ok: false, reason: 'storage-broken' };
    } finally {
        signal.removeEventListener('abort', stop);
        link.terminate(new WorkerCrash('the copy has ended'));
    }
}
