/** Reads an array out of NumPy's .npz: a zip of .npy arrays (NumPy's NEP 1). */
import { unzipSync } from 'fflate';

/** What a number is: NumPy's "|u1" and "<i2". */
type Kind = 'uint8' | 'int16';

const kinds: Readonly<Record<Kind, string>> = { uint8: '|u1', int16: '<i2' };

export interface NumPyArray {
    readonly shape: readonly number[];
    /** Little-endian, the last index runs fastest. */
    readonly bytes: Uint8Array;
}

/** Throws, naming it, for one that is missing or of other numbers. */
export function arrayFromNpz(npz: Uint8Array, name: string, kind: Kind): NumPyArray {
    const file = unzipSync(npz, { filter: (entry) => entry.name === `${name}.npy` })[`${name}.npy`];
    if (!file) throw new Error(`expected an array ${name}`);
    const headerLength = new DataView(file.buffer, file.byteOffset).getUint16(8, true);
    const header = new TextDecoder('latin1').decode(file.subarray(10, 10 + headerLength));
    const shape = /'shape': \(([\d, ]*)\)/.exec(header)?.[1];
    if (file[6] !== 1 || shape === undefined || !header.includes(`'descr': '${kinds[kind]}', 'fortran_order': False`))
        throw new Error(`expected ${name} to be ${kind}, got ${header.trim()}`);
    return {
        shape: shape.split(',').flatMap((one) => (one.trim() ? [Number(one)] : [])),
        bytes: file.subarray(10 + headerLength),
    };
}
