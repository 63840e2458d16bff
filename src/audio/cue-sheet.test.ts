import { expect, test } from 'vitest';
import { encodeText } from '../../fixtures/tags/encode-text.ts';
import { parseCueSheet, readCueSheet } from './cue-sheet.ts';

const sheet = `REM GENRE Rock
PERFORMER "The Band"
TITLE "The Album"
FILE "The Album.flac" WAVE
  TRACK 01 AUDIO
    TITLE "One"
    PERFORMER "A Guest"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Two"
    INDEX 00 03:10:00
    INDEX 01 03:12:37
    INDEX 02 04:00:00
`;
const read = {
    title: 'The Album',
    performer: 'The Band',
    files: [
        {
            name: 'The Album.flac',
            songs: [
                { startSeconds: 0, title: 'One', performer: 'A Guest' },
                { startSeconds: 192 + 37 / 75, title: 'Two' },
            ],
        },
    ],
};

test('a sheet tells where its songs begin, their names and the names of the whole', () => {
    expect(parseCueSheet(sheet)).toEqual(read);
});

test.each<[string, string]>([
    ['lines of Windows', sheet.replaceAll('\n', '\r\n')],
    ['lines of old Macs', sheet.replaceAll('\n', '\r')],
    ['a byte order mark', `\ufeff${sheet}`],
    ['other spaces', sheet.replaceAll('  ', '\t ').replaceAll(' 0', '   0').replaceAll('\n', ' \t\n\n')],
    ['small letters', sheet.replace(/^\s*[A-Z]+/gm, (command) => command.toLowerCase())],
    ['no quotes', sheet.replaceAll('"', '')],
    ['broken and unknown lines', sheet.replaceAll('\n', '\nINDEX 01 03:61:00\nINDEX 01 x\n"\nNOTE 1\n')],
])('%s change nothing', (_, text) => {
    expect(parseCueSheet(text)).toEqual(read);
});

test('a song begins in the file that is named last before its INDEX 01, and data is no song', () => {
    const several = `FILE "01.wav" WAVE
      TRACK 01 AUDIO
        INDEX 01 00:00:00
      TRACK 02 AUDIO
        INDEX 00 02:00:00
    FILE "C:\\Music\\02.wav" WAVE
        INDEX 01 00:00:00
    FILE "data.bin" BINARY
      TRACK 03 MODE1/2352
        INDEX 01 00:00:00`;
    const names = parseCueSheet(several)?.files.map(({ name, songs }) => [name, songs.length]);
    expect(names).toEqual([
        ['01.wav', 1],
        ['C:\\Music\\02.wav', 1],
    ]);
});

test('a sheet that is embedded may name no file', () => {
    expect(parseCueSheet('TRACK 01 AUDIO\nINDEX 01 00:02:00')?.files).toEqual([
        { name: '', songs: [{ startSeconds: 2 }] },
    ]);
});

test.each(['', 'Dear all, this is no sheet.', 'TITLE "Only a title"', 'TRACK 01 AUDIO\nINDEX 01 00:00:75'])(
    'what names no beginning is no sheet: %j',
    (text) => {
        expect(parseCueSheet(text)).toBeNull();
    },
);

test('whitespace without end is read in no time', () => {
    const start = performance.now();
    expect(parseCueSheet(`TITLE ${' '.repeat(5_000_000)}x\n${sheet}`)).toBeNull();
    expect(parseCueSheet(`TITLE ${' '.repeat(100_000)}\n${sheet}`)?.files).toEqual(read.files);
    expect(performance.now() - start).toBeLessThan(1000);
});

const named = (name: string) =>
    `FILE "${name}.wav" WAVE\n  TRACK 01 AUDIO\n    TITLE "${name}"\n    INDEX 01 00:00:00\n`;
test.each([
    ['windows-1251', 'Группа крови'],
    ['koi8-r', 'Группа крови'],
    ['shift_jis', '夜に駆ける'],
    ['gbk', '月亮代表我的心'],
] as const)('a sheet in %s is read as what it is', (encoding, name) => {
    expect(readCueSheet(encodeText(named(name), encoding))?.files[0]?.songs[0]?.title).toBe(name);
});

test('Unicode is read by its marks, or by itself', () => {
    const name = 'Żółć – ночь';
    const wide = Buffer.from(`\ufeff${named(name)}`, 'utf16le');
    const files = [{ name: `${name}.wav`, songs: [{ startSeconds: 0, title: name }] }];
    const written = [Buffer.from(named(name)), wide, Buffer.from(wide).swap16()];
    expect(written.map((bytes) => readCueSheet(bytes)?.files)).toEqual([files, files, files]);
});
