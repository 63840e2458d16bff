/** Writes NumPy's .npz: a zip of .npy arrays (NumPy's NEP 1), stored without compression. */
import { zipSync } from 'fflate';

/** The earliest that a zip can say: the same arrays give the same bytes. */
const mtime = new Date(1980, 0, 1);

export interface NpzRow {
    readonly track: string;
    readonly levels: Uint8Array;
}

/** `log_mel` uint8 [rows, ...shape] and `track` as text [rows]. Throws when a row's length is not the shape's. */
export function npzOf(rows: readonly NpzRow[], shape: readonly number[]): Uint8Array {
    const rowLength = shape.reduce((product, length) => product * length, 1);
    const wrong = rows.find(({ levels }) => levels.length !== rowLength);
    if (wrong !== undefined) throw new Error(`${wrong.track} has ${wrong.levels.length} levels, not ${rowLength}`);
    const names = rows.map(({ track }) => Array.from(track));
    const longest = Math.max(1, ...names.map((name) => name.length));
    const text = Buffer.alloc(rows.length * longest * 4);
    names.forEach((name, row) =>
        name.forEach((character, i) => text.writeUInt32LE(character.codePointAt(0) ?? 0, (row * longest + i) * 4)),
    );
    const files = {
        'log_mel.npy': npyOf('|u1', [rows.length, ...shape], Buffer.concat(rows.map((row) => row.levels))),
        'track.npy': npyOf(`<U${longest}`, [rows.length], text),
    };
    return zipSync(files, { level: 0, mtime });
}

function npyOf(type: string, shape: readonly number[], values: Buffer): Buffer {
    const header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
    const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
    const start = Buffer.from('\x93NUMPY\x01\x00\x00\x00', 'latin1');
    start.writeUInt16LE(length, 8);
    return Buffer.concat([start, Buffer.from(header.padEnd(length - 1) + '\n', 'latin1'), values]);
}
