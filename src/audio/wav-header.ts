/** What the header of a WAV file promises (RIFF, and RF64 after EBU Tech 3306). */

/** Programs that write to a pipe cannot know the length; sox writes this, ffmpeg and others more. */
const unknownLengthBytes = 0x7f_ff_f0_00;

const chunkHeaderBytes = 8;

/**
 * Seconds of sound that a WAV file declares, whether it holds them or not. Null where it declares none (written to a pipe), and for any
 * other file. Rejects when the file cannot be read.
 */
export async function declaredWavSeconds(file: Blob): Promise<number | null> {
    const header = await bytesAt(file, 0, 12);
    const form = text(header, 0);
    if ((form !== 'RIFF' && form !== 'RF64') || text(header, 8) !== 'WAVE') return null;
    let bytesPerSecond = 0;
    let longDataBytes: number | null = null;
    for (let offset = header.byteLength; offset + chunkHeaderBytes <= file.size;) {
        const chunk = await bytesAt(file, offset, chunkHeaderBytes + 16);
        const [name, chunkBytes] = [text(chunk, 0), chunk.getUint32(4, true)];
        const hasBody = chunk.byteLength === chunkHeaderBytes + 16;
        if (name === 'fmt ' && hasBody) {
            bytesPerSecond = chunk.getUint32(chunkHeaderBytes + 8, true);
        } else if (name === 'ds64' && hasBody) {
            longDataBytes = Number(chunk.getBigUint64(chunkHeaderBytes + 8, true));
        } else if (name === 'data') {
            const dataBytes = longDataBytes ?? (chunkBytes < unknownLengthBytes ? chunkBytes : 0);
            return dataBytes > 0 && bytesPerSecond > 0 ? dataBytes / bytesPerSecond : null;
        }
        // Chunks begin at even bytes.
        offset += chunkHeaderBytes + chunkBytes + (chunkBytes % 2);
    }
    return null;
}

async function bytesAt(file: Blob, offset: number, length: number): Promise<DataView> {
    return new DataView(await file.slice(offset, offset + length).arrayBuffer());
}

function text(view: DataView, offset: number): string {
    return String.fromCharCode(...new Uint8Array(view.buffer).subarray(offset, offset + 4));
}
