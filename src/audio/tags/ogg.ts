/** Comment headers of the streams in an Ogg file: RFC 3533, RFC 7845 (Opus), the Vorbis, Speex and Ogg FLAC mappings. */
import type { FileBytes } from './file-bytes.ts';
import { readFlacBlock } from './flac.ts';
import { asciiOf, guarded, mostTagBytes, viewOf, type TagSource } from './tag-source.ts';
import { readVorbisComment } from './vorbis-comment.ts';

/** A comment of 48 MB has no more. */
const mostPages = 1000;
interface Stream {
    readonly kind: string;
    readonly parts: Uint8Array[];
    packets: number;
    bytes: number;
}

/** Headers stand before all sound; reading stops where each stream has told its own. `start` is where "OggS" stands. */
export async function readOgg(file: FileBytes, start: number): Promise<TagSource[]> {
    const sources: TagSource[] = [];
    const streams = new Map<number, Stream>();
    let at = start;
    for (let page = 0; page < mostPages; page++) {
        const head = await file.read(at, 27 + 255);
        if (asciiOf(head, 0, 4) !== 'OggS' || head.length < 27) break;
        const view = viewOf(head);
        const lacing = head.subarray(27, 27 + view.getUint8(26));
        const bodyAt = at + 27 + lacing.length;
        const body = await file.read(
            bodyAt,
            lacing.reduce((sum, length) => sum + length, 0),
        );
        const serial = view.getUint32(14, true);
        const isFirst = (view.getUint8(5) & 2) !== 0;
        if (isFirst && streams.has(serial)) break;
        const stream = streams.get(serial) ?? { kind: kindOf(body), parts: [], packets: 0, bytes: 0 };
        streams.set(serial, stream);
        let from = 0;
        for (const length of lacing) {
            stream.parts.push(body.subarray(from, from + length));
            stream.bytes += length;
            from += length;
            if (length === 255) continue;
            const packet = joined(stream);
            const source = guarded(() => sourceIn(stream.kind, stream.packets, packet));
            if (source) sources.push(source);
            const isLastBlock = stream.kind === 'flac' && stream.packets > 0 && (packet[0] ?? 0) >= 0x80;
            stream.packets = isLastBlock ? Infinity : stream.packets + 1;
            stream.parts.length = 0;
            stream.bytes = 0;
        }
        if (stream.bytes > mostTagBytes || ![...streams.values()].some(hasMoreToTell)) break;
        at = bodyAt + body.length;
    }
    return sources;
}

function hasMoreToTell({ kind, packets }: Stream): boolean {
    return kind !== 'unknown' && packets < (kind === 'flac' ? Infinity : 2);
}

const firstPackets: Readonly<Record<string, string>> = {
    '\x7fFLAC': 'flac',
    '\x01vorbis': 'vorbis',
    OpusHead: 'opus',
    'Speex   ': 'speex',
};

function kindOf(firstPacket: Uint8Array): string {
    const start = asciiOf(firstPacket, 0, 8);
    return Object.entries(firstPackets).find(([signature]) => start.startsWith(signature))?.[1] ?? 'unknown';
}

/** Where each kind's comment begins in its second packet. */
const commentAt: Readonly<Record<string, number>> = { vorbis: 7, opus: 8, speex: 0 };

function sourceIn(kind: string, packet: number, bytes: Uint8Array): TagSource | undefined {
    if (kind === 'flac') return packet === 0 ? undefined : readFlacBlock((bytes[0] ?? 0) & 0x7f, bytes.subarray(4));
    const start = commentAt[kind];
    return packet === 1 && start !== undefined ? readVorbisComment(bytes.subarray(start)) : undefined;
}

function joined({ parts, bytes }: Stream): Uint8Array {
    const whole = new Uint8Array(bytes);
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}
