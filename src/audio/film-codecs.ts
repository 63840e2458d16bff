/** Of which codec the sound is in films that are not opened here, so that it can be named. */
import { textAt, type ByteReader } from './byte-reader.ts';
import { mpegAudio } from './frames/mpeg-audio.ts';
import { wavEncoding } from './pcm/wav-codecs.ts';

/** Headers, and the first pieces of sound among those of the picture. */
const searchedBytes = 256 * 1024;

type ReadCodec = (view: DataView) => string | null;

const films: Readonly<Record<string, ReadCodec>> = { AVI: aviCodec, FLV: flvCodec, 'MPEG-PS': programCodec, WMA: asfCodec }; // prettier-ignore

/** "MP3 (AVI)"; the film's own name where the codec cannot be read. Rejects when the file cannot be read. */
export async function codecInFilm(film: string, reader: ByteReader): Promise<string> {
    const codec = films[film]?.(await reader.at(0, searchedBytes)) ?? null;
    if (codec === null || codec.startsWith(film)) return codec ?? film;
    return `${codec} (${film === 'WMA' ? 'ASF' : film})`;
}

/** The header of a stream of sound, then its format, as WAV has it (Microsoft, "AVI RIFF File Reference"). */
function aviCodec(view: DataView): string | null {
    const format = find(view, 'strf', find(view, 'auds', 0));
    return format === null ? null : waveName(view, format + 8);
}

/** The stream's properties say of which type it is; 54 bytes on is its format, as WAV has it (Microsoft, "Advanced Systems Format", 3.3). */
function asfCodec(view: DataView): string | null {
    const type = find(view, '\x40\x9e\x69\xf8\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b', 0);
    return type === null ? null : waveName(view, type + 54);
}

function waveName(view: DataView, at: number): string | null {
    if (at + 2 > view.byteLength) return null;
    const encoding = wavEncoding(view.getUint16(at, true), 2);
    return typeof encoding === 'object' ? encoding.codec : 'PCM';
}

const flvCodecs = ['PCM', 'ADPCM', 'MP3', 'PCM', 'Nellymoser', 'Nellymoser', 'Nellymoser', 'G.711', 'G.711', null, 'AAC', 'Speex', null, null, 'MP3']; // prettier-ignore
const flvSound = 8;

/** Tags follow one another, each between two lengths (Adobe, "Flash Video File Format", 10.1, annex E). */
function flvCodec(view: DataView): string | null {
    const headBytes = 11;
    let at = view.byteLength < 9 ? view.byteLength : view.getUint32(5) + 4;
    while (at + headBytes < view.byteLength) {
        if (view.getUint8(at) === flvSound) return flvCodecs[view.getUint8(at + headBytes) >> 4] ?? null;
        at += headBytes + (view.getUint32(at) & 0xff_ff_ff) + 4;
    }
    return null;
}

/** Packets by the number of their stream: 0xc0 to 0xdf are MPEG audio, 0xbd is private (ISO/IEC 13818-1, table 2-22). */
function programCodec(view: DataView): string | null {
    for (let at = find(view, '\0\0\x01', 0); at !== null; at = find(view, '\0\0\x01', at + 3)) {
        if (at + 9 >= view.byteLength) return null;
        const stream = view.getUint8(at + 3);
        const body = at + 9 + view.getUint8(at + 8);
        if (stream === 0xbd && body < view.byteLength) return privateCodec(view.getUint8(body));
        if (stream < 0xc0 || stream > 0xdf) continue;
        for (let start = at + 6; start < Math.min(body + 4096, view.byteLength - 4); start++) {
            const head = mpegAudio.readHead(view, start);
            if (head) return head.codec;
        }
    }
    return null;
}

/** As DVDs number the streams within the private one. */
function privateCodec(substream: number): string | null {
    if (substream >= 0x80 && substream < 0x88) return 'AC-3';
    if (substream >= 0x88 && substream < 0x90) return 'DTS';
    return substream >= 0xa0 && substream < 0xa8 ? 'PCM' : null;
}

/** Where bytes begin that are wanted, from a place on; null where they do not, or where there is no such place. */
function find(view: DataView, wanted: string, from: number | null): number | null {
    if (from === null) return null;
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    const first = wanted.charCodeAt(0);
    for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
        if (textAt(view, at, wanted.length) === wanted) return at;
    return null;
}
