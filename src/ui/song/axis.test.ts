import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InputContract } from '../../contract.ts';
import { frequencyMarks, heightOf, hzAt, timeMarks } from './axis.ts';

const { input } = JSON.parse(readFileSync(new URL('../../../models/spec.json', import.meta.url), 'utf8')) as {
    input: InputContract;
};

describe('the time axis', () => {
    it('marks round times that stand apart', () => {
        expect(timeMarks(243, 960)).toEqual([0, 30, 60, 90, 120, 150, 180, 210]);
        expect(timeMarks(243, 300)).toEqual([0, 60, 120, 180]);
        expect(timeMarks(3600, 960)).toEqual([0, 300, 600, 900, 1200, 1500, 1800, 2100, 2400, 2700, 3000, 3300]);
    });

    it('leaves room for the length at its end', () => {
        const room = (seconds: number) => (seconds < 3600 ? 60 : 84);
        for (const seconds of [10, 61, 208, 316, 3601, 3900, 7300]) {
            for (const width of [300, 500, 960]) {
                const last = timeMarks(seconds, width).at(-1) ?? NaN;
                expect((last / seconds) * width).toBeLessThanOrEqual(width - room(last));
            }
        }
        expect(timeMarks(316, 822).at(-1)).toBe(270);
    });

    it('has no marks before there is a song or a width', () => {
        expect(timeMarks(0, 500)).toEqual([]);
        expect(timeMarks(NaN, 500)).toEqual([]);
        expect(timeMarks(100, 0)).toEqual([]);
    });
});

describe('the frequency axis', () => {
    it('marks As, lowest first, further apart on a lower picture', () => {
        expect(frequencyMarks(input, 240).map(({ hz }) => hz)).toEqual([440, 880, 1760, 3520, 7040]);
        expect(frequencyMarks(input, 90).map(({ hz }) => hz)).toEqual([880, 3520]);
        expect(frequencyMarks(input, 900).map(({ hz }) => hz)).toContain(110);
    });

    it('puts the centre of a band in the middle of its row', () => {
        // Slaney's scale is linear below 1 kHz: 128 bands over 49.91 mel are 25.79 Hz apart.
        const apartHz = (((15 + (27 * Math.log(11.025)) / Math.log(6.4)) / 129) * 200) / 3;
        expect(heightOf(apartHz * 17, input)).toBeCloseTo(16.5 / 128, 6);
    });

    it('reads the same frequency back from a height, below and above 1 kHz', () => {
        for (const hz of [60, 440, 999, 1001, 5000, 10_000])
            expect(hzAt(heightOf(hz, input), input)).toBeCloseTo(hz, 6);
    });
});
