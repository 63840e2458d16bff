import { expect, test } from 'vitest';
import { contentsOf } from './contents.ts';
import { FakeFolder } from './fake-folder.fixture.ts';

const list = async (folder: FakeFolder) => contentsOf(folder.handle).list(() => undefined);

test('all music below the folder is found, in the order of names, with size, date and the cue sheets beside it', async () => {
    const folder = new FakeFolder(
        'Music',
        'B/2.mp3',
        'B/10.mp3',
        'B/all.cue',
        'B/cover.jpg',
        'a.flac',
        '.hidden/x.mp3',
    );
    folder.write('a.flac', { text: 'four', at: 77 });
    const { files, unread } = await list(folder);
    expect(files).toEqual([
        { path: 'a.flac', sizeBytes: 4, modifiedAt: 77, sheets: [] },
        { path: 'B/2.mp3', sizeBytes: 7, modifiedAt: 1000, sheets: ['B/all.cue'] },
        { path: 'B/10.mp3', sizeBytes: 8, modifiedAt: 1000, sheets: ['B/all.cue'] },
    ]);
    expect(unread).toEqual([]);
});

test('how many there are so far is told while a large folder is read', async () => {
    const folder = new FakeFolder('Music', ...Array.from({ length: 150 }, (_, i) => `${i}.mp3`));
    const counts: number[] = [];
    await contentsOf(folder.handle).list((count) => counts.push(count));
    expect(counts).toEqual([64, 128, 150]);
});

test('a folder inside that cannot be opened is named, and the rest is read', async () => {
    const folder = new FakeFolder('Music', 'a/1.mp3', 'b/2.mp3');
    folder.locked.add('a/');
    const { files, unread } = await list(folder);
    expect([files.map(({ path }) => path), unread]).toEqual([['b/2.mp3'], ['a/']]);
});

test('a file that cannot be opened is named', async () => {
    const folder = new FakeFolder('Music', '1.mp3', '2.mp3');
    folder.locked.add('1.mp3');
    const { files, unread } = await list(folder);
    expect([files.map(({ path }) => path), unread]).toEqual([['2.mp3'], ['1.mp3']]);
});

test('a folder that is gone is an error, and not an empty folder', async () => {
    const folder = new FakeFolder('Music', '1.mp3');
    folder.isThere = false;
    await expect(list(folder)).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await contentsOf(folder.handle).isThere()).toBe(false);
});

test('a file is found by its path', async () => {
    const folder = new FakeFolder('Music', 'Artist/Album/1.mp3');
    const contents = contentsOf(folder.handle);
    expect(await (await contents.fileAt('Artist/Album/1.mp3')).text()).toBe('Artist/Album/1.mp3');
    await expect(contents.fileAt('Artist/1.mp3')).rejects.toMatchObject({ name: 'NotFoundError' });
});

test('the listener is asked only where that is wanted and needed', async () => {
    const folder = new FakeFolder('Music');
    folder.permission = 'prompt';
    const contents = contentsOf(folder.handle);
    expect(await contents.access(false)).toBe('not-permitted');
    expect(folder.permission).toBe('prompt');
    expect(await contents.access(true)).toBe('open');
    folder.permission = 'denied';
    expect(await contents.access(true)).toBe('not-permitted');
});
