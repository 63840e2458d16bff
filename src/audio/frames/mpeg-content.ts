/** What a frame of MPEG audio holds behind its head: ISO/IEC 11172-3 and 13818-3, 2.4.1. Chance bytes hardly ever keep to it. */
import type { FrameHead } from './frame-head.ts';

const headBytes = 4;

/** False where no encoder writes such a frame. `frame` begins with its head, and may end early. */
export function isMpegContent(frame: DataView, { codec, samples, channels, bytes }: FrameHead): boolean {
    const checksumBytes = frame.getUint8(1) & 1 ? 0 : 2;
    const start = headBytes + checksumBytes;
    if (codec === 'MP1') return isLayer1(frame, start, channels);
    return codec !== 'MP3' || isLayer3(frame, start, { isMpeg1: samples === 1152, channels, bytes });
}

/** Four bits say how many each of 32 bands has in each channel; fifteen is forbidden. */
function isLayer1(frame: DataView, start: number, channels: number): boolean {
    for (let at = start; at < Math.min(frame.byteLength, start + 16 * channels); at++) {
        const bits = frame.getUint8(at);
        if (bits >> 4 === 15 || (bits & 15) === 15) return false;
    }
    return true;
}

interface Layer3 {
    readonly isMpeg1: boolean;
    readonly channels: number;
    readonly bytes: number;
}

/** Pairs of great values, of 576 lines. */
const mostBigValues = 288;

function isLayer3(frame: DataView, start: number, { isMpeg1, channels, bytes }: Layer3): boolean {
    const sideBytes = isMpeg1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;
    if (frame.byteLength < start + sideBytes) return true;
    const field = (bit: number, count: number): number => bitsAt(frame, 8 * start + bit, count);
    const reservoirBytes = field(0, isMpeg1 ? 9 : 8);
    const granuleBits = isMpeg1 ? 59 : 63;
    let bit = isMpeg1 ? (channels === 1 ? 14 + 4 : 12 + 8) : 8 + channels;
    let dataBits = 0;
    for (let granule = 0; granule < channels * (isMpeg1 ? 2 : 1); granule++, bit += granuleBits) {
        const isSwitched = bit + (isMpeg1 ? 33 : 38);
        if (field(bit + 12, 9) > mostBigValues || field(isSwitched, 3) === 0b100) return false;
        dataBits += field(bit, 12);
    }
    return dataBits <= 8 * (reservoirBytes + Math.max(0, bytes - start - sideBytes));
}

function bitsAt(view: DataView, bit: number, count: number): number {
    let value = 0;
    for (let at = bit; at < bit + count; at++) value = (value << 1) | ((view.getUint8(at >> 3) >> (7 - (at & 7))) & 1);
    return value;
}
