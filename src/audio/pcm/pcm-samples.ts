/** Bytes of PCM -> planes of samples, full scale -1 to 1. */
import type { PcmLayout } from './pcm-layout.ts';

type ReadSample = (view: DataView, offset: number) => number;
type SampleLayout = Pick<PcmLayout, 'channels' | 'encoding' | 'bytesPerSample' | 'littleEndian'>;

/** One plane for each channel, of as many frames as the bytes hold. */
export function decodePcm(bytes: DataView, layout: SampleLayout): Float32Array[] {
    const { channels, bytesPerSample } = layout;
    const frames = Math.floor(bytes.byteLength / (channels * bytesPerSample));
    const planes = Array.from({ length: channels }, () => new Float32Array(frames));
    const read = sampleReader(layout);
    planes.forEach((plane, channel) => {
        for (let frame = 0; frame < frames; frame++)
            plane[frame] = read(bytes, (frame * channels + channel) * bytesPerSample);
    });
    return planes;
}

/** Whether samples are written so that they can be read here. */
export function isReadable({ encoding, bytesPerSample }: SampleLayout): boolean {
    if (encoding === 'float') return bytesPerSample === 4 || bytesPerSample === 8;
    if (encoding === 'integer') return bytesPerSample >= 1 && bytesPerSample <= 4;
    return bytesPerSample === 1;
}

function sampleReader({ encoding, bytesPerSample, littleEndian }: SampleLayout): ReadSample {
    if (encoding === 'float') {
        return bytesPerSample === 8
            ? (view, offset) => view.getFloat64(offset, littleEndian)
            : (view, offset) => view.getFloat32(offset, littleEndian);
    }
    if (encoding === 'unsigned') return (view, offset) => (view.getUint8(offset) - 128) / 128;
    if (encoding === 'a-law') return (view, offset) => aLaw[view.getUint8(offset)] ?? 0;
    if (encoding === 'mu-law') return (view, offset) => muLaw[view.getUint8(offset)] ?? 0;
    switch (bytesPerSample) {
        case 1:
            return (view, offset) => view.getInt8(offset) / 2 ** 7;
        case 2:
            return (view, offset) => view.getInt16(offset, littleEndian) / 2 ** 15;
        case 3: {
            const [low, high] = littleEndian ? [0, 1] : [2, 0];
            return (view, offset) =>
                (view.getInt16(offset + high, littleEndian) * 256 + view.getUint8(offset + low)) / 2 ** 23;
        }
        default:
            return (view, offset) => view.getInt32(offset, littleEndian) / 2 ** 31;
    }
}

/** ITU-T G.711, tables 2a and 2b: a sign, an exponent of three bits and a mantissa of four. */
const muLaw = Float32Array.from({ length: 256 }, (_, code) => {
    const bits = ~code & 0xff;
    const magnitude = ((((bits & 15) << 3) + 132) << ((bits >> 4) & 7)) - 132;
    return (bits & 0x80 ? -magnitude : magnitude) / 2 ** 15;
});

/** ITU-T G.711, tables 1a and 1b; every other bit is turned over. */
const aLaw = Float32Array.from({ length: 256 }, (_, code) => {
    const bits = code ^ 0x55;
    const [exponent, mantissa] = [(bits >> 4) & 7, (bits & 15) << 4];
    const magnitude = exponent === 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
    return (bits & 0x80 ? magnitude : -magnitude) / 2 ** 15;
});
