import { describe, expect, test } from 'vitest';
import * as c from '../../../fixtures/tags/containers.ts';
import { encodeText } from '../../../fixtures/tags/encode-text.ts';
import {
    frame,
    id3v1,
    id3v2,
    latin1,
    picture,
    unsynchronise,
    unsynchronised23,
    utf16,
    utf8,
} from '../../../fixtures/tags/id3.ts';
import { readFileTags } from './read-file-tags.ts';

/** The beginning of a GIF of this size. */
const gif = (width: number, height = width): Buffer =>
    Buffer.from([71, 73, 70, 56, 57, 97, width & 255, width >> 8, height & 255, height >> 8, 0xff, 0, 0xff, 0xe0]);
const bytesOf = async (cover: Blob | undefined) => cover && Buffer.from(await cover.arrayBuffer());
const sound = Buffer.alloc(4000, 0x55);
const read = (file: Buffer, languages?: readonly string[]) => readFileTags(new Blob([new Uint8Array(file)]), languages);
const mp3 = (...parts: readonly Buffer[]): Buffer => Buffer.concat([...parts, sound]);
const old = { version: 3 } as const;
const id = (digit: string): string => [8, 4, 4, 4, 12].map((length) => digit.repeat(length)).join('-');

const title = frame('TIT2', utf8('Title'));
const artist = frame('TPE1', utf8('Artist'));

