import { expect, test } from 'vitest';
import { mirex, rhythmScores } from './scores.ts';

test.each([
    ['A# minor', 'Bb minor', 1],
    ['G major', 'C major', 0.5],
    ['F major', 'C major', 0.5],
    ['A minor', 'C major', 0.3],
    ['C major', 'A minor', 0.3],
    ['C minor', 'C major', 0.2],
    ['D major', 'C major', 0],
    ['E minor', 'C major', 0],
])('%s for %s scores %f', (heard, truth, score) => expect(mirex(heard, truth)).toBe(score));

test('what is no key is said', () => expect(() => mirex('H major', 'C major')).toThrow(/H major/));

test('tempi count within 4 %, and their multiples beside; what is not annotated counts nowhere, and what was not heard is wrong', () => {
    const scores = rhythmScores([
        [{ tempoBpm: 103, key: 'C major' }, { tempoBpm: 100, key: 'C major' }],
        [{ tempoBpm: 50, key: null }, { tempoBpm: 100, key: 'G major' }],
        [{ tempoBpm: null, key: 'C major' }, { tempoBpm: 100, key: null }],
        [{ tempoBpm: 120, key: 'C major' }, { tempoBpm: null, key: null }],
    ]); // prettier-ignore
    expect(scores).toEqual({
        tempi: 3,
        tempoWithin4Percent: 1 / 3,
        tempoOrMultipleWithin4Percent: 2 / 3,
        keys: 2,
        keyMirex: 0.5,
    });
});
