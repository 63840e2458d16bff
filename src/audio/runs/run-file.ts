/** Packets that follow one another, as a file of their own. */
import type { EncodedPacket } from 'mediabunny';
import { flacStart, streamInfoBytes } from '../flac/stream-info.ts';
import { adtsHead } from './adts-head.ts';

/** How packets of a codec become a file. */
export interface RunFormat {
    /** Packets in front that are decoded and thrown away, so that those behind them come out as in the middle of the song. */
    readonly leadPackets: number;
    /** Of a packet, for each channel. */
    readonly samplesOf: (packet: EncodedPacket) => number;
    /** What stands before all packets. */
    readonly start: Uint8Array;
    /** What stands before a packet of so many bytes. */
    readonly headOf: (bytes: number) => Uint8Array;
}

const none = new Uint8Array();
const flacInfoAt = 8;

/** Null where packets are no file by themselves. */
export function runFormatOf({ codec, sampleRate, description }: AudioDecoderConfig): RunFormat | null {
    if (codec === 'mp3') {
        return {
            // A frame of 8 kbit/s has 24 bytes, and the bit reservoir reaches back 255 (511 in MPEG-1, whose frames have 96): ISO/IEC 13818-3, 2.4.2.7. The windows reach back one frame more.
            leadPackets: 12,
            samplesOf: ({ duration }) => Math.round(duration * sampleRate),
            start: none,
            headOf: () => none,
        };
    }
    const info = codec === 'flac' && description ? bytesOf(description).subarray(flacInfoAt) : none;
    if (info.length >= streamInfoBytes) {
        return {
            leadPackets: 0,
            samplesOf: ({ duration }) => Math.round(duration * sampleRate),
            start: flacStart(info.subarray(0, streamInfoBytes), 0),
            headOf: () => none,
        };
    }
    if (codec !== 'mp4a.40.2') return null;
    // Without a description each packet has its head already.
    const headOf = description ? adtsHead(description) : () => none;
    // Windows overlap by one frame; the last packet's duration may tell how much of it is heard.
    return headOf && { leadPackets: 2, samplesOf: () => 1024, start: none, headOf };
}

const bytesOf = (data: AllowSharedBufferSource): Uint8Array =>
    ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);

export function fileOf({ start, headOf }: RunFormat, packets: readonly EncodedPacket[]): Uint8Array<ArrayBuffer> {
    const parts = [start, ...packets.flatMap(({ data }) => [headOf(data.byteLength), data])];
    const file = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
    let offset = 0;
    for (const part of parts) {
        file.set(part, offset);
        offset += part.byteLength;
    }
    return file;
}