describe('tags of every kind are read', () => {
    test.each<[string, Buffer, object]>([
        ['ID3v2.4', mp3(id3v2([title, artist, frame('TDRC', utf8('1971-05-01'))])), { title: 'Title', artist: 'Artist', year: 1971 }],
        ['ID3v2.3 in UTF-16', mp3(id3v2([frame('TIT2', utf16('夜に駆ける'), old)], old)), { title: '夜に駆ける' }],
        ['ID3v2.2', mp3(id3v2([frame('TT2', latin1('Old'), { version: 2 }), frame('TYE', latin1('1999'), { version: 2 })], { version: 2 })), { title: 'Old', year: 1999 }],
        ['frames of 2.2 in a tag of 2.3', mp3(id3v2([frame('TT2', latin1('Old'), old), frame('TP1', latin1('By'), old)], old)), { title: 'Old', artist: 'By' }],
        ['ID3v1', Buffer.concat([sound, id3v1({ title: 'Short', artist: 'One', album: 'A', year: '1980' })]), { title: 'Short', artist: 'One', album: 'A', year: 1980 }],
        ['ID3v1 where ID3v2 has no title', Buffer.concat([mp3(id3v2([frame('TSSE', utf8('Encoder'))])), id3v1({ title: 'Short' })]), { title: 'Short' }],
        ['ID3v1 behind ID3v2, which says more', Buffer.concat([mp3(id3v2([title])), id3v1({ title: 'Titl', artist: 'One' })]), { title: 'Title', artist: 'One' }],
        ['APEv2', Buffer.concat([sound, c.apev2([['Title', 'Ape'], ['Artist', 'One\0Two'], ['Year', '2001']])]), { title: 'Ape', artist: 'One, Two', artists: ['One', 'Two'], year: 2001 }],
        ['APEv2 before ID3v1', Buffer.concat([sound, c.apev2([['TITLE', 'Ape']]), id3v1({ title: 'Short', album: 'B' })]), { title: 'Ape', album: 'B' }],
        ['FLAC', c.flac([[4, c.vorbisComment(['TITLE=Duet', 'ARTIST=One', 'artist=Two', 'DATE=2019-12-25'])]]), { title: 'Duet', artist: 'One, Two', artists: ['One', 'Two'], year: 2019 }],
        ['FLAC behind ID3v2', Buffer.concat([id3v2([artist]), c.flac([[4, c.vorbisComment(['TITLE=Behind'])]])]), { title: 'Behind', artist: 'Artist' }],
        ['Ogg Vorbis', c.ogg('vorbis', c.vorbisComment(['title=Ogg'])), { title: 'Ogg' }],
        ['Ogg Opus behind ID3v2', Buffer.concat([id3v2([artist]), c.ogg('opus', c.vorbisComment(['title=Opus']))]), { title: 'Opus', artist: 'Artist' }],
        ['MP4', c.mp4(c.box('\xa9nam', c.dataBox(1, 'Nam')), c.box('\xa9ART', c.dataBox(1, 'One'), c.dataBox(1, 'Two')), c.box('\xa9day', c.dataBox(1, '2010-01-01T00:00:00Z'))), { title: 'Nam', artist: 'One, Two', artists: ['One', 'Two'], year: 2010 }],
        ['RIFF INFO', c.chunked('RIFF', 'WAVE', c.chunk('data', sound), c.infoChunk({ INAM: latin1('Wave').subarray(1), IART: latin1('By\0').subarray(1) })), { title: 'Wave', artist: 'By' }],
        ['RIFX INFO', c.chunked('RIFX', 'WAVE', c.chunk('data', sound, { bigEndian: true }), c.infoChunk({ INAM: latin1('Wave').subarray(1) }, true)), { title: 'Wave' }],
        ['ID3v2 in WAV', c.chunked('RIFF', 'WAVE', c.chunk('id3 ', id3v2([title])), c.chunk('data', sound, { length: 0 })), { title: 'Title' }],
        ['AIFF', c.chunked('FORM', 'AIFF', c.chunk('NAME', Buffer.from('Name'), { bigEndian: true }), c.chunk('ID3 ', id3v2([artist]), { bigEndian: true })), { title: 'Name', artist: 'Artist' }],
        ['Matroska’s segment title', c.matroska(c.element('1549a966', c.element('7ba9', 'Segment'))), { title: 'Segment' }],
        ['Matroska tags', c.matroska(c.element('1254c367', c.element('7373', c.element('63c0', c.element('68ca', Buffer.from([50]))), c.simpleTag('TITLE', 'Album')), c.element('7373', c.simpleTag('TITLE', 'Song'), c.simpleTag('ARTIST', 'By'), c.simpleTag('DATE_RELEASED', '2003')))), { title: 'Song', artist: 'By', album: 'Album', year: 2003 }],
    ])('%s', async (_, file, tags) => {
        expect(await read(file)).toEqual(tags);
    }); // prettier-ignore

    test('MusicBrainz’ ids, wherever they stand', async () => {
        const ids = { recordingId: id('a'), artistIds: [id('b'), id('c')] };
        const user = frame('TXXX', utf8(`MusicBrainz Artist Id\0${id('b')}\0${id('c')}`));
        const ufid = frame('UFID', Buffer.from(`http://musicbrainz.org\0${id('a')}`));
        const comments = [
            `MUSICBRAINZ_TRACKID=${id('A')}`,
            `MUSICBRAINZ_ARTISTID=${id('b')}`,
            `MUSICBRAINZ_ARTISTID=${id('c')}`,
        ];
        const freeForms = [
            c.freeForm('MusicBrainz Track Id', id('a')),
            c.freeForm('MusicBrainz Artist Id', `${id('b')};${id('c')}`),
        ];
        expect(await read(mp3(id3v2([user, ufid])))).toEqual(ids);
        expect(await read(c.flac([[4, c.vorbisComment(comments)]]))).toEqual(ids);
        expect(await read(c.mp4(...freeForms))).toEqual(ids);
        expect(await read(c.flac([[4, c.vorbisComment(['MUSICBRAINZ_TRACKID=none'])]]))).toEqual({});
    });
});

