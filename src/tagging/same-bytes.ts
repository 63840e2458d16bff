/** Whether two files hold the same, told piece by piece, so that none has to fit into memory. */
import { isBytes, lengthOf, tidied, type Piece } from './pieces.ts';

const chunkBytes = 4 * 1024 * 1024;

/** SHA-256 of the SHA-256 of every 4 MB, in hexadecimal digits, and of the length. */
export async function digestOf(file: Blob, pieces: readonly Piece[]): Promise<string> {
    const content = new Blob(
        tidied(pieces).map((piece) => (isBytes(piece) ? piece : file.slice(piece.start, piece.end))),
    );
    const digests: ArrayBuffer[] = [];
    for (let at = 0; at < content.size; at += chunkBytes)
        digests.push(await crypto.subtle.digest('SHA-256', await content.slice(at, at + chunkBytes).arrayBuffer()));

    const whole = await crypto.subtle.digest('SHA-256', await new Blob(digests).arrayBuffer());
    const digits = Array.from(new Uint8Array(whole), (byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${lengthOf(pieces)} ${digits}`;
}
