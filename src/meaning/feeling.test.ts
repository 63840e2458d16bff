import { expect, test } from 'vitest';
import { quadrants } from '../contract.ts';
import { feelingOf } from './feeling.ts';
import { byName } from './shares.ts';

const feeling = (...shares: number[]) => feelingOf(byName(quadrants, shares));

test('valence is of the happy and the calm, arousal of the happy and the tense', () => {
    expect(feeling(0.1, 0.2, 0.3, 0.4)).toMatchObject({
        valence: expect.closeTo(0.5, 6) as number,
        arousal: expect.closeTo(0.3, 6) as number,
    });
});

test('a quadrant is named where it is likelier than the others together', () => {
    expect(feeling(0.1, 0.6, 0.2, 0.1)?.quadrant).toBe('tense');
    expect(feeling(0.1, 0.2, 0.25, 0.45)?.quadrant).toBeNull();
});

test('only what is plain is called energetic or gentle', () => {
    expect(feeling(0.3, 0.6, 0.1, 0)).toMatchObject({ isEnergetic: true, isGentle: false });
    expect(feeling(0.1, 0.05, 0.4, 0.45)).toMatchObject({ isEnergetic: false, isGentle: true });
    expect(feeling(0.25, 0.25, 0.25, 0.25)).toMatchObject({ isEnergetic: false, isGentle: false });
});

test('nothing is felt before it is heard', () => {
    expect(feeling()).toBeNull();
});
