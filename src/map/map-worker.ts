import { linkWorker, WorkerCrash, type WorkerLink } from '../analysis/worker-link.ts';
import type { LayoutProgress, Places } from './layout.ts';
import type { Vectors } from './nearest.ts';
import type { LaidOut, MapCalls } from './protocol.ts';

export interface Cartographer {
    layOut(vectors: Vectors, onProgress: (progress: LayoutProgress) => void): Promise<LaidOut>;
    place(vectors: Vectors, places: Places): Promise<LaidOut>;
}

/** A worker for each piece of work, which ends with it. Rejects with a crash. */
export const cartographer: Cartographer = {
    layOut: (vectors, onProgress) => withWorker((link) => link.call('layOut', vectors, { onProgress })),
    place: (vectors, places) => withWorker((link) => link.call('place', { vectors, places })),
};

async function withWorker<Result>(work: (link: WorkerLink<MapCalls>) => Promise<Result>): Promise<Result> {
    const link = linkWorker<MapCalls>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
    try {
        return await work(link);
    } finally {
        link.terminate(new WorkerCrash('the map is laid out'));
    }
}
