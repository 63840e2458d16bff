import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePiece } from './fixtures.ts';
import type { Line } from './hear/line.ts';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));
let folder = '';

beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'segue-hear-'));
    await makePiece(join(folder, 'piece.wav'), { durationSeconds: 12 });
    await writeFile(join(folder, 'empty.mp3'), '');
    await writeFile(join(folder, 'notes.txt'), 'no music\n'.repeat(100));
});

afterAll(() => rm(folder, { recursive: true }));

test('each file gets its line, whatever it is, and nothing else is printed', { timeout: 300_000 }, async () => {
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
    expect(song.key).toMatch(/^[A-G][b#]? (major|minor)$/);
    expect(Object.keys(song.millis)).toEqual(['decode', 'features', 'network', 'rhythm', 'total']);
    expect(song.peakMemoryBytes).toBeGreaterThan(0);
});

async function hear(...args: readonly string[]): Promise<Line[]> {
    const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'commands/hear.ts', '--backend', 'wasm', ...args];
    const { stdout } = await execute(process.execPath, command, { cwd: root, maxBuffer: 1e8 });
    return stdout
        .trimEnd()
        .split('\n')
        .map((line): Line => JSON.parse(line) as Line);
}
