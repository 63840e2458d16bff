import { expect, test } from 'vitest';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { olderSongs } from './older-songs.ts';

const older = (id: string) => makeTrack({ id, analysis: { model: '0.9.0' } });
const files: Readonly<Record<string, File>> = {
    one: new File(['1'], 'one.mp3'),
    two: new File(['2'], 'two.mp3'),
    new: new File(['3'], 'new.mp3'),
};
const parts = {
    contract,
    fileOf: (id: string) => files[id] ?? null,
    isInFolder: (id: string) => id === 'linked',
    underWay: [],
    waits: () => false,
};
const tracks = [older('one'), older('two'), older('linked'), older('gone'), makeTrack({ id: 'new' })];

test('songs of another network are heard again as far as their files are at hand or in a folder, the others are counted', () => {
    expect(olderSongs(tracks, parts)).toEqual({ count: 4, atHand: ['one', 'two', 'linked'], without: 1 });
});

test('what waits to be heard is not queued twice, and is not missing', () => {
    const underWay = files['one'] ? [files['one']] : [];
    const waits = (id: string) => id === 'linked';
    expect(olderSongs(tracks, { ...parts, underWay, waits })).toEqual({ count: 4, atHand: ['two'], without: 1 });
});

test('a library of this network has none', () => {
    expect(olderSongs([makeTrack({ id: 'new' })], parts)).toEqual({ count: 0, atHand: [], without: 0 });
});
