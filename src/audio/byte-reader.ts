/** Bytes of a file at any place, through a window, so that many small reads cost few large ones. */
export interface ByteReader {
    readonly size: number;
    /** Up to `length` bytes from `offset`: fewer where the file ends, none beyond it. Rejects when the file cannot be read. */
    at(offset: number, length: number): Promise<DataView<ArrayBuffer>>;
}

const windowBytes = 256 * 1024;

export function createByteReader(file: Blob): ByteReader {
    let start = 0;
    let bytes = new ArrayBuffer(0);
    return {
        size: file.size,
        async at(offset, length) {
            const end = Math.min(file.size, offset + length);
            if (end <= offset) return new DataView(new ArrayBuffer(0));
            if (offset < start || end > start + bytes.byteLength) {
                bytes = await file.slice(offset, Math.max(end, offset + windowBytes)).arrayBuffer();
                start = offset;
            }
            return new DataView(
                bytes,
                offset - start,
                Math.max(0, Math.min(end - offset, bytes.byteLength - (offset - start))),
            );
        },
    };
}

/** Characters of one byte each; fewer where the bytes end. */
export function textAt(view: DataView, offset: number, length = 4): string {
    const from = Math.min(offset, view.byteLength);
    return String.fromCharCode(
        ...new Uint8Array(view.buffer, view.byteOffset + from, Math.min(length, view.byteLength - from)),
    );
}
