/**
 * A record of the library as bytes: one line of JSON, then the content of its arrays and blobs, which the JSON names by
 * their place. It knows nothing of what a record means, so records of every version can be packed. Numbers are stored as
 * every browser's processor has them, lowest byte first.
 */

const arrays = { Uint8Array, Float32Array, Float64Array };

interface Place {
    /** Name of an array's class, or 'Blob'. */
    readonly $bytes: string;
    readonly from: number;
    readonly length: number;
    /** A blob's media type. */
    readonly type?: string;
}

export function packRecord(record: unknown): Blob {
    const parts: (Blob | ArrayBufferView<ArrayBuffer>)[] = [];
    let from = 0;
    const place = (part: Blob | ArrayBufferView<ArrayBuffer>, length: number, name: string, type?: string): Place => {
        parts.push(part);
        from += length;
        return { $bytes: name, from: from - length, length, ...(type !== undefined && { type }) };
    };
    const json = JSON.stringify(record, (_, value: unknown) => {
        if (value instanceof Blob) return place(value, value.size, 'Blob', value.type);
        if (!ArrayBuffer.isView(value)) return value;
        return place(value as ArrayBufferView<ArrayBuffer>, value.byteLength, value.constructor.name);
    });
    return new Blob([json, '\n', ...parts]);
}

/** Throws when the bytes are no packed record. */
export function unpackRecord(bytes: Uint8Array<ArrayBuffer>): unknown {
    const headLength = bytes.indexOf(0x0a);
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, headLength));
    const content = bytes.subarray(headLength + 1);
    return JSON.parse(json, (_, value: unknown) => (isPlace(value) ? contentAt(content, value) : value));
}

function isPlace(value: unknown): value is Place {
    return typeof value === 'object' && value !== null && '$bytes' in value;
}

function contentAt(content: Uint8Array<ArrayBuffer>, { $bytes, from, length, type }: Place): unknown {
    if (
        !Number.isInteger(from) ||
        !Number.isInteger(length) ||
        from < 0 ||
        length < 0 ||
        from + length > content.length
    )
        throw new Error(`expected a place within ${content.length} bytes, got ${length} from ${from}`);
    const part = content.slice(from, from + length);
    if ($bytes === 'Blob') return new Blob([part], { type: String(type) });
    const ArrayClass = arrays[$bytes as keyof typeof arrays];
    if (!ArrayClass) throw new Error(`expected an array of a known kind, got ${$bytes}`);
    return new ArrayClass(part.buffer);
}
