import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesIn, isReadable } from './files.ts';

let folder = '';

beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'segue-files-'));
    await mkdir(join(folder, 'album', 'disc 2'), { recursive: true });
    for (const name of [
        '10 Late.mp3',
        '2 Early.flac',
        'cover.jpg',
        '.DS_Store',
        'disc 2/1 Other.ogg',
        'disc 2/notes.txt',
    ])
        await writeFile(join(folder, 'album', name), 'x');
});

afterAll(() => rm(folder, { recursive: true }));

test('folders are read with all that is below them, in order, without what is no music by its name', async () => {
    const found = await filesIn([join(folder, 'album')]);
    expect(found).toEqual(
        ['2 Early.flac', '10 Late.mp3', 'disc 2/1 Other.ogg'].map((name) => join(folder, 'album', name)),
    );
});

test('a file that is named is taken whatever it is, also when it does not exist', async () => {
    const named = [join(folder, 'album', 'cover.jpg'), join(folder, 'missing.mp3')];
    expect(await filesIn(named)).toEqual(named);
    expect(await Promise.all(named.map(isReadable))).toEqual([true, false]);
});
