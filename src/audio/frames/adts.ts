/** AAC in ADTS: ISO/IEC 14496-3, 1.A.2. */
import type { FrameFormat, FrameHead } from './frame-head.ts';

const ratesHz = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];
const headBytes = 7;

function readAdtsHead(view: DataView, offset: number): FrameHead | null {
    if (offset + headBytes > view.byteLength) return null;
    const [first, second, third] = [0, 1, 2].map((place) => view.getUint8(offset + place)) as [number, number, number];
    const sampleRateHz = ratesHz[(third >> 2) & 15];
    // Twelve bits of sync, then one for the version, and two for the layer, which is 0.
    if (first !== 0xff || (second & 0xf6) !== 0xf0 || sampleRateHz === undefined) return null;
    const bytes =
        ((view.getUint8(offset + 3) & 3) << 11) | (view.getUint8(offset + 4) << 3) | (view.getUint8(offset + 5) >> 5);
    if (bytes < headBytes) return null;
    const channels = ((third & 1) << 2) | (view.getUint8(offset + 3) >> 6);
    const blocks = (view.getUint8(offset + 6) & 3) + 1;
    return { codec: 'AAC', bytes, sampleRateHz, channels, samples: 1024 * blocks };
}

export const adts: FrameFormat = { readHead: readAdtsHead, isContent: () => true };
