import { describe, expect, test } from 'vitest';
import {
    chunk,
    dataBox,
    box,
    flac,
    freeForm,
    infoChunk,
    vorbisComment,
    apev2,
} from '../../fixtures/tags/containers.ts';
import { frame, id3v1, id3v2, latin1, picture, unsynchronise, utf16, utf8 } from '../../fixtures/tags/id3.ts';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { readFileTags } from '../audio/tags/read-file-tags.ts';
import type { FieldChanges } from './fields.ts';
import { mostFileBytes, openTagFile } from './open-tag-file.ts';
import { assembled, isBytes, lengthOf } from './pieces.ts';
import * as made from './tagging.fixture.ts';
import { writeTags } from './write-tags.ts';

const all = made.everyField;
const old = { version: 3 } as const;
const oldest = { version: 2 } as const;

/** What programs of disc jockeys keep in a file, and what else must come through. */
const foreign = (version: 3 | 4): Buffer[] => [
    frame('TIT2', version === 3 ? utf16('夜に駆ける') : utf8('夜に駆ける'), { version }),
    frame('APIC', picture(made.noise(3000, 3)), { version }),
    frame('GEOB', Buffer.concat([latin1('application/octet-stream\0\0Serato Analysis\0'), made.noise(400, 4)]), {
        version,
    }),
    frame('PRIV', Buffer.concat([Buffer.from('rekordbox\0'), Buffer.from([0xff, 0xe0, 0, 0xff])]), { version }),
    frame('TXXX', latin1('replaygain_track_gain\0-3.20 dB'), { version }),
    frame('COMM', latin1('eng\0Recorded at home'), { version }),
    frame('XYZ1', made.noise(50, 6), { version }),
];
const zeros = (bytes: number): Buffer => Buffer.alloc(bytes);
const flagged = (tag: Buffer, flags: number): Buffer => (tag.writeUInt8(flags, 5), tag);
const extended23 = Buffer.from([0, 0, 0, 6, 0, 0, 0, 0, 0, 20]);
const extended24 = Buffer.from([0, 0, 0, 6, 1, 0]);

const comments = ['TITLE=夜に駆ける', 'ARTIST=By', 'REPLAYGAIN_TRACK_GAIN=-3.20 dB', 'SERATO_MARKERS_V2=AQID'];
const items = [
    box('\xa9nam', dataBox(1, '夜に駆ける')),
    box('covr', dataBox(14, made.noise(500, 8))),
    freeForm('replaygain_track_gain', '-3.20 dB'),
];
const withFooter = (): Buffer => {
    const tag = flagged(id3v2(foreign(4)), 0x10);
    return Buffer.concat([tag, Buffer.from('3DI'), tag.subarray(3, 10)]);
};
const big = { bigEndian: true };
/** Track 5, and genre 17: Rock. */
const short = (): Buffer => {
    const tag = id3v1({ title: 'Short', artist: 'Bj\xf6rk', album: 'Home', year: '1997' });
    tag.set([...Buffer.from('Tired'.padEnd(29, '\0')), 5, 17], 97);
    return tag;
};

