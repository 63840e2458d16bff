import { expect, test } from 'vitest';
import { BandColumns } from './band-columns.ts';
import { noiseSource } from './drums.fixture.ts';
import { BandSpectra } from './kernel/kernel.ts';

const [length, hop] = [64, 16];
const bands = [2, 5, 9].map((firstBin) => ({ firstBin, weights: Float32Array.of(0.5, 1, 0.5) }));
const spectra = new BandSpectra({ length, hop, bands, of: 'magnitudes' });
const noise = noiseSource();
const samples = Float32Array.from({ length: 1000 }, noise);

/** Columns of blocks of these lengths; after those that are marked it is asked for what there is. */
function columnsOf(blocks: readonly number[], asks: (block: number) => boolean = () => false): number[][] {
    const columns: number[][] = [];
    const stream = new BandColumns(spectra, (column) => columns.push([...column]));
    let start = 0;
    blocks.forEach((block, i) => {
        stream.push(samples.subarray(start, start + block));
        start += block;
        if (asks(i)) stream.flush();
    });
    stream.flush();
    stream.flush();
    return columns;
}

test('each frame is that of the samples around its place, the first around the first', () => {
    const columns = columnsOf([1000]);
    const padded = new Float32Array(2 * length + 1000 + 4 * hop);
    padded.set(samples, length / 2);
    columns.forEach((column, frame) => {
        const sums = spectra.ofFours(padded.subarray(frame * hop), 1);
        column.forEach((value, band) => expect(value).toBe(sums[4 * band]));
    });
});

test.each([15, 16, 31, 32, 47, 48, 64, 80, 96, 112, 1000])(
    'of %i samples there are as many frames as are whole, whether four make a group or not',
    (count) => {
        expect(columnsOf([count])).toHaveLength(Math.max(0, Math.floor((count + length / 2 - length) / hop) + 1));
    },
);

test('they are the same however the samples come, and however often one asks meanwhile', () => {
    const whole = columnsOf([1000]);
    const pieces = Array.from({ length: 40 }, (_, i) => (i % 2 ? 13 : 37));
    expect(columnsOf(pieces)).toEqual(whole);
    expect(columnsOf(pieces, () => true)).toEqual(whole);
    expect(columnsOf(pieces, (block) => block % 3 === 0)).toEqual(whole);
});
