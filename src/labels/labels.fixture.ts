/** Windows of the app at one place or several, with songs of which some swing. */
import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { drained } from '../analysis/in-steps.ts';
import type { Track } from '../flow.ts';
import { contract } from '../library/track.fixture.ts';
import { createLock } from '../storage/lock.ts';
import { madeUpLocks } from '../storage/locks.fixture.ts';
import { databases, lockNames } from '../storage/names.ts';
import { ownChannel, ownDatabase } from '../storage/own-names.fixture.ts';
import { songsLike } from './label.fixture.ts';
import { Labels } from './labels.svelte.ts';
import { learnAll } from './learn-all.ts';
import { openLabelStore } from './store.ts';

const open: Labels[] = [];

export const closeWindows = (): void => open.splice(0).forEach((labels) => labels.dispose());

export const swinging = songsLike(0.9, 20);
export const others = songsLike(0.1, 40);
export const songs = [...swinging, ...others];

export const newPlace = () => ({
    database: ownDatabase(databases.labels),
    channel: ownChannel(),
    lock: createLock(lockNames.labelWriting, { locks: madeUpLocks() }),
});

type Place = ReturnType<typeof newPlace> & Partial<ConstructorParameters<typeof Labels>[0]>;

/** As a window of the app opens them; two at one place are two windows. */
export async function opened({ database, ...parts }: Place, tracks: readonly Track[] = songs): Promise<Labels> {
    let millis = 1000;
    const labels = new Labels({
        library: { tracks, get: (id) => tracks.find((track) => track.id === id) },
        contract: () => contract,
        store: openLabelStore(database),
        learn: async (lesson) => drained(learnAll(lesson)),
        now: () => millis++,
        pauseMillis: 0,
        ...parts,
    });
    open.push(labels);
    await labels.load();
    flushSync();
    return labels;
}
