import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { apev2 } from '../../../fixtures/tags/containers.ts';
import { frame, id3v1, id3v2, picture, syncsafe, unsynchronise, utf8 } from '../../../fixtures/tags/id3.ts';
import { openRecording } from '../open-recording.ts';
import { readFileTags } from './read-file-tags.ts';

const sound = Buffer.alloc(40_000, 0x55);
const read = (...parts: readonly Buffer[]) => readFileTags(new Blob(parts.map((part) => new Uint8Array(part))));
const uint32be = (value: number): Buffer => Buffer.from([24, 16, 8, 0].map((shift) => (value >> shift) & 255));

const title = 'A title that is so long that it is worth being compressed, and so long that it is';
const packed = deflateSync(utf8(title));
const artist = frame('TPE1', utf8('Artist'));

describe('compressed frames of ID3v2 are read', () => {
    const length = utf8(title).length;
    test.each<[string, Buffer]>([
        ['of 2.3', id3v2([frame('TIT2', Buffer.concat([uint32be(length), packed]), { version: 3, flags: 0x80 })], { version: 3 })],
        ['of 2.3, in a group', id3v2([frame('TIT2', Buffer.concat([Buffer.from([7]), uint32be(length), packed]), { version: 3, flags: 0xa0 })], { version: 3 })],
        ['of 2.4', id3v2([frame('TIT2', Buffer.concat([syncsafe(length), packed]), { flags: 0x09 })])],
        ['of 2.4, in a group', id3v2([frame('TIT2', Buffer.concat([Buffer.from([7]), syncsafe(length), packed]), { flags: 0x49 })])],
        ['of 2.4, unsynchronised', id3v2([frame('TIT2', Buffer.concat([syncsafe(length), unsynchronise(packed)]), { flags: 0x0b })])],
        ['of 2.4, without its length', id3v2([frame('TIT2', packed, { flags: 0x08 })])],
    ])('%s', async (_, tag) => {
        expect(await read(tag, sound)).toEqual({ title });
    }); // prettier-ignore

    test('and a cover is one of them', async () => {
        const gif = Buffer.from([
            71,
            73,
            70,
            56,
            57,
            97,
            5,
            0,
            5,
            0,
            0xff,
            0,
            0xff,
            0xe0,
            ...new Array<number>(99).fill(0),
        ]);
        const content = picture(gif);
        const apic = frame('APIC', Buffer.concat([syncsafe(content.length), deflateSync(content)]), { flags: 0x09 });
        expect((await read(id3v2([apic]), sound)).covers).toHaveLength(1);
    });

    test('as far as they are whole, and a broken one costs no other', async () => {
        const cut = Buffer.concat([syncsafe(length), packed.subarray(0, 2), Buffer.alloc(9, 0xee)]);
        expect(await read(id3v2([frame('TIT2', cut, { flags: 0x09 }), artist]), sound)).toEqual({ artist: 'Artist' });
    });

    test('not those that are encrypted', async () => {
        const tag = id3v2([frame('TIT2', Buffer.concat([Buffer.from([1]), utf8(title)]), { flags: 0x04 }), artist]);
        expect(await read(tag, sound)).toEqual({ artist: 'Artist' });
    });
});

describe('a tag of 2.4 behind the sound is read', () => {
    const body = Buffer.concat([frame('TIT2', utf8('Behind')), artist]);
    const marks = ['ID3', '3DI'].map((mark) =>
        Buffer.concat([Buffer.from(mark), Buffer.from([4, 0, 0x10]), syncsafe(body.length)]),
    );
    const [head = body, foot = body] = marks;
    const appended = Buffer.concat([head, body, foot]);
    test.each<[string, readonly Buffer[]]>([
        ['at the end', [sound, appended]],
        ['before ID3v1', [sound, appended, id3v1({ title: 'Short' })]],
        ['before APEv2', [sound, appended, apev2([['Title', 'Ape']])]],
    ])('%s', async (_, parts) => {
        expect(await read(...parts)).toEqual({ title: 'Behind', artist: 'Artist' });
    });

    test('and one whose footer lies is none', async () => {
        expect(await read(sound, foot)).toEqual({});
        expect(await read(sound, head, body, Buffer.from('3DI\x04'))).toEqual({});
    });
});

describe('APEv2 in front of the sound', () => {
    const items = apev2([
        ['Title', 'In front'],
        ['Artist', 'Ape'],
    ]);
    const header = Buffer.from(items.subarray(-32));
    header.writeUInt32LE(0xa0000000, 20);
    const front = Buffer.concat([header, items]);

    test('is read, behind ID3v2 too', async () => {
        expect(await read(front, sound)).toEqual({ title: 'In front', artist: 'Ape' });
        expect(await read(id3v2([frame('TALB', utf8('Album'))]), front, sound)).toEqual({
            title: 'In front',
            artist: 'Ape',
            album: 'Album',
        });
    });

    test('hides no container', async () => {
        const wavpack = new Blob([new Uint8Array(front), 'wvpk', new Uint8Array(100)]);
        expect(await openRecording(wavpack)).toMatchObject({ reason: 'unsupported-codec', codec: 'WavPack' });
    });
});
