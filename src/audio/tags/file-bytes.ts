const windowBytes = 64 * 1024;

/** Bytes of a file by their place; neighbouring small reads cost one access. What lies past the end is missing. */
export class FileBytes {
    readonly size: number;
    readonly #file: Blob;
    #window = new Uint8Array();
    #windowStart = 0;

    constructor(file: Blob) {
        this.#file = file;
        this.size = file.size;
    }

    async read(start: number, length: number): Promise<Uint8Array> {
        const end = Math.min(this.size, start + length);
        if (start < 0 || start >= end) return new Uint8Array();
        if (length > windowBytes) return this.#slice(start, end);
        if (start < this.#windowStart || end > this.#windowStart + this.#window.length) {
            this.#window = await this.#slice(start, Math.min(this.size, start + windowBytes));
            this.#windowStart = start;
        }
        return this.#window.subarray(start - this.#windowStart, end - this.#windowStart);
    }

    async #slice(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
        return new Uint8Array(await this.#file.slice(start, end).arrayBuffer());
    }
}
