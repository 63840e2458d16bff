import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { QueueItem } from '../intake/queue.svelte.ts';
import { madeUpLocks } from '../storage/locks.fixture.ts';
import { ownChannel } from '../storage/own-names.fixture.ts';
import { FakeFolder } from './fake-folder.fixture.ts';
import { Folders } from './folders.svelte.ts';
import { memoryStore } from './memory-store.fixture.ts';

type End = Pick<QueueItem, 'stage' | 'reason' | 'trackId'>;

/** Also on a busy machine. */
const eventually = (check: () => void) => vi.waitFor(check, 10_000);
vi.setConfig({ testTimeout: 30_000 });

let store: ReturnType<typeof memoryStore>;
let music: FakeFolder;
const opened: Folders[] = [];

beforeEach(() => ([store, music] = [memoryStore(), new FakeFolder('Music', 'a.mp3')]));
afterEach(() => opened.splice(0).forEach((folders) => folders.dispose()));

async function open(end: End = { stage: 'done', trackId: 'a' }): Promise<Folders> {
    const folders = new Folders({ hear: async () => end, atATime: 1, mayHave: () => true }, store, ownChannel());
    opened.push(folders);
    await folders.load();
    return folders;
}

test('what waits for room is still told when another window has changed its folders', async () => {
    const folders = await open({ stage: 'failed', reason: 'storage-full' });
    await folders.link(music.picked);
    await eventually(() => expect(folders.list[0]?.state).toBe('paused'));
    await folders.load();
    expect(folders.list[0]?.state).toBe('paused');
});

test('a folder that one window unlinks does not come back when another pauses it', async () => {
    const folders = await open();
    await folders.link(music.picked);
    await eventually(() => expect(folders.has('a')).toBe(true));
    const [folder] = folders.list;
    await folders.unlinkAll();
    await folder?.pause();
    expect((await open()).list).toEqual([]);
});

test('what one window kept of a folder while another unlinked it is forgotten', async () => {
    await store.writeFile('gone', 'a.mp3', { sizeBytes: 1, modifiedAt: 1, trackId: 'a', isGone: false });
    await open();
    expect(await store.files()).toEqual({ ok: true, value: new Map() });
});

test('a folder that is linked while the kept ones are read stays', async () => {
    const folders = await open();
    const { folders: read } = store;
    let linking: Promise<unknown> | null = null;
    store.folders = async () => {
        const kept = await read();
        linking ??= folders.link(music.picked);
        return kept;
    };
    await folders.load();
    await linking;
    await eventually(() => expect(folders.has('a')).toBe(true));
    expect(folders.list).toHaveLength(1);
});

test('a folder that is linked in two windows at once is one', async () => {
    vi.stubGlobal('navigator', { locks: madeUpLocks() });
    const [one, other] = [await open(), await open()];
    await Promise.all([one.link(music.picked), other.link(music.picked)]);
    vi.unstubAllGlobals();
    expect((await open()).list).toHaveLength(1);
});
