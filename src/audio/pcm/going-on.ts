/** Sound that goes on behind the length that a header declares: a recorder that was killed had written it once and never again. */
import { textAt, type ByteReader } from '../byte-reader.ts';
import { bytesPerSecondOf, type PcmLayout, type ShellContent } from './pcm-layout.ts';
import { decodePcm } from './pcm-samples.ts';

export interface GoingOnOptions {
    /** Whether a file or a tag of its own begins with these bytes. */
    readonly beginsOther: (firstBytes: DataView) => boolean;
    /** As many bytes as that looks at. */
    readonly otherBytes: number;
}

/** Less is what programs leave behind: padding, a tag, a frame that was not counted. */
const leastSeconds = 1;

/** As much of what follows is looked at for whether it is sound. */
const mostSeconds = 8;

/** Of sound each sample is much like the one before, in noisy music too (.57 and more); of other bytes, read as samples, as little as of dice. */
const leastCorrelation = 0.5;

/**
 * The same content, to the file's end and with no length declared, where more of its sound follows than was declared: neither a chunk nor
 * another file nor zeros nor what does not swing as sound does. Rejects when the file cannot be read.
 */
export async function withAllSound<Content extends ShellContent>(
    content: Content,
    reader: ByteReader,
    options: GoingOnOptions,
): Promise<Content> {
    const bytesPerSecond = bytesPerSecondOf(content);
    if (content.declaredBytes === null || bytesPerSecond === null) return content;
    const end = content.dataOffset + content.declaredBytes;
    if (end + leastSeconds * bytesPerSecond > reader.size) return content;
    // Chunks begin at even bytes, some programs forget it; Wave64's at multiples of 8.
    for (const at of new Set([end, Math.ceil(end / 2) * 2, Math.ceil(end / 8) * 8])) {
        const start = await reader.at(at, options.otherBytes);
        if (isChunk(start, reader.size - at) || options.beginsOther(start)) return content;
    }
    if (await areZeros(reader, end)) return content;
    if (content.kind === 'pcm' && !(await swings(reader, end, content))) return content;
    return { ...content, dataBytes: reader.size - content.dataOffset, declaredBytes: null };
}

/** A name, and a length, in one of the ways of these shells, that ends in the file. */
function isChunk(start: DataView, bytesLeft: number): boolean {
    if (start.byteLength < 24 || !/^[A-Za-z(][\w ).-]{3}$/.test(textAt(start, 0))) return false;
    const lengths = [start.getUint32(4), start.getUint32(4, true), start.getBigUint64(4), start.getBigUint64(16, true)];
    return lengths.some((length) => length <= bytesLeft);
}

async function areZeros(reader: ByteReader, from: number): Promise<boolean> {
    for (let at = from; at < reader.size; at += 4096) {
        const piece = await reader.at(at, 4096);
        if (new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength).some((byte) => byte !== 0)) return false;
    }
    return true;
}

async function swings(reader: ByteReader, end: number, layout: PcmLayout): Promise<boolean> {
    const frameBytes = layout.channels * layout.bytesPerSample;
    const frames = Math.ceil((end - layout.dataOffset) / frameBytes);
    const bytes = await reader.at(
        layout.dataOffset + frames * frameBytes,
        mostSeconds * layout.sampleRateHz * frameBytes,
    );
    let [together, alone] = [0, 0];
    for (const plane of decodePcm(bytes, layout)) {
        const mean = plane.reduce((sum, sample) => sum + sample, 0) / plane.length;
        for (let i = 1; i < plane.length; i++) {
            const deviation = (plane[i] ?? 0) - mean;
            together += deviation * ((plane[i - 1] ?? 0) - mean);
            alone += deviation ** 2;
        }
    }
    return together >= leastCorrelation * alone;
}
