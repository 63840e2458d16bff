import { expect, test } from 'vitest';
import { SongFiles } from './song-files.ts';

const [copy, original] = [new File(['a'], 'copy.mp3'), new File(['a'], 'original.mp3')];

function made({
    kept = [],
    inFolder = [],
    copyIsThere = true,
}: {
    readonly kept?: readonly string[];
    readonly inFolder?: readonly string[];
    readonly copyIsThere?: boolean;
}) {
    const asked: string[][] = [];
    const files = new SongFiles({
        copies: {
            has: (id) => kept.includes(id),
            fileOf: async (id) => (kept.includes(id) && copyIsThere ? copy : null),
        },
        folders: {
            has: (id) => inFolder.includes(id),
            fileOf: async (id) => (inFolder.includes(id) ? original : 'file-gone'),
            open: async (ids) => (asked.push([...ids]), new Set(ids.filter((id) => inFolder.includes(id)))),
            areTogether: (id, other) => inFolder.includes(id) && inFolder.includes(other),
            look: async () => undefined,
        },
    });
    return { files, asked };
}

test('a song that is kept here is read from here, and no folder is asked for', async () => {
    const { files, asked } = made({ kept: ['a'], inFolder: ['a', 'b'] });
    expect([files.has('a'), files.has('b'), files.has('c')]).toEqual([true, true, false]);
    expect(await files.fileOf('a')).toBe(copy);
    expect(await files.open(['a', 'b', 'c'])).toEqual(new Set(['a', 'b']));
    expect(asked).toEqual([['b', 'c']]);
});

test('where the browser has lost what was kept, the folder has it', async () => {
    const { files } = made({ kept: ['a', 'b'], inFolder: ['a'], copyIsThere: false });
    expect(await files.fileOf('a')).toBe(original);
    expect(await files.fileOf('b')).toBe('file-gone');
});

test('songs that are kept here play on when their folder may not be read', () => {
    const { files } = made({ kept: ['a'], inFolder: ['a', 'b', 'c'] });
    expect([files.areTogether('b', 'c'), files.areTogether('a', 'b'), files.areTogether('b', 'a')]).toEqual([
        true,
        false,
        false,
    ]);
});
