import { expect, test } from 'vitest';
import { toCsv, toJson, toM3u, toText } from './exports.ts';
import type { LaterSong } from './later-song.ts';

function song(parts: Partial<LaterSong> = {}): LaterSong {
    return { service: 'youtube', id: 'a', title: 'Song', judgements: [], addedAt: 0, ...parts };
}

const page = 'https://www.youtube.com/watch?v=abcdefghijk';

const hostile = [
    'Two\nlines',
    'Two\r\nlines\u2028and\u2029more',
    'She said "so", and left',
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("https://evil.example";"click")',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '＝1',
    '夜に駆ける',
];

/** Reads CSV as RFC 4180 says, quotes and line breaks in cells included. */
function readCsv(text: string): string[][] {
    const rows: string[][] = [[]];
    for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
        rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
        if (end === '\r\n') rows.push([]);
        if (end === '') break;
    }
    return rows.filter((row) => row.length > 1);
}

test('a playlist has a line about each song and one where it is', () => {
    const text = toM3u([
        song({ artist: 'Artist', durationSeconds: 61.6, page }),
        song({ title: 'Own', service: 'library', fileName: 'own song.mp3' }),
    ]);
    expect(text).toBe(`#EXTM3U\n#EXTINF:62,Artist - Song\n${page}\n#EXTINF:-1,Own\nown song.mp3\n`);
});

test('a playlist leads to the sound itself where that is at hand, and leaves out what is nowhere', () => {
    const stream = 'https://api.audius.co/v1/tracks/a/stream?app_name=Segue';
    expect(toM3u([song({ page, stream }), song({ title: 'Nowhere' })])).toBe(`#EXTM3U\n#EXTINF:-1,Song\n${stream}\n`);
});

test('a song whose words may be kept no longer goes out as its address', () => {
    const bare: LaterSong = { service: 'youtube', id: 'a', page, judgements: [], addedAt: 0 };
    expect(toM3u([bare])).toBe(`#EXTM3U\n#EXTINF:-1,${page}\n${page}\n`);
    expect(toText([bare])).toBe(`${page}\n`);
    expect(readCsv(toCsv([bare]))[1]).toEqual(['', '', '', '', 'youtube', page, '']);
    expect(JSON.parse(toJson([bare]))).toEqual([
        { service: 'youtube', page, id: 'a', judgements: [], addedAt: '1970-01-01T00:00:00.000Z' },
    ]);
});

test.each(hostile)('the title %j stays on its line of a playlist', (title) => {
    const lines = toM3u([song({ title, page })]).split(/[\n\r\u2028\u2029]/);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^#EXTINF:-1,/);
    expect(lines[2]).toBe(page);
});

test('a file whose name begins like a comment is still found in a playlist', () => {
    expect(toM3u([song({ fileName: '#1 hit.mp3' })])).toContain('\n./#1 hit.mp3\n');
});

test('a table says in its first bytes that it is UTF-8, and ends its lines as RFC 4180 asks', () => {
    const text = toCsv([song({ artist: 'YOASOBI', album: 'The Book', durationSeconds: 261, page })]);
    expect(text).toBe(
        '\uFEFFtitle,artist,album,durationSeconds,service,page,fileName\r\n' +
            `"Song","YOASOBI","The Book",261,"youtube","${page}",\r\n`,
    );
});

test.each(hostile)('the title %j is one cell of a table, and no formula', (title) => {
    const [header, row] = readCsv(toCsv([song({ title, artist: title, page })]).slice(1));
    expect(row).toHaveLength(header?.length ?? 0);
    expect(row?.[0]).toBe(row?.[1]);
    expect(row?.[0]?.replace(/^'/, '')).toBe(title);
    expect(row?.[0]).not.toMatch(/^\s*[=+\-@＝]/);
    expect(row?.[5]).toBe(page);
});

test('a minus within a title stays as it is', () => {
    expect(toCsv([song({ title: 'Blink-182 = fun' })])).toContain('"Blink-182 = fun"');
});

test.each(hostile)('the title %j can be read again from JSON', (title) => {
    const [read] = JSON.parse(toJson([song({ title, page, addedAt: Date.UTC(2026, 10, 20) })])) as LaterSong[];
    expect(read).toEqual({
        service: 'youtube',
        id: 'a',
        title,
        page,
        judgements: [],
        addedAt: '2026-11-20T00:00:00.000Z',
    });
});

test('as text there is one line a song', () => {
    const songs = [song({ artist: 'Artist', page }), song({ title: 'Own', fileName: 'own.mp3' }), song()];
    expect(toText(songs)).toBe(`Artist – Song ${page}\nOwn own.mp3\nSong\n`);
});

test.each(hostile)('the title %j stays one line of text', (title) => {
    expect(toText([song({ title, page })]).split(/[\n\r\u2028\u2029]/)).toHaveLength(2);
});

test('an empty list exports as an empty list', () => {
    expect([toM3u([]), toText([]), JSON.parse(toJson([]))]).toEqual(['#EXTM3U\n', '', []]);
    expect(readCsv(toCsv([]).slice(1))).toHaveLength(1);
});
