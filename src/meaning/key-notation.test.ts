import { expect, test } from 'vitest';
import type { Key } from '../flow.ts';
import { keySign } from './key-notation.ts';

// The wheels as their makers print them: Camelot (Mixed In Key) and Open Key (Beatport, Traktor).
test.each([
    ['C', 'major', 'C', '8B', '1d'],
    ['A', 'minor', 'Am', '8A', '1m'],
    ['G', 'major', 'G', '9B', '2d'],
    ['F', 'major', 'F', '7B', '12d'],
    ['D', 'minor', 'Dm', '7A', '12m'],
    ['B', 'major', 'B', '1B', '6d'],
    ['Ab', 'minor', 'Abm', '1A', '6m'],
    ['F#', 'minor', 'F#m', '11A', '4m'],
    ['E', 'major', 'E', '12B', '5d'],
    ['Db', 'major', 'Db', '3B', '8d'],
] as const)('%s %s is %s, %s and %s', (tonic, mode, musical, camelot, openKey) => {
    const key: Key = { tonic, mode, strength: 0.2 };
    expect([keySign(key, 'musical'), keySign(key, 'camelot'), keySign(key, 'open-key')]).toEqual([
        musical,
        camelot,
        openKey,
    ]);
});
