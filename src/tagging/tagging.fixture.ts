/** Whole files of every container that is written, made byte by byte: their sound is random, so that a byte that moves is seen. */
import { box, chunk, chunked, flac, vorbisComment } from '../../fixtures/tags/containers.ts';
import { uint32be, uint32le } from '../../fixtures/broken/mutation.ts';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import type { FieldChanges } from './fields.ts';

export const everyField: FieldChanges = {
    genre: ['Deep House'],
    bpm: ['124'],
    key: ['8A'],
    mood: ['calm'],
    energy: ['7'],
    labels: ['夜; dabke'],
};

export const noise = (bytes: number, seed = 1): Buffer => {
    const random = randomNumbers(seed);
    return Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256)));
};

export const blobOf = (bytes: Buffer): Blob => new Blob([new Uint8Array(bytes)]);
export const bytesIn = async (file: Blob): Promise<Buffer> => Buffer.from(await file.arrayBuffer());

/** A frame of MPEG audio begins it. */
export const mp3 = (...parts: readonly Buffer[]): Buffer =>
    Buffer.concat([...parts, Buffer.from([0xff, 0xfb, 0x90, 0]), noise(5000)]);

const padding = (bytes: number) => [1, Buffer.alloc(bytes)] as const;

export const flacFile = (comments: readonly string[], paddingBytes = 0): Buffer =>
    flac([
        [4, vorbisComment(comments)],
        [2, Buffer.from('appl  an application’s own')],
        ...(paddingBytes > 0 ? [padding(paddingBytes)] : []),
    ]);

/** Bit by bit, so that it is another than the one under test. */
function checksum(bytes: Buffer): number {
    let sum = 0;
    for (const byte of bytes) {
        sum = (sum ^ (byte << 24)) >>> 0;
        for (let bit = 0; bit < 8; bit++) sum = ((sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1) >>> 0) >>> 0;
    }
    return sum;
}

interface PageOptions {
    readonly sequence: number;
    readonly flags?: number;
    readonly serial?: number;
}

function page(lacing: readonly number[], body: Buffer, { sequence, flags = 0, serial = 7 }: PageOptions): Buffer {
    const position = Buffer.alloc(8);
    position.writeUInt32LE(sequence * 960);
    const head = [Buffer.from('OggS\0'), Buffer.from([flags]), position, uint32le(serial), uint32le(sequence)];
    const bytes = Buffer.concat([...head, uint32le(0), Buffer.from([lacing.length, ...lacing]), body]);
    bytes.writeUInt32LE(checksum(bytes), 22);
    return bytes;
}

/** Checks that pages follow one another, each with its sum, and puts their packets together. */
export function packetsOf(file: Buffer, serial = 7): readonly Buffer[] {
    const packets: Buffer[] = [];
    let parts: Buffer[] = [];
    let sequence = 0;
    for (let at = 0; at < file.length;) {
        const lacing = file.subarray(at + 27, at + 27 + file.readUInt8(at + 26));
        let from = at + 27 + lacing.length;
        const end = from + lacing.reduce((sum, length) => sum + length, 0);
        const whole = Buffer.from(file.subarray(at, end));
        whole.writeUInt32LE(0, 22);
        const isOwn = file.readUInt32LE(at + 14) === serial;
        const isRight = file.readUInt32LE(at + 22) === checksum(whole);
        if (!isRight || (isOwn && file.readUInt32LE(at + 18) !== sequence++)) throw new Error(`a broken page at ${at}`);
        for (const length of isOwn ? lacing : []) {
            parts.push(file.subarray(from, from + length));
            from += length;
            if (length === 255) continue;
            packets.push(Buffer.concat(parts));
            parts = [];
        }
        at = end;
    }
    return packets;
}

function lacingOf(packet: Buffer): number[] {
    return [...Array.from({ length: Math.floor(packet.length / 255) }, () => 255), packet.length % 255];
}

/** The third packet of Vorbis. */
export const codebooks = Buffer.concat([Buffer.from('\x05vorbis'), noise(3000, 5)]);

/** `tail` stands behind the comments. */
export function oggFile(
    kind: 'vorbis' | 'opus',
    comments: readonly string[],
    { tail = Buffer.from(kind === 'vorbis' ? [1] : []), pages = 12 } = {},
): Buffer {
    const [first, start] = kind === 'vorbis' ? ['\x01vorbis', '\x03vorbis'] : ['OpusHead', 'OpusTags'];
    const comment = Buffer.concat([Buffer.from(start), vorbisComment(comments), tail]);
    const head = Buffer.concat([Buffer.from(first), Buffer.alloc(22 - first.length)]);
    return oggOf(head, kind === 'vorbis' ? [comment, codebooks] : [comment], pages);
}

/** Comments and a block of an application's own, the last. `count`: how many headers the first one promises; 0 for not known. */
export function oggFlacFile(comments: readonly string[], count = 2): Buffer {
    const block = (kind: number, content: Buffer): Buffer => {
        const head = uint32be(content.length);
        head.writeUInt8(kind, 0);
        return Buffer.concat([head, content]);
    };
    const promised = Buffer.from([1, 0, 0, count]);
    const streamInfo = Buffer.concat([Buffer.from('fLaC'), block(0, Buffer.alloc(34, 3))]);
    const application = block(0x82, Buffer.from('appl  an application’s own'));
    const first = Buffer.concat([Buffer.from('\x7fFLAC'), promised, streamInfo]);
    return oggOf(first, [block(4, vorbisComment(comments)), application], 12);
}

