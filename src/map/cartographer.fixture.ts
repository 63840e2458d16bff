import { drained } from '../analysis/in-steps.ts';
import { layOut } from './layout.ts';
import type { Cartographer } from './map-worker.ts';
import { placeNew } from './placing.ts';
import { trueness } from './trueness.ts';

/** Lays out here, where there are no workers; each call is told. */
export function cartographerHere(calls: string[] = []): Cartographer {
    return {
        async layOut(vectors, onProgress) {
            calls.push('layOut');
            const work = layOut(vectors);
            let step = work.next();
            for (; !step.done; step = work.next()) onProgress(step.value);
            return { places: step.value, trueness: drained(trueness(vectors, step.value)) };
        },
        async place(vectors, places) {
            calls.push('place');
            const all = drained(placeNew(vectors, places));
            return { places: all, trueness: drained(trueness(vectors, all)) };
        },
    };
}
