/** Sony's Wave64: WAV with GUIDs for names and lengths of 64 bits, which count their own head; chunks begin at multiples of 8 bytes. */
import { textAt, type ByteReader } from '../byte-reader.ts';
import { shellContent, type SampleFormat, type ShellContent } from './pcm-layout.ts';
import { readWavFormat } from './wav.ts';

export const wave64Start = 'riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\x00\x00';

const chunkHeadBytes = 24;

/** Null for any other file, and where the header breaks off before the sound. Rejects when the file cannot be read. */
export async function readWave64(reader: ByteReader): Promise<ShellContent | null> {
    if (textAt(await reader.at(0, 16), 0, 16) !== wave64Start) return null;
    let format: SampleFormat | null = null;
    for (let offset = 40; offset + chunkHeadBytes <= reader.size;) {
        const chunk = await reader.at(offset, chunkHeadBytes + 40);
        const chunkBytes = Number(chunk.getBigUint64(16, true));
        const name = textAt(chunk, 0);
        if (name === 'fmt ') {
            const body = new DataView(
                chunk.buffer,
                chunk.byteOffset + chunkHeadBytes,
                chunk.byteLength - chunkHeadBytes,
            );
            format = readWavFormat(body, true);
        } else if (name === 'data' && format) {
            const isKnown = chunkBytes > chunkHeadBytes && chunkBytes < Number.MAX_SAFE_INTEGER;
            const declaredBytes = isKnown ? chunkBytes - chunkHeadBytes : null;
            return shellContent(format, { fileBytes: reader.size, dataOffset: offset + chunkHeadBytes, declaredBytes });
        }
        offset += Math.ceil(Math.max(chunkHeadBytes, chunkBytes) / 8) * 8;
    }
    return null;
}
