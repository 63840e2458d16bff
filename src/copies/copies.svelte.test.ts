import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newLiveId } from '../library/heard-live.ts';
import { ownChannel } from '../storage/own-names.fixture.ts';
import { FakePrivateFiles } from '../storage/private-files.fixture.ts';
import { Copies } from './copies.svelte.ts';

let device: FakePrivateFiles;
/** By song; null where the file cannot be read any more. */
let files: Record<string, File | null>;
/** Told which song's file is asked for. */
let onFile: (id: string) => unknown;
let channel: ReturnType<typeof ownChannel>;
const opened: Copies[] = [];

beforeEach(() => {
    device = new FakePrivateFiles();
    vi.stubGlobal('navigator', { storage: device.device });
    files = Object.fromEntries(['a', 'bb', 'ccc'].map((id) => [id, new File([id], `${id}.mp3`)]));
    [channel, onFile] = [ownChannel(), () => undefined];
});

afterEach(() => {
    opened.splice(0).forEach((copies) => copies.dispose());
    vi.unstubAllGlobals();
});

/** As another visit, or another window. */
async function open(isInLibrary: (id: string) => boolean = () => true): Promise<Copies> {
    const sizeOf = (id: string) => (id in files ? id.length : null);
    const copies = new Copies({ sizeOf, fileOf: async (id) => (onFile(id), files[id] ?? 'file-gone') }, channel);
    opened.push(copies);
    await copies.load(isInLibrary);
    return copies;
}

async function keep(copies: Copies, ...ids: string[]): Promise<void> {
    await copies.propose(ids);
    await copies.keep();
}

const kept = (copies: Copies) => Object.fromEntries(copies.all);

test('nothing is copied before the listener has seen what it takes', async () => {
    const copies = await open();
    device.roomBytes = 100;
    await copies.propose(['a', 'bb', 'none']);
    expect(copies.task).toEqual({ stage: 'asking', trackIds: ['a', 'bb'], bytes: 3, freeBytes: 100, without: 1 });
    copies.dismiss();
    await copies.keep();
    expect([copies.task, kept(copies), device.folders.size]).toEqual([null, {}, 0]);
});

test('what was heard live has no file that could be dropped', async () => {
    const copies = await open();
    await copies.propose(['a', newLiveId()]);
    expect(copies.task).toMatchObject({ trackIds: ['a'], without: 0 });
});

test('what is kept plays in the next visit, and is removed singly and together', async () => {
    await keep(await open(), 'a', 'bb', 'ccc');
    const copies = await open();
    expect([kept(copies), copies.totalBytes]).toEqual([{ a: 1, bb: 2, ccc: 3 }, 6]);
    expect(await (await copies.fileOf('bb'))?.text()).toBe('bb');
    await copies.remove(['bb']);
    expect([copies.has('bb'), await copies.fileOf('bb')]).toEqual([false, null]);
    await copies.remove([...copies.all.keys()]);
    expect(kept(await open())).toEqual({});
});

test('a full disk is told, what was whole by then stays, and the rest is left alone', async () => {
    const copies = await open();
    device.roomBytes = 2;
    await keep(copies, 'a', 'bb', 'ccc');
    expect(copies.task).toMatchObject({ stage: 'ended', copied: { songs: 1, bytes: 1 }, problem: 'storage-full' });
    expect(kept(await open())).toEqual({ a: 1 });
});

test('a song whose file cannot be read is counted, and the others are kept', async () => {
    const copies = await open();
    files.bb = null;
    await keep(copies, 'a', 'bb', 'ccc');
    expect(copies.task).toMatchObject({ stage: 'ended', copied: { songs: 2, bytes: 4 }, unreadable: 1, problem: null });
});

test('what is stopped leaves whole songs only, and another can be kept afterwards', async () => {
    const copies = await open();
    onFile = (id) => id === 'bb' && void copies.stop();
    await keep(copies, 'a', 'bb', 'ccc');
    expect(copies.task).toMatchObject({ stage: 'ended', copied: { songs: 1, bytes: 1 }, problem: null });
    copies.dismiss();
    await keep(copies, 'ccc');
    expect(kept(await open())).toEqual({ a: 1, ccc: 3 });
});

test('a song that left the library leaves no sound here', async () => {
    await keep(await open(), 'a', 'bb');
    expect(kept(await open((id) => id !== 'a'))).toEqual({ bb: 2 });
});

test('another window knows at once', async () => {
    const [one, other] = [await open(), await open()];
    await keep(one, 'a');
    await vi.waitFor(() => expect(other.has('a')).toBe(true));
    await other.remove(['a']);
    await vi.waitFor(() => expect(one.has('a')).toBe(false));
});

test('a song can be kept where its file is at hand and the browser can keep it, once', async () => {
    const copies = await open();
    expect([copies.canKeep('a'), copies.canKeep('none')]).toEqual([true, false]);
    await keep(copies, 'a');
    expect(copies.canKeep('a')).toBe(false);
    vi.stubGlobal('navigator', {});
    expect(copies.canKeep('bb')).toBe(false);
});
