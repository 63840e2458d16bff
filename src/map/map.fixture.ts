/** A made-up library to lay out, and a worker that does it here. */
import { readFileSync } from 'node:fs';
import { madeUpLibrary } from '../../fixtures/made-up-library.ts';
import { parseContract } from '../contract.ts';
import { drained } from './drained.ts';
import { layOut } from './layout.ts';
import type { Cartographer } from './map-worker.ts';
import { mappable } from './mapped-songs.ts';
import { placeNew } from './placing.ts';
import { trueness } from './trueness.ts';

export const contract = parseContract(
    JSON.parse(readFileSync(new URL('../../models/spec.json', import.meta.url), 'utf8')),
);

export const mappableSongs = (songs: number) => mappable(madeUpLibrary(contract, songs), contract);

/** Each call is told. */
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
