/** Packets that follow one another, as a file of their own. */
import type { EncodedPacket } from 'mediabunny';

/**
 * How many packets in front are decoded and thrown away, so that those behind them come out as in the middle of the song; null where packets
 * of a codec are no file by themselves, or the streaming decoder is as fast (FLAC).
 */
export function leadPackets(codec: string): number | null {
    // A frame of 8 kbit/s has 24 bytes, and the bit reservoir reaches back 255 (511 in MPEG-1, whose frames have 96): ISO/IEC 13818-3, 2.4.2.7. The windows reach back one frame more.
    return codec === 'mp3' ? 12 : null;
}

export function fileOf(packets: readonly EncodedPacket[]): Uint8Array<ArrayBuffer> {
    const file = new Uint8Array(packets.reduce((sum, { byteLength }) => sum + byteLength, 0));
    let offset = 0;
    for (const { data, byteLength } of packets) {
        file.set(data, offset);
        offset += byteLength;
    }
    return file;
}

/** Of all the packets, for each channel. */
export const samplesIn = (packets: readonly EncodedPacket[], sampleRateHz: number): number =>
    packets.reduce((sum, { duration }) => sum + Math.round(duration * sampleRateHz), 0);
