import { describe, expect, test } from 'vitest';
import { quadrants, type Quadrant } from '../contract.ts';
import { feltEnergy } from './energy.ts';
import { feelingOf } from './feeling.ts';
import { levelOf } from './level.ts';

const feeling = (shares: Partial<Readonly<Record<Quadrant, number>>>) =>
    feelingOf(new Map(quadrants.map((name) => [name, shares[name] ?? 0])));
const stirred = (arousal: number) => feeling({ happy: arousal / 2, tense: arousal / 2, sad: 1 - arousal });

/** From the softest to the fullest that real songs are. */
const sounding = [0.29, 0.53, 0.6, 0.7, 0.8, 0.9, 0.94, 1];

test('the scale is used from end to end: what is quiet and calm has none, what is loud, busy and stirred has all', () => {
    expect(feltEnergy(0.53, stirred(0))).toBeCloseTo(0);
    expect(feltEnergy(0.735, stirred(0.5))).toBeCloseTo(0.5);
    expect(feltEnergy(0.94, stirred(1))).toBeCloseTo(1);
    expect([0.2, 1].map((value) => feltEnergy(value, null))).toEqual([0, 1]);
});

test('more sound and more feeling both are more energy', () => {
    expect(feltEnergy(0.7, stirred(0.6))).toBeGreaterThan(feltEnergy(0.7, stirred(0.4)) ?? 1);
    expect(feltEnergy(0.8, stirred(0.4))).toBeGreaterThan(feltEnergy(0.7, stirred(0.4)) ?? 1);
});

test('where the feeling is not known, what sounds alone tells it; and nothing, where that is not known either', () => {
    expect(feltEnergy(0.735, null)).toBeCloseTo(0.5);
    expect(feltEnergy(null, stirred(0.5))).toBeNull();
});

describe('what is said of a song’s energy agrees with how it feels', () => {
    test.each(sounding)('however much sounds (%d), what is calm, sad or gentle has no high energy', (value) => {
        for (const quadrant of ['calm', 'sad'] as const) {
            for (const share of [0.51, 0.7, 1]) {
                const energy = feltEnergy(value, feeling({ [quadrant]: share, tense: 1 - share })) ?? 1;
                expect(levelOf('energy', energy)).not.toBe('high');
            }
        }
        expect(levelOf('energy', feltEnergy(value, stirred(0.19)) ?? 1)).not.toBe('high');
    });

    test.each(sounding)('however little sounds (%d), what is energetic has no low energy', (value) => {
        expect(feeling({ tense: 0.8, sad: 0.2 })?.isEnergetic).toBe(true);
        expect(levelOf('energy', feltEnergy(value, stirred(0.8)) ?? 0)).not.toBe('low');
    });
});
