/** Apple's Core Audio Format. */
import type { ChannelLayout } from '../channels/channel-layout.ts';
import { textAt, type ByteReader } from '../byte-reader.ts';
import { coreAudioLayout, mostLayoutBytes } from '../channels/core-audio.ts';
import { shellContent, type SampleFormat, type ShellContent } from './pcm-layout.ts';

const chunkHeadBytes = 12;
const flags = { float: 1, littleEndian: 2 } as const;

const codecs: Readonly<Record<string, string>> = {
    alac: 'ALAC',
    'aac ': 'AAC',
    ima4: 'IMA ADPCM',
    '.mp3': 'MP3',
    opus: 'Opus',
    flac: 'FLAC',
};

/** Null for any other file, and where the header breaks off before the sound. Rejects when the file cannot be read. */
export async function readCaf(reader: ByteReader): Promise<ShellContent | null> {
    if (textAt(await reader.at(0, 4), 0) !== 'caff') return null;
    let format: SampleFormat | null = null;
    let speakers: ChannelLayout | null = null;
    for (let offset = 8; offset + chunkHeadBytes <= reader.size;) {
        const chunk = await reader.at(offset, chunkHeadBytes + 32);
        const name = textAt(chunk, 0);
        const chunkBytes = chunk.getBigInt64(4);
        if (name === 'desc' && chunk.byteLength >= chunkHeadBytes + 32) format = readFormat(chunk);
        if (name === 'chan' && format) {
            speakers = coreAudioLayout(
                await reader.at(offset + chunkHeadBytes, Math.min(mostLayoutBytes, Number(chunkBytes))),
                format.channels,
            );
        }
        if (name === 'data' && format) {
            const editCountBytes = 4;
            const declaredBytes = chunkBytes > editCountBytes ? Number(chunkBytes) - editCountBytes : null;
            return shellContent(
                { ...format, ...(speakers && { speakers }) },
                { fileBytes: reader.size, dataOffset: offset + chunkHeadBytes + editCountBytes, declaredBytes },
            );
        }
        if (chunkBytes < 0) return null;
        offset += chunkHeadBytes + Number(chunkBytes);
    }
    return null;
}

function readFormat(chunk: DataView): SampleFormat {
    const field = (index: number): number => chunk.getUint32(chunkHeadBytes + 8 + 4 * index);
    const name = textAt(chunk, chunkHeadBytes + 8);
    const [formatFlags, bytesPerPacket, channels, bits] = [field(1), field(2), field(4), field(5)];
    const encoding = { lpcm: formatFlags & flags.float ? 'float' : 'integer', alaw: 'a-law', ulaw: 'mu-law' } as const;
    return {
        sampleRateHz: chunk.getFloat64(chunkHeadBytes),
        channels,
        bytesPerSample: Math.floor(bytesPerPacket / channels) || Math.ceil(bits / 8),
        littleEndian: (formatFlags & flags.littleEndian) !== 0,
        encoding: encoding[name as keyof typeof encoding] ?? { codec: codecs[name] ?? `CAF ${name.trim()}` },
    };
}
