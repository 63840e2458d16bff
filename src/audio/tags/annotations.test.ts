import { describe, expect, test } from 'vitest';
import { box } from '../../../fixtures/tags/containers.ts';
import { encodeText } from '../../../fixtures/tags/encode-text.ts';
import { readFileTags } from './read-file-tags.ts';

const read = (file: Buffer) => readFileTags(new Blob([new Uint8Array(file)]));
const uint32be = (value: number): Buffer => Buffer.from([24, 16, 8, 0].map((shift) => (value >>> shift) & 255));
const all = { title: 'Größe', artist: 'By', album: 'All', year: 1999 };

describe('the annotation of AU', () => {
    const au = (text: Buffer, littleEndian = false): Buffer => {
        const head = [24 + text.length, 0xffffffff, 3, 44_100, 2].map(uint32be);
        if (littleEndian) head.forEach((field) => field.reverse());
        return Buffer.concat([Buffer.from(littleEndian ? 'dns.' : '.snd'), ...head, text, Buffer.alloc(400)]);
    };
    const lines = 'Title=Größe\nArtist=By\nAlbum=All\nDate=1999\0\0\0\0';

    test.each([false, true])('is read line by line, with the lowest byte first: %s', async (littleEndian) => {
        expect(await read(au(Buffer.from(lines), littleEndian))).toEqual(all);
    });

    test('is told its encoding', async () => {
        expect(await read(au(encodeText('title=Группа крови\0', 'windows-1251')))).toEqual({ title: 'Группа крови' });
    });

    test('of no names is no title', async () => {
        expect(await read(au(Buffer.from('Processed by SoX\0')))).toEqual({});
    });
});

describe('the info chunk of CAF', () => {
    const chunk = (name: string, body: Buffer, length = body.length): Buffer =>
        Buffer.concat([Buffer.from(name), uint32be(length < 0 ? 0xffffffff : 0), uint32be(length), body]);
    const info = chunk(
        'info',
        Buffer.concat([uint32be(4), Buffer.from('title\0Größe\0artist\0By\0album\0All\0year\x001999\0')]),
    );
    const caf = (...chunks: readonly Buffer[]): Buffer =>
        Buffer.concat([Buffer.from('caff\0\x01\0\0'), chunk('desc', Buffer.alloc(32)), ...chunks]);

    test('is read before and behind the sound', async () => {
        const data = Buffer.alloc(5000, 1);
        expect(await read(caf(info, chunk('data', data, -1)))).toEqual(all);
        expect(await read(caf(chunk('data', data), info))).toEqual(all);
    });

    test('is read as far as it goes', async () => {
        expect(await read(caf(info).subarray(0, -21))).toEqual({ title: 'Größe', artist: 'By' });
    });
});

describe('the user data of a film', () => {
    const movie = (...boxes: readonly Buffer[]): Buffer =>
        Buffer.concat([box('ftyp', Buffer.from('qt  \0\0\0\0')), box('moov', box('udta', ...boxes)), Buffer.alloc(64)]);

    test('is read in QuickTime', async () => {
        const text = (value: string): Buffer => {
            const bytes = Buffer.from(value);
            return Buffer.concat([uint32be((bytes.length << 16) | 0x55c4), bytes]);
        };
        const boxes = [
            box('\xa9nam', text('Größe')),
            box('\xa9ART', text('By')),
            box('\xa9alb', text('All')),
            box('\xa9day', text('1999')),
        ];
        expect(await read(movie(...boxes))).toEqual(all);
    });

    test('is read in 3GPP, in UTF-8 and UTF-16', async () => {
        const text = (bytes: Buffer): Buffer => Buffer.concat([uint32be(0), Buffer.from([0x15, 0xc7]), bytes]);
        const wide = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('By\0', 'utf16le').swap16()]);
        const boxes = [
            box('titl', text(Buffer.from('Größe\0'))),
            box('perf', text(wide)),
            box('albm', text(Buffer.from('All\0\x01'))),
            box('yrrc', uint32be(0), Buffer.from([1999 >> 8, 1999 & 255])),
        ];
        expect(await read(movie(...boxes))).toEqual(all);
    });
});
