import { expect, test } from 'vitest';
import type { Key } from '../flow.ts';
import { camelotOf, camelotSteps, keyRelation } from './key.ts';

const key = (name: string, strength = 0.9): Key => {
    const [tonic = 'C', mode] = name.split(' ');
    return { tonic, mode: mode === 'minor' ? 'minor' : 'major', strength };
};
const code = (name: string) => {
    const camelot = camelotOf(key(name));
    return camelot && `${camelot.hour}${camelot.letter}`;
};

test.each([
    ...[
        ['C major', '8B'],
        ['A minor', '8A'],
        ['G major', '9B'],
        ['E minor', '9A'],
        ['F major', '7B'],
    ],
    ...[
        ['B major', '1B'],
        ['G# minor', '1A'],
        ['Ab minor', '1A'],
        ['E major', '12B'],
        ['Db major', '3B'],
    ],
])('%s is %s on the wheel', (name, expected) => {
    expect(code(name)).toBe(expected);
});

test('a key that is a guess has no place on the wheel', () => {
    expect(camelotOf(key('C major', 0.3))).toBeNull();
});

const all = ['C', 'C#', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B'].flatMap((tonic) => [
    `${tonic} major`,
    `${tonic} minor`,
]);

test('one step leads to the keys that are related, and to no other', () => {
    for (const from of all) {
        for (const to of all) {
            const [one, other] = [camelotOf(key(from)), camelotOf(key(to))];
            const steps = one && other ? camelotSteps(one, other) : NaN;
            const relation = keyRelation(key(from), key(to));
            expect(steps === 0, `${from} ${to}`).toBe(relation === 'same');
            expect(steps === 1, `${from} ${to}`).toBe(relation === 'fifth' || relation === 'relative');
            expect(steps).toBeLessThanOrEqual(7);
        }
    }
});
