import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseContract } from './contract.ts';

const nothing = { classes: [], musicBelow: null, setAbove: null, coverage: null, noneAbove: null };
const shipped: unknown = JSON.parse(readFileSync(new URL('../public/model/spec.json', import.meta.url), 'utf8'));
const { version, checksum, input, genres, tags, embeddingLength, pooling, temperature, doubtBelow } =
    parseContract(shipped);
const first = { version, checksum, input, genres, tags, embeddingLength, pooling, temperature, doubtBelow };
const music = { name: 'music', kind: 'sound', shownAbove: null };

describe('a contract', () => {
    test('of a network that only hears genres, tags and an embedding claims nothing more', () => {
        expect(parseContract(first)).toMatchObject(nothing);
        expect(parseContract({ ...first, ...nothing })).toMatchObject(nothing);
    });

    test('names classes and what follows from them', () => {
        const more = { classes: [music], musicBelow: 0.5, setAbove: 0.2, coverage: 0.9, noneAbove: 0.7 };
        expect(parseContract({ ...first, ...more })).toMatchObject(more);
    });

    test.each([
        ['a class of no known kind', { classes: [{ ...music, kind: 'smell' }] }, /genre/],
        ['a share above one', { classes: [music], musicBelow: 1.5 }, /<=1/],
        ['music to be told without a class for it', { musicBelow: 0.5 }, /class "music"/],
        ['sets of genres without their coverage', { setAbove: 0.2 }, /coverage/],
        ['a coverage of nothing', { coverage: 0.9 }, /setAbove/],
        ['no genres', { genres: undefined }, /Array/],
    ])('with %s is refused', (_, change, why) => {
        expect(() => parseContract({ ...first, ...change })).toThrow(why);
    });
});