const files: Readonly<Record<string, Buffer>> = {
    'MP3 without a tag': made.mp3(),
    'ID3v2.4': made.mp3(id3v2(foreign(4))),
    'ID3v2.4 with room': made.mp3(id3v2([...foreign(4), zeros(900)])),
    'ID3v2.4 with a footer': made.mp3(withFooter()),
    'ID3v2.4 with an extended header': made.mp3(flagged(id3v2([extended24, ...foreign(4), zeros(20)]), 0x40)),
    'ID3v2.4 whose frames are unsynchronised': made.mp3(
        flagged(id3v2([frame('TCON', unsynchronise(utf8('Old')), { flags: 2 }), frame('PRIV', unsynchronise(Buffer.from([0xff, 0, 0xff, 0xe1])), { flags: 2 })]), 0x80),
    ),
    'ID3v2.4 with lengths of eight bits': made.mp3(
        id3v2([frame('APIC', picture(made.noise(300, 3)), old), frame('TIT2', utf8('Title'), old), zeros(30)]),
    ),
    'ID3v2.3': made.mp3(id3v2(foreign(3), old)),
    'ID3v2.3 with an extended header': made.mp3(flagged(id3v2([extended23, ...foreign(3), zeros(20)], old), 0x40)),
    'ID3v2.3 that is unsynchronised': made.mp3(flagged(id3v2([unsynchronise(Buffer.concat([...foreign(3), zeros(40)]))], old), 0x80)),
    'ID3v2.3 with packed frames': made.mp3(id3v2([frame('GEOB', made.noise(90), { version: 3, flags: 0x80 }), ...foreign(3)], old)),
    'ID3v2.2': made.mp3(id3v2([frame('TT2', latin1('Old'), oldest), frame('PIC', made.noise(200), oldest)], oldest)),
    'ID3v2 before APEv2 and ID3v1': Buffer.concat([made.mp3(id3v2(foreign(4))), apev2([['Title', 'Ape']]), id3v1({ title: 'Short' })]),
    'ID3v1 alone': Buffer.concat([made.mp3(), short()]),
    FLAC: made.flacFile(comments),
    'FLAC with room': made.flacFile(comments, 800),
    'FLAC with little room': made.flacFile(comments, 40),
    'FLAC without a comment': flac([[2, Buffer.from('application')]]),
    'FLAC behind ID3v2': Buffer.concat([id3v2(foreign(4)), made.flacFile(comments, 300)]),
    'Ogg Vorbis': made.oggFile('vorbis', comments),
    'Ogg Vorbis with room': made.oggFile('vorbis', comments, { tail: Buffer.concat([Buffer.from([1]), zeros(500)]) }),
    'Ogg Vorbis whose comment fills its page': made.oggFile('vorbis', [...comments, `X=${'x'.repeat(61_700)}`]),
    'Ogg Vorbis on several pages': made.oggFile('vorbis', [...comments, `X=${'x'.repeat(64_000)}`]),
    Opus: made.oggFile('opus', comments),
    'Opus whose comment fills its page': made.oggFile('opus', [...comments, `X=${'x'.repeat(64_870)}`]),
    'Opus on several pages': made.oggFile('opus', [...comments, `X=${'x'.repeat(150_000)}`]),
    'Opus with bytes behind its comments': made.oggFile('opus', comments, { tail: Buffer.from([1, 2, 3]) }),
    'Opus, twice in a chain': Buffer.concat([made.oggFile('opus', [...comments, `X=${'x'.repeat(64_870)}`]), made.oggFile('opus', ['TITLE=Second'])]),
    'FLAC in Ogg': made.oggFlacFile(comments),
    'FLAC in Ogg that does not say how many headers it has': made.oggFlacFile(comments, 0),
    'FLAC in Ogg whose comment fills its page': made.oggFlacFile([...comments, `X=${'x'.repeat(64_850)}`]),
    'FLAC in Ogg on several pages': made.oggFlacFile([...comments, `X=${'x'.repeat(150_000)}`]),
    'M4A whose index comes first': made.mp4File({ items }),
    'M4A with room in the list': made.mp4File({ items, freeInList: 800 }),
    'M4A with room behind the index': made.mp4File({ items, freeBehind: 3000 }),
    'M4A whose sound comes first': made.mp4File({ items, isSoundFirst: true }),
    'M4A without a list': made.mp4File({ items: null }),
    WAV: made.wavFile(),
    'WAV with texts': made.wavFile(infoChunk({ INAM: Buffer.from('Wave\0'), IGNR: Buffer.from('Old\0'), ICMT: Buffer.from('Home\0') })),
    'WAV with ID3v2': made.wavFile(chunk('id3 ', id3v2(foreign(3), old)), chunk('cue ', made.noise(28))),
    RF64: made.longWavFile('RF64'),
    'RF64 with ID3v2': made.longWavFile('RF64', chunk('id3 ', id3v2(foreign(3), old)), chunk('cue ', made.noise(28))),
    BW64: made.longWavFile('BW64', infoChunk({ IGNR: Buffer.from('Old\0') })),
    AIFF: made.aiffFile(),
    'AIFF with ID3v2': made.aiffFile(chunk('ID3 ', id3v2([...foreign(4), zeros(701)]), big), chunk('NAME', Buffer.from('Name'), big)),
}; // prettier-ignore

