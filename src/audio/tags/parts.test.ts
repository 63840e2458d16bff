import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { uint32be } from '../../../fixtures/broken/mutation.ts';
import * as c from '../../../fixtures/tags/containers.ts';
import { frame, id3v2, latin1, utf16, utf8 } from '../../../fixtures/tags/id3.ts';
import { readFileTags } from './read-file-tags.ts';

const folder = mkdtempSync(join(tmpdir(), 'parts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const partsOf = async (file: Buffer) => (await readFileTags(new Blob([new Uint8Array(file)]))).parts;
const sound = Buffer.alloc(4000, 0x55);
const song = (number: number) =>
    `  TRACK 0${number} AUDIO\r\n    TITLE "Nº ${number}"\r\n    INDEX 01 0${number}:00:00\r\n`;
const cue = (songs: number) =>
    ['FILE "a.flac" WAVE\r\n', ...Array.from({ length: songs }, (_, i) => song(i + 1))].join('');

/** A track of a FLAC cue sheet with so many index points. */
const cueTrack = (number: number, indexes: number, flags = 0) =>
    Buffer.concat([Buffer.alloc(8), Buffer.from([number]), Buffer.alloc(12), Buffer.from([flags]), Buffer.alloc(13), Buffer.from([indexes]), Buffer.alloc(12 * indexes)]); // prettier-ignore
const cueBlock = (...tracks: readonly Buffer[]) =>
    Buffer.concat([Buffer.alloc(395), Buffer.from([tracks.length]), ...tracks]);

const nero = (version: number, count: number) =>
    c.box('chpl', Buffer.from([version, 0, 0, 0]), Buffer.alloc(version === 1 ? 4 : 0), Buffer.from([count]));
const mp4 = (...moov: readonly Buffer[]) =>
    Buffer.concat([c.box('ftyp', Buffer.from('M4B \0\0\0\0')), c.box('moov', ...moov)]);
const track = (id: number, samples: number, ...more: readonly Buffer[]) =>
    c.box(
        'trak',
        c.box('tkhd', uint32be(0), Buffer.alloc(8), uint32be(id), Buffer.alloc(68)),
        ...more,
        c.box('mdia', c.box('minf', c.box('stbl', c.box('stsz', uint32be(0), uint32be(0), uint32be(samples))))),
    );
const chapterRow = c.element('b6');

describe('how many songs stand in a file is told', () => {
    test.each<[string, Buffer, number | undefined]>([
        ['by a cue sheet in a Vorbis comment', c.flac([[4, c.vorbisComment([`CUESHEET=${cue(3)}`])]]), 3],
        ['by one in Ogg', c.ogg('vorbis', c.vorbisComment([`cuesheet=${cue(4)}`])), 4],
        ['by one in APEv2', Buffer.concat([sound, c.apev2([['Cuesheet', cue(2)]])]), 2],
        ['by one in ID3v2', Buffer.concat([id3v2([frame('TXXX', utf8(`CUESHEET\0${cue(5)}`))]), sound]), 5],
        ['by one in ID3v2 and UTF-16', Buffer.concat([id3v2([frame('TXXX', utf16(`CUESHEET\0${cue(5)}`))]), sound]), 5],
        ['by one that does not say how it is written', Buffer.concat([id3v2([frame('TXXX', latin1(`CUESHEET\0${cue(5)}`))]), sound]), 5],
        ['by one in MP4', c.mp4(c.freeForm('CUESHEET', cue(6))), 6],
        ['by one in Matroska', c.matroska(c.element('1254c367', c.element('7373', c.simpleTag('CUESHEET', cue(2))))), 2],
        ['by a block of FLAC', c.flac([[5, cueBlock(cueTrack(1, 1), cueTrack(2, 2), cueTrack(3, 1, 0x80), cueTrack(170, 0))]]), 2],
        ['by a block of FLAC that is not of a disc', c.flac([[5, cueBlock(cueTrack(1, 1), cueTrack(2, 2), cueTrack(255, 0))]]), 2],
        ['by chapters in Vorbis comments', c.ogg('opus', c.vorbisComment(['CHAPTER000=00:00:00.000', 'CHAPTER000NAME=One', 'CHAPTER001=00:01:00.000'])), 2],
        ['by frames of ID3v2', Buffer.concat([id3v2([frame('CHAP', Buffer.from('a\0')), frame('CHAP', Buffer.from('b\0'))]), sound]), 2],
        ['by Nero’s list', mp4(c.box('udta', nero(1, 12))), 12],
        ['by Nero’s first list', mp4(c.box('udta', nero(0, 3))), 3],
        ['by QuickTime’s track of chapters', mp4(track(1, 900, c.box('tref', c.box('chap', uint32be(2)))), track(2, 7)), 7],
        ['by the first edition in Matroska', c.matroska(c.element('1043a770', c.element('45b9', chapterRow, chapterRow, chapterRow), c.element('45b9', chapterRow))), 3],
        ['as nothing where it is one', c.flac([[4, c.vorbisComment([`CUESHEET=${cue(1)}`])], [5, cueBlock(cueTrack(1, 1), cueTrack(170, 0))]]), undefined],
        ['as nothing where a track is no other’s chapters', mp4(track(1, 900), track(2, 7)), undefined],
        ['as nothing by a sheet that is none', c.flac([[4, c.vorbisComment(['CUESHEET=none'])], [5, Buffer.from('short')]]), undefined],
    ])('%s', async (_, file, parts) => {
        expect(await partsOf(file)).toBe(parts);
    }); // prettier-ignore
});

describe('chapters that ffmpeg wrote are counted', () => {
    const chapters = [0, 1, 2].map((n) => `[CHAPTER]\nTIMEBASE=1/1\nSTART=${n}\nEND=${n + 1}\ntitle=Part ${n}\n`);
    const list = join(folder, 'chapters.txt');
    writeFileSync(list, `;FFMETADATA1\ntitle=Whole\n${chapters.join('')}`);

    test.each(['m4b', 'm4a', 'mov', 'mp3', 'mka', 'opus'])('%s', async (kind) => {
        const path = join(folder, `chapters.${kind}`);
        const lavfi = ['-f', 'lavfi', '-i', 'sine=440:duration=3:sample_rate=48000', '-i', list];
        const codec = kind === 'm4b' ? ['-c:a', 'aac', '-f', 'ipod'] : [];
        const args = [
            '-nostdin',
            '-y',
            '-v',
            'error',
            ...lavfi,
            '-map',
            '0:a',
            '-map_chapters',
            '1',
            '-map_metadata',
            '1',
        ];
        execFileSync('ffmpeg', [...args, ...codec, path]);
        expect(await partsOf(readFileSync(path))).toBe(3);
    });
});
