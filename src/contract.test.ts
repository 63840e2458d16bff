import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseContract } from './contract.ts';

const nothing = { classes: [], musicBelow: null };
const shipped: unknown = JSON.parse(readFileSync(new URL('../public/model/spec.json', import.meta.url), 'utf8'));
const first = { ...parseContract(shipped), classes: undefined, musicBelow: undefined };
const punk = { name: 'punk', family: 'rock', shownAbove: null };
const music = { name: 'music', kind: 'sound', shownAbove: null };

describe('a contract', () => {
    test('of a network that hears no classes claims nothing of them', () => {
        expect(parseContract(first)).toMatchObject(nothing);
        expect(parseContract({ ...first, ...nothing })).toMatchObject(nothing);
    });

    test('names classes and what follows from them', () => {
        const more = { classes: [music], musicBelow: 0.5 };
        expect(parseContract({ ...first, ...more })).toMatchObject(more);
    });

    test.each([
        ['a class of no known kind', { classes: [{ ...music, kind: 'smell' }] }, /genre/],
        ['a share above one', { classes: [music], musicBelow: 1.5 }, /<=1/],
        ['music to be told without a class for it', { musicBelow: 0.5 }, /class "music"/],
        ['a style of no family', { families: ['rock'], styles: [{ ...punk, family: 'punk' }] }, /one of the families/],
        ['no families', { families: undefined }, /Array/],
        ['no genres', { genres: undefined }, /Array/],
    ])('with %s is refused', (_, change, why) => {
        expect(() => parseContract({ ...first, ...change })).toThrow(why);
    });
});