describe('a fault in one part costs no other', () => {
    const base64 = (bytes: Buffer): string => bytes.toString('base64');
    test.each<[string, Buffer, object]>([
        ['an encoding that there is not', mp3(id3v2([title, frame('TENC', Buffer.from([9, 1, 2])), artist])), { title: 'Title', artist: 'Artist' }],
        ['a text without its encoding', mp3(id3v2([frame('TIT2', Buffer.from('Bare')), artist])), { title: 'Bare', artist: 'Artist' }],
        ['a last frame that is cut off', mp3(id3v2([artist, frame('TIT2', utf8('Tit'), { length: 900 })])).subarray(0, 41), { title: 'Tit', artist: 'Artist' }],
        ['a frame that is longer than the tag', mp3(id3v2([frame('TSSE', utf8('x'), { length: 99_999 }), title, artist])), { title: 'Title', artist: 'Artist' }],
        ['a frame that is longer than it says', mp3(id3v2([frame('TSSE', utf8('an encoder of some kind'), { length: 4 }), title])), { title: 'Title' }],
        ['bytes between frames', mp3(id3v2([title, Buffer.from([1, 2, 3, 4, 5]), artist])), { title: 'Title', artist: 'Artist' }],
        ['lengths of eight bits in 2.4', mp3(id3v2([Buffer.concat([Buffer.from('COMM'), Buffer.from([0, 0, 1, 44, 0, 0]), Buffer.alloc(300, 65)]), title])), { title: 'Title' }],
        ['an extended header that lies', mp3(id3v2([Buffer.from([0xff, 0xff, 0xff, 0xff]), title], { flags: 0x40 })), { title: 'Title' }],
        ['an extended header that is not there', mp3(id3v2([title], { flags: 0x40 })), { title: 'Title' }],
        ['a tag whose length is nothing', Buffer.concat([id3v2([title], { length: 0 }), c.apev2([['Artist', 'Ape']])]), { artist: 'Ape' }],
        ['a tag longer than the file', id3v2([title, artist], { length: 2 ** 27 }), { title: 'Title', artist: 'Artist' }],
        ['a comment block one short', c.flac([[4, c.vorbisComment(['TITLE=Cut'], 2)]]), { title: 'Cut' }],
        ['a comment longer than its block', c.flac([[4, c.vorbisComment(['TITLE=Cut', 'ARTIST=Long']).subarray(0, -3)]]), { title: 'Cut', artist: 'L' }],
        ['a comment without a name', c.flac([[4, c.vorbisComment(['nothing', '=x', 'TITLE=Yes'])]]), { title: 'Yes' }],
        ['a picture in broken base64', c.ogg('opus', c.vorbisComment(['METADATA_BLOCK_PICTURE=@@@@A', 'TITLE=Yes'])), { title: 'Yes' }],
        ['an empty picture', c.ogg('vorbis', c.vorbisComment(['METADATA_BLOCK_PICTURE=', 'TITLE=Yes'])), { title: 'Yes' }],
        ['a picture that promises more', c.ogg('vorbis', c.vorbisComment([`METADATA_BLOCK_PICTURE=${base64(Buffer.alloc(40, 0xff))}`, 'TITLE=Yes'])), { title: 'Yes' }],
        ['a picture on many pages', c.ogg('vorbis', c.vorbisComment([`METADATA_BLOCK_PICTURE=${base64(c.flacPicture(Buffer.alloc(300_000)))}`, 'TITLE=Yes'])), { title: 'Yes' }],
        ['a comment of 300 kB', c.chunked('RIFF', 'WAVE', c.infoChunk({ ICMT: Buffer.alloc(300_001, 65), INAM: Buffer.from('Yes') })), { title: 'Yes' }],
        ['an item without an end', Buffer.concat([sound, c.apev2([['Title', 'Ape'], ['Artist', 'x']]).fill(0xff, 17, 21)]), { title: 'Ape', artist: 'x' }],
        ['an unknown kind of data', c.mp4(c.box('trkn', c.dataBox(0, '\0\0')), c.box('\xa9nam', c.dataBox(1, 'Yes')), c.box('\xa9ART')), { title: 'Yes' }],
        ['no tag at all', sound, {}],
        ['three bytes', Buffer.from('ID3'), {}],
    ])('%s', async (_, file, tags) => {
        expect(await read(file)).toEqual(tags);
    }); // prettier-ignore

    test('a file that cannot be read has no tags', async () => {
        const gone = new Blob([sound]);
        gone.slice = () =>
            Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) });
        expect(await readFileTags(gone)).toEqual({});
    });
});

