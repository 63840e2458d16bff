import { expect, test, vi } from 'vitest';
import { encodeText } from '../../fixtures/tags/encode-text.ts';
import { readCueSheets, toldBySheet } from './cue-sheets.ts';

const file = (name: string, content: string | Buffer = 'x') => new File([new Uint8Array(Buffer.from(content))], name);
const songs = (...numbers: readonly number[]) =>
    numbers.map((n) => `TRACK 0${n} AUDIO\nTITLE "Song ${n}"\nINDEX 01 0${n}:00:00\n`).join('');
const album = (recording: string) => `TITLE "Album"\nPERFORMER "Band"\nFILE "${recording}" WAVE\n${songs(1, 2, 3)}`;
const told = { title: 'Album', artist: 'Band', album: 'Album', parts: 3 };

test.each<[string, string, string]>([
    ['its own name', 'Album.flac', 'Album.flac'],
    ['another ending, as it was before it was converted', 'Album.wav', 'Album.flac'],
    ['other case and a folder', 'D:\\Rips\\ALBUM.WAV', 'Album.flac'],
    ['a folder of Unix', 'rips/Album.wav', 'Album.flac'],
    ['composed accents', 'Motörhead.wav'.normalize('NFC'), 'Motörhead.flac'.normalize('NFD')],
    ['a name that nothing has, beside a namesake of the sheet', 'gone.wav', 'sheet.mp3'],
    ['a name that nothing has, beside a sheet of this name and ending', 'gone.wav', 'sheet'],
])('a recording is found by %s', async (_, named, name) => {
    const [sheet, recording] = [file('sheet.cue', album(named)), file(name)];
    expect(await readCueSheets([sheet], [file('other.mp3'), recording])).toEqual(new Set([sheet]));
    expect(toldBySheet(recording)).toEqual(told);
});

test('"Album.flac.cue" belongs to "Album.flac"', async () => {
    const recording = file('Album.flac');
    await readCueSheets([file('Album.flac.cue', album('gone.wav'))], [file('Album.mp3'), recording]);
    expect(toldBySheet(recording)).toEqual(told);
});

test('a sheet of several files tells each what is its own', async () => {
    const text = `TITLE "Album"\nPERFORMER "Band"\nFILE "A.wav" WAVE\n${songs(1, 2)}FILE "B.wav" WAVE\n${songs(3)}`;
    const [a, b] = [file('a.mp3'), file('b.mp3')];
    await readCueSheets([file('Album.cue', text)], [a, b]);
    expect(toldBySheet(a)).toEqual({ artist: 'Band', album: 'Album', parts: 2 });
    expect(toldBySheet(b)).toEqual({ title: 'Song 3', artist: 'Band', album: 'Album' });
});

test('a name that was written in an old encoding is found', async () => {
    const recording = file('Группа крови.flac');
    const text = encodeText(album('Группа крови.wav'), 'windows-1251');
    await readCueSheets([file('x.cue', text)], [recording]);
    expect(toldBySheet(recording)).toEqual(told);
});

test('a sheet without its recording, or that is none or cannot be read, is not taken and tells nothing', async () => {
    const recording = file('Album.flac');
    const unreadable = file('Album.cue', album('Album.flac'));
    vi.spyOn(unreadable, 'slice').mockImplementation(() => {
        throw new DOMException('gone', 'NotReadableError');
    });
    const sheets = [file('sheet.cue', album('Another.flac')), file('Album.cue', 'Dear all'), unreadable];
    expect(await readCueSheets(sheets, [recording])).toEqual(new Set());
    expect(toldBySheet(recording)).toEqual({});
});
