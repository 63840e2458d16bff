import { expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import { noRhythm } from '../features/no-rhythm.ts';
import { contract as made } from '../library/track.fixture.ts';
import { asideOf } from './aside.ts';

const contract: Contract = {
    ...made,
    classes: [
        { name: 'music', kind: 'sound', shownAbove: null },
        { name: 'applause', kind: 'sound', shownAbove: 0.02 },
    ],
    musicBelow: 0.5,
    claimFrom: 0.8,
};
const rock = { families: [0, 0, 0, 1], classes: [0.8, 0] };
const applause = { families: [0, 0, 0, 1], classes: [0.1, 0.3] };
const claimBeside = (soFar: Parameters<typeof asideOf>[0], now: Parameters<typeof asideOf>[1]) =>
    asideOf(soFar, now, contract)?.claim;

test('what is no music is told of what was music until now, and the other way round', () => {
    expect(claimBeside(rock, applause)).toEqual({ kind: 'no-music', sound: 'applause' });
    expect(claimBeside(applause, rock)).toEqual({ kind: 'families', among: ['rock'] });
});

test('nothing is told apart where all is music, or nothing is', () => {
    expect(claimBeside(rock, rock)).toBeUndefined();
    expect(claimBeside(applause, applause)).toBeUndefined();
});

test('noise that has neither a note nor a pulse is not music at the moment alone', () => {
    const noise = { ...rock, rhythm: { ...noRhythm, danceability: 0.1 } };
    expect(claimBeside(noise, rock)).toBeUndefined();
});
