/** Writes NumPy's .npz: a zip of .npy arrays, stored without compression (PKWARE APPNOTE 6.3.10, NumPy's NEP 1). */
import { crc32 } from './crc32.ts';

export interface NpzRow {
    readonly track: string;
    readonly levels: Uint8Array;
}

/** `log_mel` uint8 [rows, ...shape] and `track` as text [rows]. Throws when a row's length is not the shape's. */
export function npzOf(rows: readonly NpzRow[], shape: readonly number[]): Buffer {
    const rowLength = shape.reduce((product, length) => product * length, 1);
    const wrong = rows.find(({ levels }) => levels.length !== rowLength);
    if (wrong !== undefined) throw new Error(`${wrong.track} has ${wrong.levels.length} levels, not ${rowLength}`);
    const names = rows.map(({ track }) => Array.from(track));
    const longest = Math.max(1, ...names.map((name) => name.length));
    const text = Buffer.alloc(rows.length * longest * 4);
    names.forEach((name, row) =>
        name.forEach((character, i) => text.writeUInt32LE(character.codePointAt(0) ?? 0, (row * longest + i) * 4)),
    );
    return zipOf([
        {
            name: 'log_mel.npy',
            bytes: npyOf('|u1', [rows.length, ...shape], Buffer.concat(rows.map((row) => row.levels))),
        },
        { name: 'track.npy', bytes: npyOf(`<U${longest}`, [rows.length], text) },
    ]);
}

function npyOf(type: string, shape: readonly number[], values: Buffer): Buffer {
    const header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
    const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
    const start = Buffer.from('\x93NUMPY\x01\x00\x00\x00', 'latin1');
    start.writeUInt16LE(length, 8);
    return Buffer.concat([start, Buffer.from(header.padEnd(length - 1) + '\n', 'latin1'), values]);
}

function zipOf(files: readonly { name: string; bytes: Buffer }[]): Buffer {
    const parts: Buffer[] = [];
    const directory: Buffer[] = [];
    let offset = 0;
    for (const { name, bytes } of files) {
        // Version 2.0, no flags, stored; date 1 January 1980.
        const common = Buffer.alloc(26);
        common.writeUInt16LE(20, 0);
        common.writeUInt16LE(0x0021, 8);
        common.writeUInt32LE(crc32(bytes), 10);
        common.writeUInt32LE(bytes.length, 14);
        common.writeUInt32LE(bytes.length, 18);
        common.writeUInt16LE(name.length, 22);
        const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name)]);
        const central = Buffer.alloc(14);
        central.writeUInt32LE(offset, 10);
        directory.push(
            Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, central, Buffer.from(name)]),
        );
        parts.push(local, bytes);
        offset += local.length + bytes.length;
    }
    const listing = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(files.length, 8);
    end.writeUInt16LE(files.length, 10);
    end.writeUInt32LE(listing.length, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...parts, listing, end]);
}
