import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ffmpeg, makePiece } from '../fixtures/sound-files.ts';
import { openHearing } from './hear/hearing.ts';
import type { Summary } from './robustness/summary.ts';
import { hearVariants } from './robustness/hear-variants.ts';
import { variants } from './robustness/variants.ts';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));
let folder = '';
let music = '';
let file = '';

// Each starts a browser, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'segue-robust-'));
    music = join(folder, 'pieces');
    file = await makePiece(join(music, 'piece.wav'), { durationSeconds: 14 });
});

afterAll(() => rm(folder, { recursive: true }));

test('a copy is heard as the song itself, and silence is not', async () => {
    const hearing = await openHearing({ backend: 'wasm', softwareWebGpu: false });
    try {
        const song = { file, collection: 'pieces', durationSeconds: 14 };
        const comparisons = await hearVariants(hearing, song, {
            variants: {
                copy: { options: ['-c:a', 'copy'], extension: 'wav' },
                silence: { options: ['-af', 'volume=0'], extension: 'wav' },
            },
            pieceSeconds: 12,
            folder: join(folder, 'variants'),
        });
        const [copy, silence] = comparisons;
        expect(comparisons).toHaveLength(2);
        expect(copy?.cosine).toBeCloseTo(1, 5);
        expect(copy?.variantGenre).toBe(copy?.genre);
        expect(copy?.variantClaimed).toEqual(copy?.claimed);
        const nothing = { variantGenre: null, variantClaimed: null, cosine: null };
        expect(silence).toMatchObject({ variant: 'silence', genre: copy?.genre, ...nothing });
        const [whole] = await hearVariants(hearing, song, {
            variants: { middle: { options: ['-ss', '1', '-t', '12'], extension: 'wav' } },
            pieceSeconds: null,
            folder: join(folder, 'variants'),
        });
        expect(whole?.variantGenre).toBe(copy?.variantGenre);
        expect(whole?.cosine).toBeLessThan(0.99999);
        const missing = { ...song, file: join(music, 'missing.wav') };
        const options = { variants: {}, pieceSeconds: 12, folder: join(folder, 'variants') };
        expect(await hearVariants(hearing, missing, options)).toEqual([]);
    } finally {
        await hearing.close();
    }
});

test('all variants are heard, and their figures written', async () => {
    const json = join(folder, 'figures', 'robustness.json');
    const { code, printed } = await run([music, '--seconds', '10', '--json', json]);
    expect(code).toBe(0);
    const figures = JSON.parse(await readFile(json, 'utf8')) as Summary;
    const { version } = JSON.parse(await readFile(join(root, 'public/model/spec.json'), 'utf8')) as { version: string };
    expect(figures).toMatchObject({ songs: 1, pieceSeconds: 10, network: version, music: 'pieces' });
    expect(Object.keys(figures.variants)).toEqual(Object.keys(variants));
    for (const { songs, meanCosine } of Object.values(figures.variants)) {
        expect(songs).toBe(1);
        expect(meanCosine).toBeGreaterThan(0);
    }
    expect(figures.variants.softer_6db?.meanCosine).toBeGreaterThan(0.99);
    expect(figures.variants.softer_6db?.genreUnchanged).toBe(1);
    expect(figures.all.songs).toBe(Object.keys(variants).length);
    expect(printed).toContain(`Network ${version}, 1 songs, 10 s of each`);
});

test('pictures of songs and their variants are written for the training, which tells them apart by name', async () => {
    const npz = join(folder, 'pictures', 'changed.npz');
    const { code, printed, said } = await run([music, '--seconds', '12', '--pictures', npz]);
    expect(code, said).toBe(0);
    const names = ['piece', ...Object.keys(variants).map((variant) => `piece/${variant}`)];
    expect(printed).toBe(`${names.length} pictures written to ${npz}\n`);
    const script = `import json, numpy, sys
file = numpy.load(sys.argv[1])
pictures = file['log_mel'].astype(float)
apart = abs(pictures - pictures[0]).mean((1, 2)).tolist()
print(json.dumps([file['track'].tolist(), list(pictures.shape), dict(zip(file['track'].tolist(), apart))]))`;
    const { stdout } = await execute('/usr/bin/python3', ['-c', script, npz]);
    const [tracks, shape, apart] = JSON.parse(stdout) as [string[], number[], Record<string, number>];
    expect(tracks).toEqual(names);
    expect(shape).toEqual([names.length, 128, 387]);
    expect(apart['piece/softer_6db']).toBeLessThan(1);
    expect(apart['piece/phone_band']).toBeGreaterThan(10);
});

test('of a song that is silent no picture is written', async () => {
    const silent = join(folder, 'silence', 'silent.wav');
    await mkdir(join(folder, 'silence'));
    await ffmpeg(['-f', 'lavfi', '-i', 'anullsrc=r=44100:d=12', silent]);
    const npz = join(folder, 'nothing.npz');
    const ended = await run([join(folder, 'silence'), '--seconds', '12', '--pictures', npz]);
    const sentences = [
        `Left out, because it is silent: ${silent}`,
        `None of the songs in ${join(folder, 'silence')} could be heard.`,
    ];
    expect(ended).toMatchObject({ code: 1, said: `${sentences.join('\n')}\n` });
    expect(existsSync(npz)).toBe(false);
});

test('music that is too short or missing is told in one sentence', async () => {
    const sentence = (path: string) => `No song in ${path} lasts 30 s or more.\n`;
    expect(await run([music])).toMatchObject({ code: 1, said: sentence(music) });
    const missing = join(folder, 'nowhere');
    expect(await run([missing])).toMatchObject({ code: 1, said: sentence(missing) });
});

test('without ffmpeg it says what to install', async () => {
    const empty = join(folder, 'no programs');
    await mkdir(empty);
    const ended = await run([music, '--seconds', '10'], { ...process.env, PATH: empty });
    expect(ended).toMatchObject({
        code: 1,
        said: 'ffmpeg is missing. On Debian it is installed by: apt-get install ffmpeg\n',
    });
});

test('without music, or with a length that is none, it shows its help', async () => {
    for (const args of [[], [music, '--seconds', 'long'], [music, '--songs', '0']]) {
        const { code, said } = await run(args);
        expect(code).toBe(2);
        expect(said).toMatch(/^npm run robustness/);
    }
});

interface Ended {
    readonly code: number;
    readonly printed: string;
    /** On standard error. */
    readonly said: string;
}

function run(args: readonly string[], env = process.env): Promise<Ended> {
    const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'commands/robustness.ts', ...args];
    return new Promise((resolve) => {
        execFile(process.execPath, command, { cwd: root, env }, (error, printed, said) => {
            resolve({ code: error ? Number(error.code) : 0, printed, said });
        });
    });
}
