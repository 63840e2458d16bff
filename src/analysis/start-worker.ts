import type { AnalysisCalls } from './protocol.ts';
import { linkWorker, type WorkerLink } from './worker-link.ts';

/** Starts a worker, which loads no network before it is asked. */
export function startWorker(): WorkerLink<AnalysisCalls> {
    return linkWorker<AnalysisCalls>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
}
