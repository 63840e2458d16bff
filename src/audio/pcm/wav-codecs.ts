import type { PcmEncoding } from './pcm-layout.ts';

/** Format tags of WAVE (RFC 2361 and Microsoft's `mmreg.h`) that are met in music. */
const codecs: Readonly<Record<number, string>> = {
    0x02: 'MS ADPCM',
    0x11: 'IMA ADPCM',
    0x22: 'TrueSpeech',
    0x31: 'GSM 6.10',
    0x45: 'G.726',
    0x50: 'MP2',
    0x55: 'MP3',
    0x64: 'G.726',
    0x65: 'G.722',
    0xff: 'AAC',
    0x160: 'WMA',
    0x161: 'WMA',
    0x162: 'WMA Pro',
    0x163: 'WMA Lossless',
    0x270: 'ATRAC3',
    0x28f: 'G.722',
    0x1610: 'AAC',
    0x2000: 'AC-3',
    0x2001: 'DTS',
    0x566f: 'Vorbis',
    0x674f: 'Vorbis',
    0x6771: 'Vorbis',
    0xa106: 'AAC',
    0xf1ac: 'FLAC',
};

/** What a WAVE format tag means; samples of one byte are unsigned. */
export function wavEncoding(tag: number, bytesPerSample: number): PcmEncoding | { readonly codec: string } {
    if (tag === 1) return bytesPerSample === 1 ? 'unsigned' : 'integer';
    if (tag === 3) return 'float';
    if (tag === 6) return 'a-law';
    if (tag === 7) return 'mu-law';
    return { codec: codecs[tag] ?? `WAVE 0x${tag.toString(16)}` };
}
