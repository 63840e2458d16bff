import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { privateFolders } from '../storage/names.ts';
import { FakePrivateFiles } from '../storage/private-files.fixture.ts';
import { openCopyStore } from './store.ts';

let device: FakePrivateFiles;

beforeEach(() => {
    device = new FakePrivateFiles();
    vi.stubGlobal('navigator', { storage: device.device });
});

afterEach(() => void vi.unstubAllGlobals());

const never = { signal: new AbortController().signal, onProgress: () => undefined };
const song = (text: string, name = 'song.mp3') => new File([text], name);
const names = () => [...(device.folders.get(privateFolders.sound.name)?.keys() ?? [])];

test('what is kept comes back byte by byte, with its size and its kind', async () => {
    const store = openCopyStore();
    expect(await store.list()).toEqual({ ok: true, value: new Map() });
    expect(await store.write('a', song('the sound'), never)).toEqual({ ok: true });
    expect(await store.list()).toEqual({ ok: true, value: new Map([['a', 9]]) });
    const file = await store.read('a');
    expect([await file?.text(), file?.name.endsWith('.mp3')]).toEqual(['the sound', true]);
    expect(await store.read('b')).toBeNull();
});

test('a large file is copied in pieces, and tells how far it is', async () => {
    const told: number[] = [];
    const large = new File([new Uint8Array(9_000_000)], 'large.wav');
    await openCopyStore().write('a', large, { ...never, onProgress: (bytes) => told.push(bytes) });
    expect(told).toEqual([2 ** 22, 2 ** 23, 9_000_000]);
});

test('without room nothing is left of the song, and those before it stay', async () => {
    const store = openCopyStore();
    await store.write('a', song('the sound'), never);
    device.roomBytes = 4;
    expect(await store.write('b', song('another sound'), never)).toEqual({ ok: false, reason: 'storage-full' });
    expect(names()).toEqual(['a.9.mp3']);
});

test('a file that cannot be read leaves nothing', async () => {
    const gone = song('gone');
    vi.spyOn(gone, 'slice').mockImplementation(() => {
        const piece = new Blob();
        piece.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
        return piece;
    });
    expect(await openCopyStore().write('a', gone, never)).toEqual({ ok: false, reason: 'unreadable-file' });
    expect(names()).toEqual([]);
});

test('a copy that is stopped leaves nothing', async () => {
    const stop = new AbortController();
    const large = new File([new Uint8Array(9_000_000)], 'large.wav');
    const writing = openCopyStore().write('a', large, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(writing).rejects.toThrow('aborted');
    expect(names()).toEqual([]);
});

test('what was never finished, for the browser was closed, is removed', async () => {
    const store = openCopyStore();
    await store.write('a', song('the sound'), never);
    device.folders.get(privateFolders.sound.name)?.set('b.100.mp3', song('half', 'b.100.mp3'));
    expect(await store.list()).toEqual({ ok: true, value: new Map([['a', 9]]) });
    expect(names()).toEqual(['a.9.mp3']);
});

test('songs are removed by themselves', async () => {
    const store = openCopyStore();
    for (const id of ['a', 'b', 'c']) await store.write(id, song(id), never);
    expect(await store.remove(['a', 'c', 'none'])).toEqual({ ok: true, value: null });
    expect(names()).toEqual(['b.1.mp3']);
});

test('a browser that keeps no files here says so', async () => {
    device.isBlocked = true;
    expect(await openCopyStore().write('a', song('a'), never)).toEqual({ ok: false, reason: 'storage-blocked' });
    vi.stubGlobal('navigator', {});
    expect(await openCopyStore().write('a', song('a'), never)).toEqual({ ok: false, reason: 'storage-blocked' });
});