describe('unsynchronised tags are read', () => {
    const cover = frame('APIC', picture(gif(7, 255)), old);
    test('of 2.3, which are changed as a whole', async () => {
        const tags = await read(
            mp3(unsynchronised23([frame('TIT2', utf16('Ночь'), old), cover, frame('TPE1', utf16('Кино'), old)])),
        );
        expect(tags).toMatchObject({ title: 'Ночь', artist: 'Кино' });
        expect(await bytesOf(tags.covers?.[0])).toEqual(gif(7, 255));
    });

    test.each([[0x80, 2], [0, 2], [0x80, 0]])('of 2.4, whose frames are, with flags %i and %i', async (flags, frameFlags) => {
        const frames = [frame('APIC', unsynchronise(picture(gif(7, 255))), { flags: frameFlags }), frame('TIT2', unsynchronise(utf16('Ночь')), { flags: frameFlags })];
        const tags = await read(mp3(id3v2(frames, { flags })));
        expect(tags).toMatchObject({ title: 'Ночь' });
        expect(await bytesOf(tags.covers?.[0])).toEqual(gif(7, 255));
    }); // prettier-ignore
});

describe('text whose encoding is not declared', () => {
    const songs: readonly (readonly [encoding: string, title: string, artist: string])[] = [
        ['windows-1251', 'Группа крови', 'Кино'],
        ['windows-1251', 'ЗВЕЗДА', 'АЛИСА'],
        ['koi8-r', 'Звезда по имени Солнце', 'Виктор Цой'],
        ['shift_jis', '夜に駆ける', 'ヨアソビ'],
        ['euc-jp', '津軽海峡冬景色', '石川さゆり'],
        ['gbk', '青藏高原', '李娜'],
        ['big5', '愛情轉移', '陳奕迅'],
        ['euc-kr', '서른 즈음에', '김광석'],
        ['windows-1252', 'Don’t Stop – “Live”', 'Sigur Rós'],
        ['utf-8', 'Größe', 'Łódź'],
    ];
    test.each(songs)('%s is told in ID3v1, ID3v2, RIFF and Vorbis: %s', async (encoding, name, by) => {
        const [t, a] = [encodeText(name, encoding), encodeText(by, encoding)];
        const frames = [frame('TIT2', latin1(name, encoding), old), frame('TPE1', latin1(by, encoding), old)];
        const comments = [Buffer.concat([Buffer.from('TITLE='), t]), Buffer.concat([Buffer.from('ARTIST='), a])];
        const expected = { title: name, artist: by };
        expect(await read(mp3(id3v2(frames, old)))).toEqual(expected);
        expect(await read(c.chunked('RIFF', 'WAVE', c.infoChunk({ INAM: t, IART: a })))).toEqual(expected);
        expect(await read(c.flac([[4, c.vorbisComment(comments)]]))).toEqual(expected);
        if (t.length <= 30)
            expect(await read(Buffer.concat([sound, id3v1({ title: name, artist: by }, encoding)]))).toEqual(expected);
    });

    test('does not change what is declared beside it', async () => {
        const frames = [
            frame('TIT2', utf16('Café'), old),
            frame('TPE1', latin1('ヨルシカ', 'shift_jis'), old),
            frame('TALB', latin1('盗作', 'shift_jis'), old),
        ];
        expect(await read(mp3(id3v2(frames, old)))).toEqual({ title: 'Café', artist: 'ヨルシカ', album: '盗作' });
    });

    test('loses no more than the letter that a field of fixed length cut in two', async () => {
        const name = 'a津軽海峡冬景色津軽海峡冬景色';
        const tags = await read(
            Buffer.concat([sound, id3v1({ title: `${name}色`, artist: '石川さゆり' }, 'shift_jis')]),
        );
        expect(tags).toEqual({ title: name, artist: '石川さゆり' });
    });

    test('is read by the language of the interface where two encodings are as likely', async () => {
        const file = mp3(
            id3v2([frame('TIT2', latin1('漠河舞厅', 'gbk'), old), frame('TPE1', latin1('柳爽', 'gbk'), old)], old),
        );
        expect(await read(file, ['zh-CN'])).toEqual({ title: '漠河舞厅', artist: '柳爽' });
    });

    test.each(['Blå', 'Motörhead', 'Ænima', 'Queensrÿche', '¿Quién?'])(
        'is Latin-1 when all else is unsure: %s',
        async (name) => {
            for (const languages of [[], ['ja'], ['ru'], ['zh'], ['ko']]) {
                expect(await read(mp3(id3v2([frame('TIT2', latin1(name), old)], old)), languages)).toEqual({
                    title: name,
                });
            }
        },
    );
});

