/** What stands in the headers of each kind of sound in Ogg: the Vorbis I specification, RFC 7845, RFC 9639, 10.1. */
import { asciiOf, viewOf } from '../audio/tags/tag-source.ts';
import { bytesOf, type Bytes } from './pieces.ts';

export interface OggKind {
    /** Whether this is the last of the headers, which follow the first; null for none of this kind. */
    readonly isLast: (packet: Bytes, number: number) => boolean | null;
    /** Of a packet that holds comments; null for another. */
    readonly commentStart: (packet: Bytes) => number | null;
    /** What stands before comments of that length. */
    readonly head: (packet: Bytes, length: number) => Bytes;
    /** Vorbis has a bit behind its comments. */
    readonly isFramed: boolean;
    /** Zeros behind them are padding. */
    readonly mayBePadded: boolean;
}

function packetsOf(start: string, packets: number, isFramed: boolean): OggKind {
    return {
        isLast: (_, number) => number === packets,
        commentStart: (packet) => (asciiOf(packet, 0, start.length) === start ? start.length : null),
        head: () => bytesOf(start),
        isFramed,
        mayBePadded: true,
    };
}

const comment = 4;
const invalid = 127;
const mostCommentBytes = 2 ** 24 - 1;

/** Metadata blocks, each a packet, the first of them a comment. `packets`: 0 where the file does not say. */
function flacOf(packets: number): OggKind {
    return {
        isLast(packet, number) {
            const [flags = invalid] = packet;
            const isBlock = packet.length >= 4 && lengthIn(packet) === packet.length - 4 && (flags & 0x7f) < invalid;
            const isLast = flags >= 0x80;
            return isBlock && (packets === 0 || isLast === (number === packets)) ? isLast : null;
        },
        commentStart: ([flags = 0]) => ((flags & 0x7f) === comment ? 4 : null),
        head: ([flags = 0], length) => bytesOf([flags, length >> 16, (length >> 8) & 0xff, length & 0xff]),
        isFramed: false,
        mayBePadded: false,
    };
}

const lengthIn = (packet: Bytes): number => viewOf(packet).getUint32(0) & mostCommentBytes;

/** By the first packet of a stream; null for one that is left alone. */
export function oggKindOf(first: Bytes): OggKind | null {
    const starts = (text: string): boolean => asciiOf(first, 0, text.length) === text;
    if (starts('\x01vorbis')) return packetsOf('\x03vorbis', 2, true);
    if (starts('OpusHead')) return packetsOf('OpusTags', 1, false);
    return starts('\x7fFLAC\x01') && first.length >= 9 ? flacOf(viewOf(first).getUint16(7)) : null;
}
