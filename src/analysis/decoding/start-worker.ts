import { linkWorker, type WorkerLink } from '../worker-link.ts';
import type { DecodingCalls } from './protocol.ts';

export function startDecodingWorker(): WorkerLink<DecodingCalls> {
    return linkWorker<DecodingCalls>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
}
