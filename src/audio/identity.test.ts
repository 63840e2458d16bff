import { expect, test } from 'vitest';
import { contentId } from './identity.ts';

const megabytes = 1024 * 1024;

function bytes(length: number, changedAt?: number): Blob {
    const content = Uint8Array.from({ length }, (_, i) => i * 31);
    if (changedAt !== undefined) content[changedAt] = 255 - (content[changedAt] ?? 0);
    return new Blob([content]);
}

test('the same content has the same identity, whatever the file is called', async () => {
    const one = await contentId(new File([bytes(1000)], 'a.mp3'));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await contentId(new File([bytes(1000)], 'b.mp3', { type: 'audio/mpeg' }))).toBe(one);
});

test('a change anywhere in a small file changes its identity', async () => {
    expect(await contentId(bytes(700_000, 300_000))).not.toBe(await contentId(bytes(700_000)));
});

test('a change at the start, in the middle or at the end of a large file, or of its size, changes its identity', async () => {
    const ids = await Promise.all([
        contentId(bytes(4 * megabytes)),
        contentId(bytes(4 * megabytes, 0)),
        contentId(bytes(4 * megabytes, 2 * megabytes)),
        contentId(bytes(4 * megabytes, 4 * megabytes - 1)),
        contentId(bytes(4 * megabytes + 1)),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
});

test('of a large file no more than 768 kB is read', async () => {
    const file = bytes(8 * megabytes);
    let asked = 0;
    const slice = file.slice.bind(file);
    file.slice = (start = 0, end = file.size) => {
        asked += end - start;
        return slice(start, end);
    };
    await contentId(file);
    expect(asked).toBe(3 * 256 * 1024);
});

test('an empty file has an identity', async () => {
    expect(await contentId(new Blob())).toMatch(/^[0-9a-f]{64}$/);
});
