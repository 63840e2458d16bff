import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { encode, makePiece } from '../fixtures/sound-files.ts';
import type { Line } from './hear/line.ts';
import type { RankedLine } from './hear/rank.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
let folder = '';

// Each starts a browser, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'segue-hear-'));
    await makePiece(join(folder, 'piece.wav'), { durationSeconds: 12 });
    await writeFile(join(folder, 'empty.mp3'), '');
    await writeFile(join(folder, 'notes.txt'), 'no music\n'.repeat(100));
});

afterAll(() => rm(folder, { recursive: true }));

test('each file gets its line, whatever it is, and nothing else is printed', async () => {
    const notes = join(folder, 'notes.txt');
    const missing = join(folder, 'missing.mp3');
    const lines = await hear(folder, notes, missing);
    expect(lines.map(({ file, ok, reason }) => ({ file, ok, reason }))).toEqual([
        { file: join(folder, 'empty.mp3'), ok: false, reason: 'empty-file' },
        { file: join(folder, 'piece.wav'), ok: true, reason: null },
        { file: notes, ok: false, reason: 'not-audio' },
        { file: missing, ok: false, reason: 'unreadable-file' },
    ]);
    const song = lines.find(({ ok }) => ok);
    if (!song?.ok) throw new Error('expected the piece to be heard');
    expect(song.durationSeconds).toBe(12);
    expect(Object.values(song.genres).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 2);
    expect(Math.hypot(...song.embedding)).toBeCloseTo(1, 4);
    expect(song.timeline[0]?.[0]).toBe(0);
    expect(song).toMatchObject(
        song.isMusic === null ? { classes: {}, noneFits: null, genreSet: null } : { isMusic: true },
    );
    expect(song.key).toMatch(/^[A-G][b#]? (major|minor)$/);
    expect(Object.keys(song.millis)).toEqual(['decode', 'features', 'network', 'rhythm', 'total']);
    expect(song.peakMemoryBytes).toBeGreaterThan(0);
});

describe('the songs of a folder by their likeness to one', () => {
    let songs = '';
    let seed = '';

    beforeAll(async () => {
        songs = join(folder, 'songs');
        seed = await makePiece(join(songs, 'seed.wav'), { durationSeconds: 12 });
        await copyFile(seed, join(songs, 'copy.wav'));
        await encode(seed, join(songs, 'encoded.mp3'), ['-b:a', '128k']);
        await makePiece(join(songs, 'far.wav'), { durationSeconds: 12, tempoBpm: 77, keyNote: 68 });
        await writeFile(join(songs, 'broken.mp3'), 'no music\n'.repeat(100));
        await mkdir(join(folder, 'no songs'));
        await writeFile(join(folder, 'no songs', 'cover.jpg'), 'x');
    });

    test('nearest first with reasons, copies left out, and bad files at the end', async () => {
        const { code, lines, said } = await run(songs, '--like', seed);
        expect(code).toBe(0);
        expect(lines.map(({ file, reason }) => [basename(file), reason])).toEqual([
            ['encoded.mp3', null],
            ['far.wav', null],
            ['broken.mp3', 'not-audio'],
        ]);
        expect(said).toContain(`Left out: ${seed} is the song itself.`);
        expect(said).toContain(`Left out: ${join(songs, 'copy.wav')} is a copy of ${seed}.`);
        const [near, far] = lines as RankedLine[];
        expect(near?.likeness).toBeGreaterThan(0.9);
        expect(far?.likeness).toBeLessThan(near?.likeness ?? 0);
        expect(near?.because).toMatch(/the same 104 BPM/i);
        expect(near?.reasons).toContainEqual({ kind: 'loudness', relation: 'same' });
        expect(near?.tempoBpm).toBeCloseTo(104, 0);
        expect(near?.key).toBe('A minor');
        expect(Object.keys(near?.genres ?? {})).toContain('blues');
    });

    test('a song that cannot be heard ends it with the reason in words', async () => {
        const broken = join(songs, 'broken.mp3');
        const { code, lines, said } = await run(songs, '--like', broken);
        expect({ code, lines }).toEqual({ code: 1, lines: [] });
        expect(said).toContain(`${broken} cannot be heard. This does not look like a song.`);
    });

    test('a song that is not there ends it with the reason in words', async () => {
        const missing = join(songs, 'missing.mp3');
        const { code, said } = await run(songs, '--like', missing);
        expect(code).toBe(1);
        expect(said).toContain(`${missing} cannot be heard. The file could not be read.`);
    });

    test('a folder with nothing beside the song says so', async () => {
        const { code, lines, said } = await run(seed, '--like', seed);
        expect({ code, lines }).toEqual({ code: 1, lines: [] });
        expect(said).toContain(`No other song could be heard beside ${seed}.`);
    });

    test('a folder that is missing or has no songs says so', async () => {
        const missing = join(folder, 'nowhere');
        expect(await run(missing, '--like', seed)).toMatchObject({
            code: 1,
            said: `There is no ${missing}, or it cannot be read.\n`,
        });
        const empty = join(folder, 'no songs');
        expect(await run(empty, '--like', seed)).toMatchObject({ code: 1, said: `There are no songs in ${empty}.\n` });
    });
});

test('a command line that cannot be understood is answered with what is wrong, and the help', async () => {
    const { code, lines, said } = await run(folder, '--like');
    expect({ code, lines }).toEqual({ code: 2, lines: [] });
    expect(said).toMatch(/^Name a song after --like\.\n\nnpm run --silent hear/);
});

interface Ended {
    readonly code: number;
    readonly lines: readonly (Line | RankedLine)[];
    /** On standard error. */
    readonly said: string;
}

async function hear(...args: readonly string[]): Promise<Line[]> {
    return (await run(...args)).lines as Line[];
}

function run(...args: readonly string[]): Promise<Ended> {
    const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'commands/hear.ts', '--backend', 'wasm', ...args];
    return new Promise((resolve) => {
        execFile(process.execPath, command, { cwd: root, maxBuffer: 1e8 }, (error, stdout, stderr) => {
            const lines = stdout.split('\n').filter(Boolean);
            resolve({
                code: error ? Number(error.code) : 0,
                lines: lines.map((line) => JSON.parse(line) as Line | RankedLine),
                said: stderr,
            });
        });
    });
}
