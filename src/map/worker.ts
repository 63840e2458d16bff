/** Adapts the worker's messages to layouts. */
import { answerCalls } from '../analysis/worker-answers.ts';
import { layOut } from './layout.ts';
import { placeNew } from './placing.ts';
import type { MapCalls } from './protocol.ts';
import { trueness } from './trueness.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Signs of life, and what is shown meanwhile, go out so often. */
const breathEveryMillis = 100;

answerCalls<MapCalls>(self, {
    async layOut(vectors, tell) {
        const places = await worked(layOut(vectors), tell);
        return { places, trueness: await worked(trueness(vectors, places)) };
    },
    async place({ vectors, places }) {
        const all = await worked(placeNew(vectors, places));
        return { places: all, trueness: await worked(trueness(vectors, all)) };
    },
});

async function worked<Step, Result>(work: Generator<Step, Result>, tell?: (step: Step) => void): Promise<Result> {
    let breath = performance.now();
    for (;;) {
        const step = work.next();
        if (step.done) return step.value;
        if (performance.now() - breath < breathEveryMillis) continue;
        tell?.(step.value);
        await new Promise((resume) => setTimeout(resume));
        breath = performance.now();
    }
}
