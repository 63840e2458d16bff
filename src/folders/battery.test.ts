import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { QueueItem } from '../intake/queue.svelte.ts';
import { ownChannel } from '../storage/own-names.fixture.ts';
import { watchBattery } from './battery.ts';
import { FakeFolder } from './fake-folder.fixture.ts';
import { Folders } from './folders.svelte.ts';
import { memoryStore } from './memory-store.fixture.ts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => void vi.unstubAllGlobals());

test('a battery is low while it is not being charged', async () => {
    const battery = Object.assign(new EventTarget(), { charging: false, level: 0.3 });
    vi.stubGlobal('navigator', { getBattery: async () => battery });
    const told: boolean[] = [];
    await watchBattery((isLow) => told.push(isLow));
    battery.level = 0.2;
    battery.dispatchEvent(new Event('levelchange'));
    battery.charging = true;
    battery.dispatchEvent(new Event('chargingchange'));
    expect(told).toEqual([false, true, false]);
});

test('a browser that tells nothing of it, or refuses, is no error', async () => {
    const told = vi.fn();
    for (const navigator of [{}, { getBattery: () => Promise.reject(new DOMException('', 'NotAllowedError')) }]) {
        vi.stubGlobal('navigator', navigator);
        await watchBattery(told);
    }
    expect(told).not.toHaveBeenCalled();
});

let heard: number;
let folders: Folders;

beforeEach(() => {
    heard = 0;
    const hear = async (file: File): Promise<Pick<QueueItem, 'stage' | 'trackId'>> => {
        heard += 1;
        return { stage: 'done', trackId: await file.text() };
    };
    folders = new Folders({ hear, atATime: 1, mayHave: () => true }, memoryStore(), ownChannel());
});
afterEach(() => folders.dispose());

async function link(songs: number): Promise<void> {
    await folders.link(new FakeFolder('Music', ...Array.from({ length: songs }, (_, i) => `${i}.mp3`)).picked);
    await folders.look();
}

test('many songs wait until the battery is charged, and go on by themselves', async () => {
    folders.spareBattery(true);
    await link(30);
    expect([heard, folders.list[0]?.state, folders.list[0]?.progress.left]).toEqual([0, 'low-battery', 30]);
    folders.spareBattery(false);
    await vi.waitFor(() => expect([heard, folders.list[0]?.state]).toEqual([30, 'resting']), 10_000);
});

test('the listener may let them be heard all the same', async () => {
    folders.spareBattery(true);
    await link(30);
    await folders.list[0]?.goOn();
    expect([heard, folders.list[0]?.state]).toEqual([30, 'resting']);
});

test('a few songs are heard on any battery', async () => {
    folders.spareBattery(true);
    await link(5);
    expect([heard, folders.list[0]?.state]).toEqual([5, 'resting']);
});
