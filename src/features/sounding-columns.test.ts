import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { columnSeconds, parseContract } from '../contract.ts';
import type { LogMel } from '../flow.ts';
import { SoundingColumns } from './sounding-columns.ts';

const { input } = parseContract(
    JSON.parse(readFileSync(new URL('../../public/model/spec.json', import.meta.url), 'utf8')),
);
const { bands } = input;
const nothing = 10 * Math.log10(input.powerFloor);
const columnsIn = (seconds: number): number => Math.round(seconds / columnSeconds(input));

/** Columns whose loudest band has so many decibels, for so many seconds each. */
function song(...parts: readonly (readonly [decibels: number, seconds: number])[]): LogMel {
    const peaks = parts.flatMap(([decibels, seconds]) => new Array<number>(columnsIn(seconds)).fill(decibels));
    const decibels = new Float32Array(peaks.length * bands).fill(nothing);
    peaks.forEach((peak, column) => (decibels[column * bands + 7] = peak));
    return { bands, columns: peaks.length, decibels };
}

/** Peaks and places of what is heard of a song that comes second by second. */
function heardOf(whole: LogMel) {
    const sounding = new SoundingColumns(input);
    const heard: [peak: number, place: number][] = [];
    const keep = ({ logMel, places }: ReturnType<SoundingColumns['push']>) =>
        places.forEach((place, index) => heard.push([logMel.decibels[index * bands + 7] ?? NaN, place]));
    for (let start = 0; start < whole.columns; start += 13) {
        const decibels = whole.decibels.subarray(start * bands, (start + 13) * bands);
        keep(sounding.push({ bands, columns: decibels.length / bands, decibels }));
    }
    keep(sounding.finish());
    expect(sounding.columns).toBe(whole.columns);
    return { peaks: heard.map(([peak]) => peak), places: heard.map(([, place]) => place) };
}

test('a song without silence is heard as it is', () => {
    const { peaks, places } = heardOf(song([10, 20], [-20, 5]));
    expect(peaks).toHaveLength(columnsIn(20) + columnsIn(5));
    expect(places).toEqual(peaks.map((_, index) => index));
});

test('silence before, within and behind it leaves nothing but its place', () => {
    const { peaks, places } = heardOf(song([nothing, 40], [10, 10], [nothing, 25], [5, 10], [nothing, 60]));
    const ten = columnsIn(10);
    // Without the column that reaches into the silence.
    expect(peaks).toEqual([...new Array<number>(ten).fill(10), ...new Array<number>(ten - 1).fill(5)]);
    expect([places[0], places[ten - 1], places[ten]]).toEqual([
        columnsIn(40),
        columnsIn(40) + ten - 1,
        columnsIn(40) + ten + columnsIn(25) + 1,
    ]);
});

test('what is 50 dB softer than the song is silence, though a tape hisses', () => {
    expect(heardOf(song([10, 20], [-45, 20], [10, 5])).peaks).toEqual(heardOf(song([10, 25])).peaks.slice(1));
    expect(heardOf(song([10, 20], [-35, 20], [10, 5])).peaks).toHaveLength(columnsIn(20) * 2 + columnsIn(5));
});

test('a rest is a part of the piece, at its end too', () => {
    const whole = song([10, 5], [nothing, 1.5], [10, 5], [nothing, 1.5]);
    expect(heardOf(whole).peaks).toHaveLength(whole.columns);
});

test('of nothing but silence its first seconds are heard', () => {
    expect(heardOf(song([nothing, 30])).places).toEqual(Array.from({ length: columnsIn(2) }, (_, index) => index));
});
