import { linkWorker, WorkerCrash } from '../analysis/worker-link.ts';
import type { LabelCalls, Lesson, LessonOutcome } from './protocol.ts';

/** Learns in a worker of its own, which ends with it. Rejects with a `WorkerCrash` when it does not live. */
export async function learnInWorker(lesson: Lesson): Promise<LessonOutcome> {
    const link = linkWorker<LabelCalls>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
    try {
        return await link.call('learn', lesson);
    } finally {
        link.terminate(new WorkerCrash('all is learned'));
    }
}
