import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Fate } from './files.ts';
import { makeOriginals, mutants, type Originals } from './mutants.ts';
import { tabulate } from './tabulate.ts';

let originals: Originals;

beforeAll(async () => {
    originals = await makeOriginals();
}, 300_000);

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('every mutation of every format breaks the file, and leaves the original as it was', () => {
    const before = [...originals.byFormat].map(([format, file]) => format + hash(file));
    const changed = new Map<string, boolean>();
    for (const { format, mutation, file } of mutants(originals, 700, 1)) {
        const kind = `${format}: ${mutation}`;
        const original = originals.byFormat.get(format) ?? Buffer.alloc(0);
        changed.set(kind, changed.get(kind) === true || !file.equals(original));
    }
    expect([...changed].filter(([, isChanged]) => !isChanged).map(([kind]) => kind)).toEqual([]);
    expect(changed.size).toBeGreaterThan(200);
    expect([...originals.byFormat].map(([format, file]) => format + hash(file))).toEqual(before);
});

test('the same seed gives the same files in the same order, another one others', () => {
    const files = (seed: number) => [...mutants(originals, 40, seed)].map(({ file }) => hash(file));
    expect(files(3)).toEqual(files(3));
    expect(files(4)).not.toEqual(files(3));
});

test('a table counts the ends of each mutation of each format, and names the slowest', () => {
    const fate = (end: Fate['end'], millis: number, format = 'mp3'): Fate => {
        return { format, mutation: 'cut', end, message: '', millis, peakBytes: null };
    };
    const fates = [fate('heard', 100), fate('damaged', 4200), fate('damaged', 10, 'flac'), fate('damaged', 50)];
    expect(tabulate(fates)).toBe('flac, cut: 1 damaged; 0.0 s\nmp3, cut: 2 damaged, 1 heard; 4.2 s\n');
});
