import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { PaperFiles } from './paper-files.ts';
import { loadPaperNetwork, type PaperNetwork } from './paper-network.ts';
import { readPaper, readPaperGolden } from './shipped-paper.fixture.ts';

const golden = readPaperGolden();
let files: PaperFiles;
let network: PaperNetwork;

beforeAll(async () => {
    files = await readPaper();
    network = await loadPaperNetwork(files);
});

test('the shipped network of the paper says what training wrote down, of songs of any length', async () => {
    expect(golden.songs.length).toBeGreaterThan(3);
    for (const { picture, genres } of golden.songs) {
        const heard = await network.hear(picture);
        expect(heard).toHaveLength(files.spec.genres.length);
        heard.forEach((value, i) => expect(Math.abs(value - (genres[i] ?? NaN))).toBeLessThan(golden.tolerance));
    }
});

test('no tensor outlives a hearing, and the backend does not grow', async () => {
    const [song] = golden.songs;
    if (!song) throw new Error('expected a golden song');
    await network.hear(song.picture);
    const before = memory();
    for (let i = 0; i < 5; i++) await network.hear(song.picture);
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numBytes).toBe(before.numBytes);
});

test('a picture without columns is refused, with what was expected', async () => {
    const picture = { bands: files.spec.bands, columns: 0, columnSeconds: 0.0775, levels: new Uint8Array() };
    await expect(network.hear(picture)).rejects.toThrow('a picture with columns');
});

test('graphs that give another number of genres than described are refused when they are loaded, and leave no logits', async () => {
    const spec = { ...files.spec, genres: ['blues'] };
    await expect(loadPaperNetwork({ ...files, spec })).rejects.toThrow(/expected 1 genres, the graph gave 10/);
});

test('a backbone without the features that the package asks for is refused', async () => {
    await expect(loadPaperNetwork({ ...files, backbone: files.head })).rejects.toThrow();
});
