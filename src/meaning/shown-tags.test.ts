import { expect, test } from 'vitest';
import type { Promises } from './claim.ts';
import { shownTags } from './shown-tags.ts';
import { contract as silent } from '../library/track.fixture.ts';

const contract: Promises = {
    ...silent,
    genres: ['jazz', 'rock'],
    tags: [
        { name: 'jazz', kind: 'style', shownAbove: 0.1 },
        { name: 'classic rock', kind: 'style', shownAbove: 0.1 },
        { name: 'ambient', kind: 'style', shownAbove: 0.1 },
        { name: 'mellow', kind: 'mood', shownAbove: 0.1 },
    ],
    classes: [],
    noneAbove: 0.7,
};
const heard = { genres: [0.6, 0.4], tags: [0.9, 0.8, 0.3, 0.2], model: contract.version };
const namesOf = (novelty: number, model = contract.version) =>
    shownTags({ ...heard, novelty, model }, contract).map(({ name }) => name);

test('of a song of the genres all that is clear is shown', () => {
    expect(namesOf(0.1)).toEqual(['jazz', 'classic rock', 'ambient', 'mellow']);
});

test('where none of the genres fits, no tag says that one does', () => {
    expect(namesOf(0.8)).toEqual(['ambient', 'mellow']);
});

test('what another network heard is not judged by this one’s genres', () => {
    expect(namesOf(0.8, '0.0.1')).toEqual(['jazz', 'classic rock', 'ambient', 'mellow']);
});