async function written(file: Blob, changes: FieldChanges) {
    const result = await writeTags(file, changes);
    if (typeof result === 'string') throw new Error(result);
    return result;
}

async function standingIn(file: Blob) {
    const opened = await openTagFile(file);
    if (typeof opened === 'string') throw new Error(opened);
    return opened.stands;
}

/** Frames and chunks of others, wherever they stand. */
const kept: readonly Buffer[] = [...foreign(3), ...foreign(4)];

/** What the makers put there as sound. */
function soundsIn(bytes: Buffer): readonly Buffer[] {
    const sounds = [made.noise(5000), made.noise(3000), made.noise(2001), ...Array.from({ length: 12 }, (_, i) => made.noise(700, i + 10))];
    return [...sounds, Buffer.alloc(64, 0xff)].filter((sound) => bytes.includes(sound));
} // prettier-ignore

describe.each(Object.entries(files))('%s', (name, bytes) => {
    const source = made.blobOf(bytes);

    test('holds what was asked for, and its sound and all else are what they were', async () => {
        const { file } = await written(source, all);
        expect(await standingIn(file)).toEqual(all);
        expect(await readFileTags(file)).toEqual(await readFileTags(source));
        const after = await made.bytesIn(file);
        for (const part of kept) if (bytes.includes(part)) expect(after.includes(part)).toBe(true);
        for (const sound of soundsIn(bytes)) expect(after.includes(sound)).toBe(true);
    });

    test('is put together again from the new file, to the byte', async () => {
        const { file, back } = await written(source, all);
        expect((await made.bytesIn(assembled(file, back))).equals(bytes)).toBe(true);
        const again = await written(file, { genre: ['Techno'], mood: [], energy: ['10'] });
        expect((await made.bytesIn(assembled(again.file, again.back))).equals(await made.bytesIn(file))).toBe(true);
    });

    test('keeps its length when it is changed once more, and only its tag is other bytes', async () => {
        const { file } = await written(source, all);
        const again = await written(file, { genre: ['Techno'] });
        // A footer, bytes behind comments, a list of texts and packets of FLAC leave no room.
        if (!/footer|behind its comments|with texts|BW64|FLAC in Ogg/.test(name))
            expect(again.file.size).toBe(file.size);
        expect(lengthOf(again.back.filter(isBytes))).toBeLessThan(bytes.includes('OggS') ? 160_000 : 400);
    });
});

