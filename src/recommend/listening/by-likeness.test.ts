import { expect, test } from 'vitest';
import type { Recommendation } from '../recommendation.ts';
import { makeTrack } from '../../library/track.fixture.ts';
import { byLikeness } from './by-likeness.ts';

const song = (id: string, similarity?: number): Recommendation => ({
    service: 'audius',
    id,
    title: id,
    judgements: [],
    ...(similarity !== undefined && { heard: { track: makeTrack(), similarity, because: [] } }),
});

test('what was heard comes first, the most alike before the others, and the rest as it was', () => {
    const songs = [song('a'), song('b', 0.2), song('c'), song('d', 0.9), song('e', -0.1)];
    expect(byLikeness(songs).map(({ id }) => id)).toEqual(['d', 'b', 'e', 'a', 'c']);
    expect(songs[0]?.id).toBe('a');
});

test('songs that are equally alike stay as they were', () => {
    expect(byLikeness([song('a', 0.5), song('b', 0.5), song('c')]).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
