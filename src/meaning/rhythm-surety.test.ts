import { expect, test } from 'vitest';
import { noRhythm } from '../features/no-rhythm.ts';
import { areTemposSure, isKeySure, isTempoSure } from './rhythm-surety.ts';

const key = (strength: number) => ({ key: { tonic: 'A', mode: 'minor', strength } as const });

test('a key is said without reserve where it is clear, and none is not', () => {
    expect([key(0.95), key(0.4), { key: null }].map(isKeySure)).toEqual([true, false, false]);
});

test.each([
    [120, 0.9, true],
    [120, 0.45, false],
    [120, null, true],
    [null, null, false],
])('a tempo of %s, sure to %s: %s', (tempoBpm, tempoConfidence, isSure) => {
    expect(isTempoSure({ tempoBpm, tempoConfidence })).toBe(isSure);
});

test('of two tempi both must be sure', () => {
    const [sure, unsure] = [0.9, 0.4].map((tempoConfidence) => ({ ...noRhythm, tempoBpm: 120, tempoConfidence }));
    if (!sure || !unsure) throw new Error('expected both');
    expect([areTemposSure(sure, sure), areTemposSure(sure, unsure), areTemposSure(unsure, sure)]).toEqual([
        true,
        false,
        false,
    ]);
    expect(areTemposSure(sure, undefined)).toBe(false);
});
