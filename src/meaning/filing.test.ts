import { expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { filedAs, shelves, shelvesOf } from './filing.ts';

const telling: Contract = {
    ...contract,
    claimFrom: 0.8,
    classes: [{ name: 'music', kind: 'sound', shownAbove: null }],
    musicBelow: 0.5,
};
const song = (families: readonly number[], styles: readonly number[] = [], more = {}) =>
    makeTrack({ analysis: { families, styles, classes: [0.9], ...more } });
const punk = song([0.1, 0.3, 0, 0.6], [0, 0, 0.9, 0.9]);
const near = song([0.25, 0.25, 0.25, 0.25]);
const talk = song([1, 0, 0, 0], [], { classes: [0.1] });
const older = song([1, 0, 0, 0], [], { model: '0.9.0' });

test('a song stands under each family that is claimed of it, and under their clear styles', () => {
    expect(shelvesOf(punk, telling)).toEqual(['rock', 'jazz', 'punk']);
});

test('a song of which no family is claimed stands under the reason', () => {
    expect([near, talk, older].map((track) => shelvesOf(track, telling))).toEqual([
        ['unclaimed'],
        ['no-music'],
        ['outdated'],
    ]);
});

test('a song is named by its own style, and among those of one shelf by that shelf', () => {
    expect(filedAs(punk, null, telling)).toEqual({ genre: 'punk', colour: 'rock', unfiled: null });
    for (const shelf of shelvesOf(punk, telling))
        expect(filedAs(punk, shelf, telling)).toEqual({ genre: shelf, colour: shelf, unfiled: null });
    const rock = song([0, 0, 0, 1]);
    expect(filedAs(rock, null, telling)).toEqual({ genre: 'rock', colour: 'rock', unfiled: null });
});

test('a song that stands under no family is named by the reason, on whatever shelf', () => {
    for (const shelf of [null, 'unclaimed'])
        expect(filedAs(near, shelf, telling)).toEqual({ genre: null, colour: null, unfiled: 'unclaimed' });
});

test('shelves are those that hold something, in the contract’s order', () => {
    const swing = song([0, 1, 0, 0], [0.9, 0.9, 0.9]);
    expect(shelves([punk, swing, older, talk], telling)).toEqual({
        families: [
            { name: 'jazz', styles: ['swing'] },
            { name: 'rock', styles: ['punk'] },
        ],
        unfiled: ['no-music', 'outdated'],
    });
    expect(shelves([], telling)).toEqual({ families: [], unfiled: [] });
});
