/** A file put together anew from stretches of the old one and a few new bytes, so that none has to fit into memory. */

/** Bytes of the old file, from `start` up to `end`. */
export interface Stretch {
    readonly start: number;
    readonly end: number;
}

export type Bytes = Uint8Array<ArrayBuffer>;

export type Piece = Bytes | Stretch;

export const isBytes = (piece: Piece): piece is Bytes => piece instanceof Uint8Array;

export const lengthOf = (pieces: readonly Piece[]): number =>
    pieces.reduce((sum, piece) => sum + (isBytes(piece) ? piece.length : piece.end - piece.start), 0);

/** The browser reads the stretches when they are asked for. */
export function assembled(source: Blob, pieces: readonly Piece[]): Blob {
    return new Blob(
        tidied(pieces).map((piece) => (isBytes(piece) ? piece : source.slice(piece.start, piece.end))),
        { type: source.type },
    );
}

/** Without empty ones, and with neighbours made one. */
export function tidied(pieces: readonly Piece[]): readonly Piece[] {
    const tidy: Piece[] = [];
    for (const piece of pieces) {
        const last = tidy.at(-1);
        if (lengthOf([piece]) === 0) continue;
        if (last && !isBytes(last) && !isBytes(piece) && last.end === piece.start)
            tidy[tidy.length - 1] = { start: last.start, end: piece.end };
        else tidy.push(piece);
    }
    return tidy;
}

/**
 * How the old file is put together from the new one: what the new one took from it, and the bytes that it did not take.
 * The stretches of `pieces` must be in the order of the file.
 */
export async function inverse(source: Blob, pieces: readonly Piece[]): Promise<readonly Piece[]> {
    const back: Piece[] = [];
    let [oldAt, newAt] = [0, 0];
    const lost = async (end: number): Promise<void> => {
        if (end < oldAt) throw new Error('expected stretches in the order of the file');
        if (end > oldAt) back.push(new Uint8Array(await source.slice(oldAt, end).arrayBuffer()));
    };
    for (const piece of tidied(pieces)) {
        const length = lengthOf([piece]);
        if (!isBytes(piece)) {
            await lost(piece.start);
            back.push({ start: newAt, end: newAt + length });
            oldAt = piece.end;
        }
        newAt += length;
    }
    await lost(source.size);
    return back;
}

export function bytesOf(...parts: readonly (ArrayLike<number> | string)[]): Bytes {
    return Uint8Array.from(
        parts.flatMap((part) =>
            typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0) & 0xff) : Array.from(part),
        ),
    );
}

export function joined(parts: readonly Uint8Array[]): Bytes {
    const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}

export const zeros = (length: number): Bytes => new Uint8Array(length);

export function uint32(value: number, isLittleEndian = false): Bytes {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, value, isLittleEndian);
    return bytes;
}
