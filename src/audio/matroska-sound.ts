/** WebM and Matroska whose last cluster is cut, as files that end with what of it is whole. RFC 8794 (EBML), RFC 9559. */
import type { ByteReader } from './byte-reader.ts';

const ids = { ebml: 0x1a45dfa3, segment: 0x18538067, cluster: 0x1f43b675 } as const;
const mostHeadBytes = 12;
/** Of hours of sound; whoever has more of them is no recording. */
const mostElements = 2_000_000;

interface Element {
    readonly id: number;
    readonly lengthAt: number;
    readonly bodyStart: number;
    /** Null where the length is unknown, as in what is sent while it is made. */
    readonly end: number | null;
}

export interface MatroskaSound {
    readonly sound: Blob;
    readonly isCutOff: boolean;
}

/** The file itself where nothing is cut. Rejects when it cannot be read. */
export async function matroskaSound(file: Blob, reader: ByteReader): Promise<MatroskaSound> {
    const whole = { sound: file, isCutOff: false };
    const head = await elementAt(reader, 0);
    const segment = head && (await elementAt(reader, head.end ?? head.bodyStart));
    if (segment?.id !== ids.segment || (segment.end ?? Infinity) <= reader.size) return whole;
    const cut = await cutElement(reader, segment.bodyStart);
    if (cut === null) return whole;
    const { cluster, wholeEnd } = cut;
    if (cluster === null) return { sound: file.slice(0, wholeEnd), isCutOff: true };
    const length = vint(wholeEnd - cluster.bodyStart, cluster.bodyStart - cluster.lengthAt);
    const sound = [file.slice(0, cluster.lengthAt), length, file.slice(cluster.bodyStart, wholeEnd)];
    return { sound: new Blob(sound), isCutOff: true };
}

interface Cut {
    /** The cluster that is to be shorter than it says; null where it says nothing, or nothing of it is left. */
    readonly cluster: Element | null;
    readonly wholeEnd: number;
}

/** Where the sound is cut, if it is; what else is cut is no sound. */
async function cutElement(reader: ByteReader, from: number): Promise<Cut | null> {
    let openCluster = false;
    for (let at = from, count = 0; count < mostElements; count++) {
        const element = await elementAt(reader, at);
        if (element === null) return openCluster && at < reader.size ? { cluster: null, wholeEnd: at } : null;
        const isCluster = element.id === ids.cluster;
        if (element.end !== null && element.end <= reader.size) {
            if (isCluster) openCluster = false;
            at = element.end;
        } else if (isCluster && element.end === null) {
            openCluster = true;
            at = element.bodyStart;
        } else if (isCluster) {
            const wholeEnd = await endOfWhole(reader, element.bodyStart);
            return wholeEnd > element.bodyStart ? { cluster: element, wholeEnd } : { cluster: null, wholeEnd: at };
        } else {
            return openCluster ? { cluster: null, wholeEnd: at } : null;
        }
    }
    return null;
}

/** Behind the last of the elements from there on that is whole. */
async function endOfWhole(reader: ByteReader, from: number): Promise<number> {
    let at = from;
    for (let next = await elementAt(reader, at); next; next = await elementAt(reader, at)) {
        if (next.end === null || next.end > reader.size) break;
        at = next.end;
    }
    return at;
}

/** An id keeps its length marker, a length does not: RFC 8794, 4 to 6. Null where the head breaks off, or is none. */
async function elementAt(reader: ByteReader, start: number): Promise<Element | null> {
    const view = await reader.at(start, mostHeadBytes);
    const idBytes = vintBytes(view, 0);
    const lengthBytes = vintBytes(view, idBytes);
    if (idBytes > 4 || lengthBytes > 8 || view.byteLength < idBytes + lengthBytes) return null;
    const numberAt = (from: number, to: number, first: number): number =>
        Array.from({ length: to - from - 1 }, (_, i) => view.getUint8(from + 1 + i)).reduce((sum, byte) => sum * 256 + byte, first); // prettier-ignore
    const mask = 0xff >> lengthBytes;
    const length = numberAt(idBytes, idBytes + lengthBytes, view.getUint8(idBytes) & mask);
    const bodyStart = start + idBytes + lengthBytes;
    return {
        id: numberAt(0, idBytes, view.getUint8(0)),
        lengthAt: start + idBytes,
        bodyStart,
        // All ones.
        end: length === 2 ** (7 * lengthBytes) - 1 || length >= 2 ** 53 ? null : bodyStart + length,
    };
}

function vintBytes(view: DataView, at: number): number {
    return at < view.byteLength ? Math.clz32(view.getUint8(at)) - 23 : 9;
}

/** A length in so many bytes. */
function vint(value: number, bytes: number): Uint8Array<ArrayBuffer> {
    const vector = new Uint8Array(bytes);
    for (let at = bytes - 1, rest = value; at >= 0; at--, rest = Math.floor(rest / 256)) vector[at] = rest % 256;
    vector[0] = (vector[0] ?? 0) | (0x100 >> bytes);
    return vector;
}
