import { expect, test } from 'vitest';
import { KeyColumns } from './key-columns.ts';
import { bandCentresHz } from './mel.ts';

const scale = { bands: 128, lowestHz: 0, highestHz: 11_025 };
const centresHz = bandCentresHz(scale);

/** A column of tones an octave apart, so many semitones above 110 Hz. */
function tones(semitones: number): Float32Array {
    return Float32Array.from(
        centresHz,
        (hz) => 0.5 + 0.5 * Math.sin((2 * Math.PI * (12 * Math.log2(hz / 110) - semitones)) / 12),
    );
}

test('lowered columns are those of the same sound so much lower', () => {
    const columns = new KeyColumns(scale);
    columns.add(tones(0.4));
    const wanted = tones(0);
    columns.lowered(0.4).forEach((level, band) => {
        if ((centresHz[band] ?? 0) > 400 && band < 127)
            expect(Math.abs(level - (wanted[band] ?? 0))).toBeLessThan(0.03);
    });
});

test('columns of a song that is in tune stay as they are', () => {
    const columns = new KeyColumns(scale);
    columns.add(tones(3));
    expect(columns.lowered(0)).toEqual(tones(3));
});
