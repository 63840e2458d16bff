import { expect, test } from 'vitest';
import { songWith } from './song.fixture.ts';
import { belongTogether } from './together.ts';

const soft = { fadesSeconds: 185 };

test.each([
    ['01 A.flac', '02 B.flac', true],
    ['1-09 A.flac', '1-10 B.flac', true],
    ['07. A.mp3', '08. B.mp3', true],
    ['01 A.flac', '03 C.flac', false],
    ['02 B.flac', '01 A.flac', false],
    ['1-12 A.flac', '2-01 B.flac', false],
])('of one album %s and %s: %s', (fileName, nextName, together) => {
    const [first, second] = [
        songWith({ album: 'Live', fileName, edges: soft }),
        songWith({ album: ' live', fileName: nextName }),
    ];
    expect(belongTogether(first, second)).toBe(together);
});

test.each([
    [{}, {}, true],
    [soft, {}, false],
    [{ endsSeconds: 198 }, {}, false],
    [{}, { beginsSeconds: 1, arrivedSeconds: 1 }, false],
    [{}, { arrivedSeconds: 5 }, false],
])('without numbers their sound tells: %j, %j: %s', (edges, nextEdges, together) => {
    const [first, second] = [songWith({ album: 'Live', edges }), songWith({ album: 'Live', edges: nextEdges })];
    expect(belongTogether(first, second)).toBe(together);
});

test('songs of other albums do not, nor those of none by others', () => {
    const [first, second] = ['01 A.mp3', '02 B.mp3'].map((fileName) => ({ fileName }));
    expect(belongTogether(songWith({ ...first, album: 'A' }), songWith({ ...second, album: 'B' }))).toBe(false);
    expect(belongTogether(songWith(first), songWith(second))).toBe(false);
    expect(belongTogether(songWith({ ...first, artist: 'X' }), songWith({ ...second, artist: 'X' }))).toBe(true);
});
