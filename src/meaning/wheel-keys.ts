/** All keys, by their places on Camelot's wheel. */
import type { Key } from '../flow.ts';
import { camelotSign, wheelPlace } from './key.ts';
import { wheelOrder } from './key-notation.ts';

const tonics = ['C', 'C#', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B'] as const;
const modes = ['major', 'minor'] as const;

const keys = tonics.flatMap((tonic) => modes.map((mode): Key => ({ tonic, mode, strength: 1 })));

/** "1A" to "12B", in the order of the wheel, to the key that stands there. */
export const wheelKeys: ReadonlyMap<string, Key> = new Map(
    keys
        .toSorted((a, b) => wheelOrder(a, 'camelot') - wheelOrder(b, 'camelot'))
        .map((key) => [camelotSign(wheelPlace(key)), key]),
);
