/** Adapts the worker's messages to layouts. */
import { worked } from '../analysis/in-steps.ts';
import { answerCalls } from '../analysis/worker-answers.ts';
import { layOut } from './layout.ts';
import { placeNew } from './placing.ts';
import type { MapCalls } from './protocol.ts';
import { trueness } from './trueness.ts';

declare const self: DedicatedWorkerGlobalScope;

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
