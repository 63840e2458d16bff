/** STREAMINFO, the first block of FLAC's metadata: RFC 9639, section 8.2. */
import { longestHeadBytes } from './frame-head.ts';

export interface StreamInfo {
    readonly sampleRateHz: number;
    /** Of each channel, in a frame. */
    readonly mostSamples: number;
    readonly mostFrameBytes: number;
    /** Of each channel; null where the encoder did not know. */
    readonly totalSamples: number | null;
}

export const streamInfoBytes = 34;

/** The view is of the block's body, whole. */
export function readStreamInfo(view: DataView): StreamInfo {
    const mostSamples = view.getUint16(2);
    const word = view.getUint32(10);
    const channels = ((word >> 9) & 7) + 1;
    const bits = (((word & 0x1f_f) >> 4) & 31) + 1;
    const total = (view.getUint8(13) & 15) * 2 ** 32 + view.getUint32(14);
    return {
        sampleRateHz: word >>> 12,
        mostSamples,
        // Samples as they are, of which one channel may need a bit more, between a head and a checksum.
        mostFrameBytes: Math.ceil((mostSamples * channels * (bits + 1)) / 8) + channels * 8 + longestHeadBytes,
        totalSamples: total || null,
    };
}

/** The start of a file of so many samples, with nothing in front of its frames but this block. */
export function flacStart(info: Uint8Array, samples: number): Uint8Array<ArrayBuffer> {
    const start = Uint8Array.from([0x66, 0x4c, 0x61, 0x43, 0x80, 0, 0, streamInfoBytes, ...info]);
    const view = new DataView(start.buffer, 8);
    view.setUint8(13, (view.getUint8(13) & 0xf0) | Math.floor(samples / 2 ** 32));
    view.setUint32(14, samples % 2 ** 32);
    return start;
}
