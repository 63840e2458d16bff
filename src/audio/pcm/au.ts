/** Sun's AU (`.au`, `.snd`), big-endian, and its little-endian sibling. */
import { textAt, type ByteReader } from '../byte-reader.ts';
import { shellContent, type SampleFormat, type ShellContent } from './pcm-layout.ts';

const unknownLength = 0xffffffff;

const encodings: Readonly<Record<number, Pick<SampleFormat, 'encoding' | 'bytesPerSample'>>> = {
    1: { encoding: 'mu-law', bytesPerSample: 1 },
    2: { encoding: 'integer', bytesPerSample: 1 },
    3: { encoding: 'integer', bytesPerSample: 2 },
    4: { encoding: 'integer', bytesPerSample: 3 },
    5: { encoding: 'integer', bytesPerSample: 4 },
    6: { encoding: 'float', bytesPerSample: 4 },
    7: { encoding: 'float', bytesPerSample: 8 },
    27: { encoding: 'a-law', bytesPerSample: 1 },
};

const codecs: Readonly<Record<number, string>> = { 23: 'G.721 ADPCM', 24: 'G.722', 25: 'G.723', 26: 'G.723' };

/** Null for any other file, and where the header breaks off. Rejects when the file cannot be read. */
export async function readAu(reader: ByteReader): Promise<ShellContent | null> {
    const head = await reader.at(0, 24);
    const littleEndian = textAt(head, 0) === 'dns.';
    if ((!littleEndian && textAt(head, 0) !== '.snd') || head.byteLength < 24) return null;
    const field = (index: number): number => head.getUint32(4 * index, littleEndian);
    const [dataOffset, declared, encoding] = [Math.max(24, field(1)), field(2), field(3)];
    const format = encodings[encoding] ?? {
        encoding: { codec: codecs[encoding] ?? `AU ${encoding}` },
        bytesPerSample: 1,
    };
    const declaredBytes = declared === unknownLength || declared === 0 ? null : declared;
    return shellContent(
        { ...format, sampleRateHz: field(4), channels: field(5), littleEndian },
        { fileBytes: reader.size, dataOffset, declaredBytes },
    );
}
