/** AIFF and AIFF-C (Apple, 1989 and 1991). */
import { textAt, type ByteReader } from '../byte-reader.ts';
import { coreAudioLayout, mostLayoutBytes } from '../channels/core-audio.ts';
import { shellContent, type PcmEncoding, type SampleFormat, type ShellContent } from './pcm-layout.ts';

const chunkHeadBytes = 8;

type Compression = Pick<SampleFormat, 'encoding'> & {
    readonly littleEndian?: boolean;
    readonly bytesPerSample?: number;
};

const compressions: Readonly<Record<string, Compression>> = {
    NONE: { encoding: 'integer' },
    twos: { encoding: 'integer' },
    sowt: { encoding: 'integer', littleEndian: true },
    'raw ': { encoding: 'unsigned' },
    in24: { encoding: 'integer', bytesPerSample: 3 },
    in32: { encoding: 'integer', bytesPerSample: 4 },
    '42ni': { encoding: 'integer', bytesPerSample: 3, littleEndian: true },
    '23ni': { encoding: 'integer', bytesPerSample: 4, littleEndian: true },
    fl32: { encoding: 'float', bytesPerSample: 4 },
    FL32: { encoding: 'float', bytesPerSample: 4 },
    fl64: { encoding: 'float', bytesPerSample: 8 },
    FL64: { encoding: 'float', bytesPerSample: 8 },
    alaw: { encoding: 'a-law', bytesPerSample: 1 },
    ALAW: { encoding: 'a-law', bytesPerSample: 1 },
    ulaw: { encoding: 'mu-law', bytesPerSample: 1 },
    ULAW: { encoding: 'mu-law', bytesPerSample: 1 },
};

const codecs: Readonly<Record<string, string>> = {
    ima4: 'IMA ADPCM',
    MAC3: 'MACE 3:1',
    MAC6: 'MACE 6:1',
    'GSM ': 'GSM 6.10',
    QDM2: 'QDesign',
};

/** Null for any other file, and where the header breaks off before the sound. Rejects when the file cannot be read. */
export async function readAiff(reader: ByteReader): Promise<ShellContent | null> {
    const head = await reader.at(0, 12);
    if (textAt(head, 0) !== 'FORM' || !['AIFF', 'AIFC'].includes(textAt(head, 8))) return null;
    let format: SampleFormat | null = null;
    let frames = 0;
    let data: { readonly dataOffset: number; readonly chunkBytes: number } | null = null;
    let layoutBody: DataView | null = null;
    for (let offset = 12; offset + chunkHeadBytes <= reader.size && !(format && data);) {
        const chunk = await reader.at(offset, chunkHeadBytes + 24);
        const chunkBytes = chunk.getUint32(4);
        const name = textAt(chunk, 0);
        if (name === 'COMM' && chunk.byteLength >= 26) {
            format = readFormat(chunk, textAt(head, 8) === 'AIFC');
            frames = chunk.getUint32(10);
        } else if (name === 'SSND' && chunk.byteLength >= 16) {
            const before = chunk.getUint32(8);
            data = { dataOffset: offset + 16 + before, chunkBytes: Math.max(0, chunkBytes - 8 - before) };
        }
        if (name === 'CHAN')
            layoutBody = await reader.at(offset + chunkHeadBytes, Math.min(mostLayoutBytes, chunkBytes));
        offset += chunkHeadBytes + chunkBytes + (chunkBytes % 2);
    }
    if (!format || !data) return null;
    const speakers = layoutBody && coreAudioLayout(layoutBody, format.channels);
    const { dataOffset, chunkBytes } = data;
    const frameBytes = format.channels * format.bytesPerSample;
    // The count of frames may be what a recorder never came back to; the chunk's length is, where it reaches beyond the file.
    const isWholeChunk = dataOffset + chunkBytes <= reader.size;
    const declaredBytes = Math.max(frames * frameBytes, isWholeChunk || frames === 0 ? chunkBytes : 0) || null;
    return shellContent(
        { ...format, ...(speakers && { speakers }) },
        { fileBytes: reader.size, dataOffset, declaredBytes },
    );
}

function readFormat(chunk: DataView, isCompressed: boolean): SampleFormat {
    const name = isCompressed ? textAt(chunk, 26) : 'NONE';
    const { encoding, ...known }: Compression = compressions[name] ?? {
        encoding: { codec: codecs[name] ?? `AIFF-C ${name.trim()}` },
    };
    const format = {
        channels: chunk.getUint16(8),
        bytesPerSample: Math.ceil(chunk.getUint16(14) / 8),
        sampleRateHz: Math.round(extended(chunk, 16)),
        littleEndian: false,
        ...known,
    };
    return { ...format, encoding: encoding satisfies PcmEncoding | { codec: string } };
}

/** A number of 80 bits, IEEE 754 extended: sign and exponent (bias 16383) in 16 bits, the mantissa with its leading 1 in 64. */
function extended(view: DataView, offset: number): number {
    return Number(view.getBigUint64(offset + 2)) * 2 ** ((view.getUint16(offset) & 0x7fff) - 16_383 - 63);
}
