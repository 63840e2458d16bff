/** MPEG audio frames: ISO/IEC 11172-3 (MPEG-1), 13818-3 (MPEG-2), and the unofficial MPEG-2.5 of lower rates. */
import { textAt } from '../byte-reader.ts';
import type { FrameFormat, FrameHead } from './frame-head.ts';
import { isMpegContent } from './mpeg-content.ts';

/** In kbit/s, by the index in the head; index 0 is the free format. */
const kilobits = {
    mpeg1: {
        MP1: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        MP2: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        MP3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    },
    mpeg2: {
        MP1: [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        MP2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
        MP3: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    },
} as const;

const ratesHz = [44_100, 48_000, 32_000] as const;
/** By the two bits of the version: MPEG-2.5, reserved, MPEG-2, MPEG-1. */
const rateDivisors = [4, 0, 2, 1] as const;
const layers = [undefined, 'MP3', 'MP2', 'MP1'] as const;

/** Null for free-format frames too: their heads do not say where they end. */
function readMpegAudioHead(view: DataView, offset: number): FrameHead | null {
    const head = parseHead(view, offset);
    if (!head || head.kilobits === 0) return null;
    const { codec, sampleRateHz, channels, samples } = head;
    const padding = (view.getUint8(offset + 2) >> 1) & 1;
    const bytes =
        codec === 'MP1'
            ? (Math.floor((12_000 * head.kilobits) / sampleRateHz) + padding) * 4
            : Math.floor(((samples / 8) * 1000 * head.kilobits) / sampleRateHz) + padding;
    return { codec, sampleRateHz, channels, samples, bytes };
}

export const mpegAudio: FrameFormat = { readHead: readMpegAudioHead, isContent: isMpegContent };

export function parseHead(view: DataView, offset: number) {
    if (offset + 4 > view.byteLength || view.getUint8(offset) !== 0xff) return null;
    const [second, third, fourth] = [1, 2, 3].map((place) => view.getUint8(offset + place)) as [number, number, number];
    const divisor = rateDivisors[((second >> 3) & 3) as 0 | 1 | 2 | 3];
    const codec = layers[((second >> 1) & 3) as 0 | 1 | 2 | 3];
    const rateHz = ratesHz[(third >> 2) & 3];
    const emphasis = fourth & 3;
    if (second < 0xe0 || divisor === 0 || !codec || !rateHz || emphasis === 2) return null;
    const isMpeg1 = divisor === 1;
    const bitRate = kilobits[isMpeg1 ? 'mpeg1' : 'mpeg2'][codec][third >> 4];
    if (bitRate === undefined) return null;
    const samples = codec === 'MP1' ? 384 : codec === 'MP3' && !isMpeg1 ? 576 : 1152;
    return { codec, kilobits: bitRate, sampleRateHz: rateHz / divisor, channels: fourth >> 6 === 3 ? 1 : 2, samples };
}

/**
 * How many frames a file declares in its first frame, which is none of them: Xing's and LAME's head behind the side information (`Xing`, or
 * `Info` for a constant bit rate), or Fraunhofer's (`VBRI`), 32 bytes behind the frame's own. Null where it declares none.
 */
export function declaredFrames(frame: DataView): number | null {
    const head = parseHead(frame, 0);
    if (head?.codec !== 'MP3') return null;
    const xing = xingOffset(head);
    if (['Xing', 'Info'].includes(textAt(frame, xing)) && frame.byteLength >= xing + 12) {
        const hasFrames = (frame.getUint32(xing + 4) & 1) !== 0;
        return hasFrames ? frame.getUint32(xing + 8) : null;
    }
    const vbri = 36;
    if (textAt(frame, vbri) === 'VBRI' && frame.byteLength >= vbri + 18) return frame.getUint32(vbri + 14);
    return null;
}

/**
 * An empty frame of a stream, marked as one that holds no sound: mediabunny 1.61 takes a file with it in front for MP3, and one whose first
 * frames differ in nothing but joint stereo for none.
 */
export function emptyInfoFrame(first: DataView): Uint8Array<ArrayBuffer> {
    const head = Uint8Array.from([0, 1, 2, 3], (place) => first.getUint8(place));
    // Index 9 of the bit rates is long enough at every rate, and no padding.
    head[2] = ((head[2] ?? 0) & 0x0d) | 0x90;
    const parsed = readMpegAudioHead(new DataView(head.buffer), 0);
    if (!parsed) throw new Error('expected the head of a frame');
    const frame = new Uint8Array(parsed.bytes);
    frame.set(head);
    frame.set(
        Array.from('Info', (letter) => letter.charCodeAt(0)),
        xingOffset(parsed),
    );
    return frame;
}

/** Behind the head and the side information (ISO/IEC 11172-3, 2.4.1.7). */
function xingOffset({ samples, channels }: Pick<FrameHead, 'samples' | 'channels'>): number {
    const isMpeg1 = samples === 1152;
    return 4 + (isMpeg1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17);
}
