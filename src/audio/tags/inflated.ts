/** What zlib's deflate packed (RFC 1950), as far as it can be unpacked, at most so many bytes: a few kilobytes may hold gigabytes. */
export async function inflated(packed: Uint8Array, mostBytes: number): Promise<Uint8Array> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
    try {
        const stream = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('deflate'));
        reader = stream.getReader();
        while (bytes < mostBytes) {
            const { value, done } = await reader.read();
            if (done) break;
            parts.push(value);
            bytes += value.length;
        }
    } catch {
        // What came before the fault is as good as before; older browsers unpack nothing.
    } finally {
        await reader?.cancel().catch(() => undefined);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
}
