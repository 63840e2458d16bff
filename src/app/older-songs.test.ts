import { expect, test } from 'vitest';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { olderSongs } from './older-songs.ts';

const older = (id: string) => makeTrack({ id, analysis: { model: '0.9.0' } });
const [one, two] = [new File(['1'], 'one.mp3'), new File(['2'], 'two.mp3')];
const files: Readonly<Record<string, File>> = { one, two, new: new File(['3'], 'new.mp3') };
const fileOf = (id: string) => files[id] ?? null;
const tracks = [older('one'), older('two'), older('gone'), makeTrack({ id: 'new' })];

test('songs of another network are heard again as far as their files are at hand, the others are counted', () => {
    expect(olderSongs(tracks, { contract, fileOf, underWay: [] })).toEqual({
        count: 3,
        atHand: [one, two],
        without: 1,
    });
});

test('what waits to be heard is not queued twice, and is not missing', () => {
    expect(olderSongs(tracks, { contract, fileOf, underWay: [one] })).toMatchObject({ atHand: [two], without: 1 });
});

test('a library of this network has none', () => {
    const none = { count: 0, atHand: [], without: 0 };
    expect(olderSongs([makeTrack({ id: 'new' })], { contract, fileOf, underWay: [] })).toEqual(none);
});
