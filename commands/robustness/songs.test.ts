import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePiece } from '../../fixtures/sound-files.ts';
import { chooseSongs } from './songs.ts';

let folder = '';
const collections = () => ['large', 'small', 'without'].map((name) => join(folder, name));

beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'segue-songs-'));
    const long = await makePiece(join(folder, 'long.wav'), { durationSeconds: 11 });
    const short = await makePiece(join(folder, 'short.wav'), { durationSeconds: 3 });
    for (const name of collections()) await mkdir(join(name, 'music'), { recursive: true });
    for (const name of ['a', 'b', 'c', 'd']) await copyFile(long, join(folder, 'large/music', `${name}.wav`));
    await copyFile(short, join(folder, 'large/music/short.wav'));
    await copyFile(long, join(folder, 'small/music/only.wav'));
    await copyFile(long, join(folder, 'small/music/song.lua'));
    await writeFile(join(folder, 'without/music/broken.ogg'), 'no music\n'.repeat(10_000));
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

test('songs that are long enough come from each folder in turn, and no folder gives more than it has', async () => {
    const songs = await chooseSongs(collections(), { count: 30, leastSeconds: 10 });
    expect(songs.map(({ collection }) => collection)).toEqual(['large', 'small', 'large', 'large', 'large']);
    expect(songs.map(({ file }) => basename(file)).sort()).toEqual(['a.wav', 'b.wav', 'c.wav', 'd.wav', 'only.wav']);
    expect(songs[0]?.durationSeconds).toBeCloseTo(11, 1);
});

test('no more than asked for are taken, and the same ones each time', async () => {
    const choose = () => chooseSongs(collections(), { count: 3, leastSeconds: 10 });
    const songs = await choose();
    expect(songs).toHaveLength(3);
    expect(await choose()).toEqual(songs);
});

test('a folder that is not there has no songs', async () => {
    expect(await chooseSongs([join(folder, 'nowhere')], { count: 3, leastSeconds: 10 })).toEqual([]);
});
