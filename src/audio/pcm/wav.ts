/** WAV in its kinds: RIFF, RIFX (big-endian), RF64 and BW64 (EBU Tech 3306, ITU-R BS.2088), whatever their sizes say. */
import { textAt, type ByteReader } from '../byte-reader.ts';
import { layoutOfMask } from '../channels/channel-layout.ts';
import { shellContent, type SampleFormat, type ShellContent } from './pcm-layout.ts';
import { wavEncoding } from './wav-codecs.ts';

/** Programs that write to a pipe cannot know the length; sox writes this, ffmpeg and others more. */
const unknownLengthBytes = 0x7f_ff_f0_00;

const chunkHeadBytes = 8;
const extensible = 0xfffe;

/** Null for any other file, and where the header breaks off before the sound. Rejects when the file cannot be read. */
export async function readWav(reader: ByteReader): Promise<ShellContent | null> {
    const head = await reader.at(0, 12);
    const form = textAt(head, 0);
    if (!['RIFF', 'RIFX', 'RF64', 'BW64'].includes(form) || textAt(head, 8) !== 'WAVE') return null;
    const littleEndian = form !== 'RIFX';
    let format: SampleFormat | null = null;
    let longDataBytes: number | null = null;
    for (let offset = 12; offset + chunkHeadBytes <= reader.size;) {
        const chunk = await reader.at(offset, chunkHeadBytes + 40);
        const [name, chunkBytes] = [textAt(chunk, 0), chunk.getUint32(4, littleEndian)];
        if (name === 'fmt ') {
            format = readWavFormat(
                new DataView(chunk.buffer, chunk.byteOffset + 8, chunk.byteLength - 8),
                littleEndian,
            );
        } else if (name === 'ds64' && chunk.byteLength >= 24) {
            longDataBytes = Number(chunk.getBigUint64(16, littleEndian));
        } else if (name === 'data') {
            if (!format) return null;
            const dataOffset = offset + chunkHeadBytes;
            const isKnown =
                chunkBytes < unknownLengthBytes && !(chunkBytes === 0 && (await isSoundAt(reader, dataOffset)));
            const longBytes = longDataBytes !== null && longDataBytes < Number.MAX_SAFE_INTEGER ? longDataBytes : null;
            const declaredBytes = isKnown ? chunkBytes : longBytes || null;
            return shellContent(format, { fileBytes: reader.size, dataOffset, declaredBytes });
        }
        offset += chunkHeadBytes + (await bodyBytes(reader, offset, chunkBytes));
    }
    return null;
}

/** The body of `fmt `, as WAV and Wave64 have it; null where it breaks off or no sound is so. */
export function readWavFormat(body: DataView, littleEndian: boolean): SampleFormat | null {
    if (body.byteLength < 16) return null;
    const tag = body.getUint16(0, littleEndian);
    const channels = body.getUint16(2, littleEndian);
    const bytesPerSecond = body.getUint32(8, littleEndian);
    const bits = body.getUint16(14, littleEndian);
    const declared = body.getUint16(12, littleEndian) / channels;
    const bytesPerSample = [1, 2, 3, 4, 8].includes(declared) ? declared : Math.ceil(bits / 8);
    // The first bytes of the subformat's GUID are the tag that it stands for.
    const subformat = tag === extensible && body.byteLength >= 26 ? body.getUint16(24, littleEndian) : tag;
    return {
        sampleRateHz: body.getUint32(4, littleEndian),
        channels,
        bytesPerSample,
        littleEndian,
        ...(bytesPerSecond > 0 && { bytesPerSecond }),
        encoding: wavEncoding(subformat, bytesPerSample),
        ...(tag === extensible &&
            body.byteLength >= 24 && { speakers: layoutOfMask(body.getUint32(20, littleEndian), channels) }),
    };
}

/** Chunks begin at even bytes, but some programs forget it. */
async function bodyBytes(reader: ByteReader, offset: number, chunkBytes: number): Promise<number> {
    if (chunkBytes % 2 === 0) return chunkBytes;
    const after = await reader.at(offset + chunkHeadBytes + chunkBytes, 5);
    const isForgotten = isChunkName(textAt(after, 0)) && !isChunkName(textAt(after, 1));
    return isForgotten ? chunkBytes : chunkBytes + 1;
}

const isChunkName = (name: string): boolean => /^[A-Za-z][\w ]{3}$/.test(name);

/** A data chunk of length 0 is one that a recorder never came back to, unless nothing or another chunk follows. */
async function isSoundAt(reader: ByteReader, offset: number): Promise<boolean> {
    const next = await reader.at(offset, chunkHeadBytes);
    if (next.byteLength < chunkHeadBytes) return false;
    return !isChunkName(textAt(next, 0)) || offset + chunkHeadBytes + next.getUint32(4, true) > reader.size;
}
