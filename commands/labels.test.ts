import { expect, test } from 'vitest';
import { zipSync } from 'fflate';
import { readCsv } from './labels/csv.ts';
import { arrayFromNpz } from './labels/npz.ts';

test('rows of a table are read by the names of the first, quoted ones too', () => {
    expect(readCsv('a,b\n1,"two, ""three"""\r\n,4\n')).toEqual([
        { a: '1', b: 'two, "three"' },
        { a: '', b: '4' },
    ]);
});

/** Of NumPy's format, version 1.0: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
function npy(header: string, bytes: readonly number[]): Uint8Array {
    return Uint8Array.from([
        ...[0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0],
        ...Buffer.from(header),
        ...bytes,
    ]);
}

const header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }\n";
const npz = zipSync({ 'pictures.npy': npy(header, [1, 2, 3, 4, 5, 6]) });

test('an array is read out of an archive, with its shape', () => {
    const { shape, bytes } = arrayFromNpz(npz, 'pictures', 'uint8');
    expect(shape).toEqual([2, 3]);
    expect([...bytes]).toEqual([1, 2, 3, 4, 5, 6]);
});

test('one that is missing, or of other numbers, is named', () => {
    expect(() => arrayFromNpz(npz, 'columns', 'uint8')).toThrow('expected an array columns');
    expect(() => arrayFromNpz(npz, 'pictures', 'int16')).toThrow(/expected pictures to be int16, got .*u1/);
});