function oggOf(first: Buffer, packets: readonly Buffer[], pages: number): Buffer {
    const lacing = packets.flatMap(lacingOf);
    const body = Buffer.concat(packets);
    const written = [page([first.length], first, { sequence: 0, flags: 2 })];
    for (let [from, at] = [0, 0]; from < lacing.length; from += 255) {
        const part = lacing.slice(from, from + 255);
        const end = at + part.reduce((sum, length) => sum + length, 0);
        const flags = from > 0 && lacing[from - 1] === 255 ? 1 : 0;
        written.push(page(part, body.subarray(at, end), { sequence: written.length, flags }));
        at = end;
    }
    for (let i = 0; i < pages; i++) {
        const sound = noise(700, i + 10);
        const flags = i === pages - 1 ? 4 : 0;
        written.push(page([255, 255, 190], sound, { sequence: written.length, flags }));
    }
    return Buffer.concat(written);
}

interface Mp4Options {
    /** Null for a movie without a list. */
    readonly items: readonly Buffer[] | null;
    /** Bytes in the boxes of free space behind the list, and behind the movie. */
    readonly freeInList?: number;
    readonly freeBehind?: number;
    readonly isSoundFirst?: boolean;
}

const soundBytes = 3000;

/** Three chunks of sound at 0, 1000 and 2000 of its box; places in four bytes, and the same again in eight. */
export function mp4File({ items, freeInList = 0, freeBehind = 0, isSoundFirst = false }: Mp4Options): Buffer {
    const ftyp = box('ftyp', Buffer.from('M4A \0\0\0\0'));
    const mdat = box('mdat', noise(soundBytes));
    const free = (bytes: number): Buffer => (bytes > 0 ? box('free', Buffer.alloc(bytes - 8)) : Buffer.alloc(0));
    const handler = box('hdlr', Buffer.concat([uint32be(0), uint32be(0), Buffer.from('mdirappl'), Buffer.alloc(9)]));
    const list = items && box('udta', box('meta', uint32be(0), handler, box('ilst', ...items), free(freeInList)));
    const trak = (table: Buffer): Buffer => box('trak', box('mdia', box('minf', box('stbl', table))));
    const movie = (mdatAt: number): Buffer => {
        const places = [0, 1000, 2000].map((at) => mdatAt + 8 + at);
        const stco = box('stco', uint32be(0), uint32be(3), ...places.map(uint32be));
        const co64 = box('co64', uint32be(0), uint32be(3), ...places.flatMap((at) => [uint32be(0), uint32be(at)]));
        return box('moov', box('mvhd', Buffer.alloc(100, 7)), trak(stco), trak(co64), ...(list ? [list] : []));
    };
    if (isSoundFirst) return Buffer.concat([ftyp, mdat, movie(ftyp.length), free(freeBehind)]);
    const mdatAt = ftyp.length + movie(0).length + freeBehind;
    return Buffer.concat([ftyp, movie(mdatAt), free(freeBehind), mdat]);
}

/** The sound that each place of an MP4 file leads to, 1000 bytes from there. */
export function chunksOf(file: Buffer): readonly Buffer[] {
    const stco = file.indexOf('stco') + 12;
    const co64 = file.indexOf('co64') + 12;
    return [0, 1, 2].flatMap((i) =>
        [file.readUInt32BE(stco + i * 4), Number(file.readBigUInt64BE(co64 + i * 8))].map((at) =>
            file.subarray(at, at + 1000),
        ),
    );
}

/** With true lengths. */
export function wavFile(...chunks: readonly Buffer[]): Buffer {
    const file = chunked('RIFF', 'WAVE', chunk('fmt ', Buffer.alloc(16, 1)), chunk('data', noise(2001)), ...chunks);
    file.writeUInt32LE(file.length - 8, 4);
    return file;
}

/** The same with lengths of eight bytes, which come first. */
export function longWavFile(form: 'RF64' | 'BW64', ...chunks: readonly Buffer[]): Buffer {
    const [lengths, sound] = [Buffer.alloc(28), noise(2001)];
    lengths.writeBigUInt64LE(BigInt(sound.length), 8);
    const data = chunk('data', sound);
    data.writeUInt32LE(0xffffffff, 4);
    const file = chunked(form, 'WAVE', chunk('ds64', lengths), chunk('fmt ', Buffer.alloc(16, 1)), data, ...chunks);
    file.writeUInt32LE(0xffffffff, 4);
    file.writeBigUInt64LE(BigInt(file.length - 8), 20);
    return file;
}

export function aiffFile(...chunks: readonly Buffer[]): Buffer {
    const big = { bigEndian: true };
    const file = chunked(
        'FORM',
        'AIFF',
        chunk('COMM', Buffer.alloc(18, 1), big),
        chunk('SSND', noise(2001), big),
        ...chunks,
    );
    file.writeUInt32BE(file.length - 8, 4);
    return file;
}