describe('each container', () => {
    test.each(['Ogg Vorbis', 'Ogg Vorbis whose comment fills its page', 'Ogg Vorbis on several pages', 'Opus whose comment fills its page', 'Opus on several pages', 'FLAC in Ogg', 'FLAC in Ogg whose comment fills its page', 'FLAC in Ogg on several pages'])(
        '%s keeps every packet but its comment, on pages that follow one another',
        async (name) => {
            const bytes = files[name] ?? Buffer.alloc(0);
            const [first, , ...rest] = made.packetsOf(bytes);
            const [newFirst, , ...newRest] = made.packetsOf(await made.bytesIn((await written(made.blobOf(bytes), all)).file));
            expect([newFirst, ...newRest]).toEqual([first, ...rest]);
        },
    ); // prettier-ignore

    test.each(['Ogg Vorbis', 'Ogg Vorbis on several pages'])('%s has its codebooks behind its comment', (name) =>
        expect(made.packetsOf(files[name] ?? Buffer.alloc(0))[2]).toEqual(made.codebooks),
    );

    test.each(Object.keys(files).filter((name) => name.startsWith('M4A')))(
        '%s leads to the same sound',
        async (name) => {
            const bytes = files[name] ?? Buffer.alloc(0);
            const after = await made.bytesIn((await written(made.blobOf(bytes), all)).file);
            expect(made.chunksOf(after)).toEqual(made.chunksOf(bytes));
        },
    );

    test.each([
        ['ID3v2.4 with room', 900],
        ['FLAC with room', 800],
        ['Ogg Vorbis with room', 500],
        ['M4A with room in the list', 800],
        ['M4A with room behind the index', 3000],
        ['AIFF with ID3v2', 700],
    ])('%s takes what it needs from that room, so that nothing moves', async (name) => {
        const bytes = files[name] ?? Buffer.alloc(0);
        expect((await written(made.blobOf(bytes), all)).file.size).toBe(bytes.length);
    });

    test.each([2, 3, 4] as const)('a tag of version 2.%d stays one', async (version) => {
        const source = made.blobOf(
            made.mp3(id3v2([frame(version === 2 ? 'TT2' : 'TIT2', latin1('T'), { version })], { version })),
        );
        const after = await made.bytesIn((await written(source, { genre: ['夜 music'], mood: ['calm'] })).file);
        expect(after[3]).toBe(version);
        expect(await standingIn(made.blobOf(after))).toMatchObject({ genre: ['夜 music'], mood: ['calm'] });
    });

    test('a file without a tag gets one of 2.3, which most players read', async () => {
        expect((await made.bytesIn((await written(made.blobOf(made.mp3()), all)).file))[3]).toBe(3);
    });

    test('a file with ID3v1 alone says the same in its new tag, which other programs read alone', async () => {
        const { file } = await written(made.blobOf(files['ID3v1 alone'] ?? Buffer.alloc(0)), { bpm: ['124'] });
        expect(await standingIn(file)).toMatchObject({ genre: ['(17)'], bpm: ['124'] });
        const inFront = (await made.bytesIn(file)).subarray(0, -128);
        const told = { title: 'Short', artist: 'Björk', album: 'Home', year: 1997 };
        expect(await readFileTags(made.blobOf(inFront))).toEqual(told);
        expect(inFront.includes('COMM\0\0\0\x0a\0\0\0XXX\0TiredTRCK\0\0\0\x02\0\0\x005')).toBe(true);
    });

    const noted = Buffer.from('{"algorithm":94,"key":"8A","source":"mixedinkey"}').toString('base64');
    test.each([
        ['FLAC', made.flacFile([`KEY=${noted}`, `ENERGY=${noted}`, 'INITIALKEY=8A'])],
        ['Opus', made.oggFile('opus', [`KEY=${noted}`, `ENERGY=${noted}`, 'initialkey=8A'])],
        ['ID3v2.4', made.mp3(id3v2([frame('TXXX', utf8(`KEY\0${noted}`)), frame('TXXX', utf8(`ENERGY\0${noted}`)), frame('TKEY', utf8('8A'))]))],
        ['M4A', made.mp4File({ items: [freeForm('KEY', noted, 'com.mixedinkey.mixedinkey'), freeForm('ENERGY', noted, 'com.mixedinkey.mixedinkey'), freeForm('initialkey', '8A')] })],
    ])('what Mixed In Key has noted for itself in %s is no key, and stays', async (_, bytes) => {
        const source = made.blobOf(bytes);
        expect(await standingIn(source)).toMatchObject({ key: ['8A'], energy: [] });
        const { file } = await written(source, { key: ['Am'], energy: ['7'] });
        expect(await standingIn(file)).toMatchObject({ key: ['Am'], energy: ['7'] });
        expect((await made.bytesIn(file)).toString('latin1').split(noted)).toHaveLength(3);
    }); // prettier-ignore

    test('where comments say a key by two names, the one that most programs read is kept', async () => {
        const { file } = await written(made.blobOf(made.flacFile(['KEY=Dm', 'INITIALKEY=Cm'])), { key: ['Am'] });
        const after = (await made.bytesIn(file)).toString('latin1');
        expect(after.match(/\w*KEY=\w+/g)).toEqual(['INITIALKEY=Am']);
    });

    test('a genre stands in a WAV file’s own texts too, where it has them', async () => {
        const bytes = files['WAV with texts'] ?? Buffer.alloc(0);
        expect((await standingIn(made.blobOf(bytes))).genre).toEqual(['Old']);
        const after = await made.bytesIn((await written(made.blobOf(bytes), all)).file);
        expect(after.includes('IGNR\x0b\0\0\0Deep House\0')).toBe(true);
        expect(after.includes('Old')).toBe(false);
    });
});

