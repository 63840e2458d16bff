import { describe, expect, it } from 'vitest';
import { byName } from '../../meaning/shares.ts';
import type { NamedMoment } from '../../meaning/timeline.ts';
import { river } from './river.ts';

const heard = (shares: readonly number[]) => byName(['blues', 'jazz', 'rock'], shares);

function moments(...families: (readonly number[])[]): NamedMoment[] {
    return families.map((of, i) => ({ startSeconds: i * 5, endSeconds: i * 5 + 10, families: heard(of) }));
}

const options = { endSeconds: 30, widthsOf: () => [4], lineHeight: 0.1 };
const changing = moments([0.8, 0.15, 0.05], [0.5, 0.4, 0.1], [0.1, 0.85, 0.05], [0.1, 0.1, 0.8]);

/** The numbers of a path's upper or lower edge, as x and y pairs from left to right. */
function edge(path: string, side: 'upper' | 'lower'): string[] {
    const [upper = '', lower = ''] = path.slice(1, -1).split('L');
    const points = (side === 'upper' ? upper : lower).split(/[C ]/).map(Number);
    const pairs = Array.from({ length: points.length / 2 }, (_, i) => `${points[2 * i]} ${points[2 * i + 1]}`);
    return side === 'upper' ? pairs : pairs.reverse();
}

describe('the river', () => {
    it('takes the mean where one place was heard twice, and makes no step there', () => {
        const twice = [...changing.slice(0, 2), { startSeconds: 5, endSeconds: 15, families: heard([0.1, 0.8, 0.1]) }];
        const mean = [...changing.slice(0, 1), { startSeconds: 5, endSeconds: 15, families: heard([0.3, 0.6, 0.1]) }];
        expect(river(twice, options)).toEqual(river(mean, options));
    });

    it('has a band for each family, from the start to where it was heard', () => {
        const bands = river(changing, options);
        expect(bands.map(({ family }) => family)).toEqual(['blues', 'jazz', 'rock']);
        for (const { path } of bands) {
            expect(edge(path, 'upper')[0]).toMatch(/^0 /);
            expect(edge(path, 'upper').at(-1)).toMatch(/^30 /);
        }
    });

    it('fills the whole height without a gap between two bands', () => {
        const [first, second, third] = river(changing, options).map(({ path }) => path);
        if (!first || !second || !third) throw new Error('expected three bands');
        expect(edge(first, 'upper').every((point) => point.endsWith(' 0'))).toBe(true);
        expect(edge(second, 'upper')).toEqual(edge(first, 'lower'));
        expect(edge(third, 'upper')).toEqual(edge(second, 'lower'));
        expect(edge(third, 'lower').every((point) => point.endsWith(' 1'))).toBe(true);
    });

    it('names a band where the name fits, within the band', () => {
        const [, second] = river(
            moments([0.9, 0.1, 0], [0.2, 0.8, 0], [0.2, 0.8, 0], [0.2, 0.8, 0], [0.9, 0.1, 0]),
            options,
        );
        expect(second?.label?.seconds).toBe(15);
        expect(second?.label?.height).toBeCloseTo(0.6, 6);
        expect(second?.label?.lines).toBe(1);
    });

    it('gives no name to a band that is too thin, or not thick for long enough', () => {
        const brief = moments([0.95, 0.05, 0], [0.95, 0.05, 0], [0.2, 0.8, 0], [0.95, 0.05, 0], [0.95, 0.05, 0]);
        const [, second, third] = river(brief, { ...options, widthsOf: () => [14] });
        expect(second?.label).toBeNull();
        expect(third?.label).toBeNull();
    });

    it('places each name by its own width, never over an edge', () => {
        const half = moments(...Array.from({ length: 6 }, () => [0.5, 0.5, 0]));
        const widths = new Map([
            ['blues', 10],
            ['jazz', 29],
        ]);
        const widthsOf = (family: string): number[] => (widths.has(family) ? [widths.get(family) ?? 0] : []);
        for (const { family, label } of river(half, { ...options, widthsOf }).slice(0, 2)) {
            const width = widths.get(family) ?? 0;
            expect(label?.seconds).toBeGreaterThanOrEqual(width / 2);
            expect(label?.seconds).toBeLessThanOrEqual(options.endSeconds - width / 2);
        }
        widths.set('jazz', 31);
        expect(river(half, { ...options, widthsOf }).map(({ label }) => label?.lines)).toEqual([
            1,
            undefined,
            undefined,
        ]);
    });

    it('leaves out the lines that are too wide or one too many, and the name of a band lower than a line', () => {
        const half = moments(...Array.from({ length: 6 }, () => [0.5, 0.5, 0]));
        const linesOf = (widths: number[], lineHeight: number): number | undefined =>
            river(half, { ...options, widthsOf: () => widths, lineHeight })[0]?.label?.lines;
        expect(linesOf([4, 6, 8], 0.1)).toBe(3);
        expect(linesOf([4, 6, 40], 0.1)).toBe(2);
        expect(linesOf([4, 6, 8], 0.2)).toBe(2);
        expect(linesOf([4], 0.6)).toBeUndefined();
    });

    it('is empty before anything is heard', () => {
        expect(river([], options)).toEqual([]);
    });
});
