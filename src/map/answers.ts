/** What the worker does with what it is asked. */
import { worked } from '../analysis/in-steps.ts';
import type { Handlers } from '../analysis/worker-answers.ts';
import { layOut } from './layout.ts';
import { placeNew } from './placing.ts';
import type { MapCalls } from './protocol.ts';
import { trueness } from './trueness.ts';

export const answers: Handlers<MapCalls> = {
    async layOut(vectors, tell) {
        const places = await worked(layOut(vectors), tell);
        return { places, trueness: await worked(trueness(vectors, places), () => tell({ part: 1, places })) };
    },
    async place({ vectors, places }, tell) {
        const all = await worked(placeNew(vectors, places), tell);
        return { places: all, trueness: await worked(trueness(vectors, all), tell) };
    },
};