describe('a file is left alone', () => {
    const tagged = (...frames: readonly Buffer[]): Buffer => made.mp3(id3v2(frames));
    test.each<[string, string, Buffer]>([
        ['whose tag goes on past its end', 'unusual-tags', made.mp3(id3v2(foreign(4), { length: 90_000 }))],
        ['with a frame whose length lies', 'unusual-tags', tagged(frame('TIT2', utf8('Title'), { length: 4000 }), frame('TPE1', utf8('A')))],
        ['with something else where padding is', 'unusual-tags', tagged(frame('TIT2', utf8('Title')), Buffer.from([0, 0, 7, 0]))],
        ['whose genre is packed', 'unusual-tags', tagged(frame('TCON', made.noise(20), { flags: 0x09 }))],
        ['with a checksum of its tag', 'unusual-tags', made.mp3(flagged(id3v2([Buffer.from([0, 0, 0, 12, 1, 0x20, 5, 0, 0, 0, 0, 0]), ...foreign(4)]), 0x40))],
        ['with an experimental version', 'unusual-tags', made.mp3(Buffer.concat([Buffer.from('ID3\x05\0\0\0\0\0\0')]))],
        ['with a second tag behind its sound', 'unusual-tags', Buffer.concat([made.mp3(), withFooter()])],
        ['with a second tag behind its first', 'unusual-tags', Buffer.concat([id3v2(foreign(3)), made.mp3(id3v2(foreign(4)))])],
        ['with APEv2 alone, which programs would read no more', 'unusual-tags', Buffer.concat([made.mp3(), apev2([['Title', 'Ape']])])],
        ['whose comments promise more than there are', 'unusual-tags', flac([[4, vorbisComment(comments, 9)]])],
        ['with two comments', 'unusual-tags', flac([[4, vorbisComment(comments)], [4, vorbisComment(comments)]])],
        ['whose boxes do not end where it ends', 'unusual-tags', made.mp4File({ items }).subarray(0, -100)],
        ['in pieces for streaming', 'unusual-tags', Buffer.concat([made.mp4File({ items }), box('moof', Buffer.alloc(20))])],
        ['whose chunks go on past its end', 'unusual-tags', made.wavFile().subarray(0, 400)],
        ['of Ogg with another sound', 'other-format', Buffer.concat([made.oggFile('opus', comments)]).fill('Theora  ', 28, 36)],
        ['of 64-bit lengths that are not there', 'unusual-tags', made.wavFile().fill('RF64', 0, 4).fill(0xff, 4, 8)],
        ['of 64-bit lengths that lie', 'unusual-tags', made.longWavFile('RF64').fill(0x7f, 28, 30)],
        ['of FLAC in Ogg that promises other headers', 'unusual-tags', made.oggFlacFile(comments, 1)],
        ['of AAC without a container', 'other-format', Buffer.concat([Buffer.from([0xff, 0xf1, 0x50, 0x80]), made.noise(500)])],
        ['that is empty', 'other-format', Buffer.alloc(0)],
    ])('%s', async (_, reason, bytes) => {
        expect(await writeTags(made.blobOf(bytes), all)).toBe(reason);
    }); // prettier-ignore

    test('that is larger than 500 MB, before a byte of it is read', async () => {
        const large = { size: mostFileBytes + 1 } as Blob;
        expect(await writeTags(large, all)).toBe('too-large');
    });

    test('whose pages of Ogg would have to be numbered anew, and one of them is damaged', async () => {
        const bytes = Buffer.from(files['Opus whose comment fills its page'] ?? []);
        bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9);
        expect(await writeTags(made.blobOf(bytes), all)).toBe('unusual-tags');
    });
});

test('a file that is damaged anywhere is written with the same sound, or left alone; nothing is thrown', async () => {
    const random = randomNumbers(3);
    for (const bytes of Object.values(files)) {
        for (let round = 0; round < 12; round++) {
            const damaged = Buffer.from(bytes);
            for (let i = 0; i < 3; i++) damaged.writeUInt8(Math.floor(random() * 256), Math.floor(random() * Math.min(600, bytes.length)));
            const result = await writeTags(made.blobOf(damaged), all);
            if (typeof result === 'string') expect(['unusual-tags', 'other-format', 'not-proved']).toContain(result);
            else expect((await made.bytesIn(assembled(result.file, result.back))).equals(damaged)).toBe(true);
        }
    }
}); // prettier-ignore