test.each([
    ['TDRC', '2010-01-01 00:00:00', 2010],
    ['TYER', '2019', 2019],
    ['TDRC', '20191225', 2019],
    ['TDRC', '25/12/2019', 2019],
    ['TDRC', '2512', 2512],
    ['TDRC', '69', undefined],
    ['TDRC', '', undefined],
])('%s %j is of the year %s', async (frameId, text, year) => {
    expect((await read(mp3(id3v2([frame('TDAT', latin1('2512')), frame(frameId, latin1(text))])))).year).toBe(year);
});

describe('covers', () => {
    const sizesOf = async (...pictures: readonly Buffer[]) => {
        const { covers = [] } = await read(mp3(id3v2(pictures.map((data) => frame('APIC', data)))));
        return Promise.all(
            covers.map(async (cover) => `${cover.type} ${Buffer.from(await cover.arrayBuffer()).readUInt16LE(6)}`),
        );
    };

    test.each(['image/jpg', '', 'PNG', 'text/html', '-->'])('are known by their bytes, not by %j', async (type) => {
        expect(await sizesOf(picture(gif(5), { type }))).toEqual(['image/gif 5']);
    });

    test('come with the front first, without the empty, the broken and the giant', async () => {
        const svg = Buffer.from('<svg onload="alert(1)"/>');
        const pictures = [gif(0), Buffer.alloc(0), svg, gif(6000), gif(4)].map((data) => picture(data, { kind: 0 }));
        expect(await sizesOf(...pictures, picture(gif(9)))).toEqual(['image/gif 9', 'image/gif 4']);
    });

    test('are at most four of a hundred', async () => {
        expect(await sizesOf(...Array.from({ length: 100 }, (_, i) => picture(gif(i + 1))))).toHaveLength(4);
    });

    test('are found in every container', async () => {
        const attached = c.element('61a7', c.element('466e', 'cover.gif'), c.element('465c', gif(3)));
        const files = [
            c.flac([[6, c.flacPicture(gif(3))]]),
            c.ogg('vorbis', c.vorbisComment([`METADATA_BLOCK_PICTURE=${c.flacPicture(gif(3)).toString('base64')}`])),
            c.mp4(c.box('covr', c.dataBox(0, ''), c.dataBox(0, gif(3)))),
            c.matroska(c.element('1941a469', attached)),
            Buffer.concat([
                sound,
                c.apev2([['Cover Art (Front)', Buffer.concat([Buffer.from('a.gif\0'), gif(3)]), 2]]),
            ]),
            mp3(
                id3v2([frame('PIC', Buffer.concat([Buffer.from('\0GIF\x03\0'), gif(3)]), { version: 2 })], {
                    version: 2,
                }),
            ),
        ];
        for (const file of files) expect((await read(file)).covers?.map(({ type }) => type)).toEqual(['image/gif']);
    });
});
