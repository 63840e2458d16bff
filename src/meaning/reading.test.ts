import { noRhythm } from '../features/rhythm.fixture.ts';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import { contract as silent, makeTrack } from '../library/track.fixture.ts';
import { read } from './reading.ts';

test('the same analysis is read once for each contract', () => {
    const { analysis } = makeTrack();
    expect(read(analysis, silent)).toBe(read(analysis, silent));
    expect(read({ ...analysis }, silent)).not.toBe(read(analysis, silent));
    expect(read(analysis, { ...silent, doubtBelow: 0.9 }).isSure).toBe(false);
    expect(read(analysis, silent).isSure).toBe(true);
});

test('of a song that is only beginning to be heard nothing is said', () => {
    const { hasBegun, isHeardByAnother, genres, claimedGenres, filedUnder, shown, timeline, passages, rhythm } = read(
        {},
        silent,
    );
    expect([hasBegun, isHeardByAnother, filedUnder, rhythm]).toEqual([false, false, null, undefined]);
    expect([...genres, ...claimedGenres, ...shown, ...timeline, ...passages]).toEqual([]);
});

test('numbers stand under their names, in the contract’s order', () => {
    const timeline = [{ startSeconds: 0, endSeconds: 10, genres: [0.1, 0.2, 0.3, 0.4] }];
    const reading = read({ genres: [0.1, 0.2, 0.3, 0.4], tags: [0.5], timeline }, silent);
    expect([...reading.genres.keys()]).toEqual(silent.genres);
    expect(reading.timeline[0]?.genres).toEqual(reading.genres);
    expect(reading.ranked.map(({ name }) => name)).toEqual(['rock', 'reggae', 'jazz', 'blues']);
    expect([[...reading.tags], [...reading.classes]]).toEqual([[['mellow', 0.5]], []]);
});

test('a song stands under no genre when nothing was heard or the contract has no name for it', () => {
    const filedUnder = (genres: readonly number[]) =>
        read(makeTrack({ analysis: { genres } }).analysis, silent).filedUnder;
    expect(filedUnder([])).toBeNull();
    expect(filedUnder([0, 0, 0, 0, 1])).toBeNull();
    expect(filedUnder([0, 0.4, 0.3, 0.3])).toBe('jazz');
});

test('what is no music has neither beat nor key', () => {
    const classes: Contract['classes'] = [{ name: 'music', kind: 'sound', shownAbove: null }];
    const telling: Contract = { ...silent, classes, musicBelow: 0.5 };
    const { rhythm } = makeTrack().analysis;
    const heard = { genres: [1, 0, 0, 0], rhythm };
    expect(read({ ...heard, classes: [0.6] }, telling).rhythm).toEqual(rhythm);
    expect(read({ ...heard, classes: [0.4] }, telling).rhythm).toEqual({
        ...noRhythm,
        loudnessLufs: rhythm.loudnessLufs,
    });
});

test('a share of songs is promised only of a claim that was tested, by the network that makes it', () => {
    const promising: Contract = { ...silent, setAbove: 0.2, coverage: 0.9 };
    const heard = { genres: [0.6, 0.4, 0, 0] };
    expect(read(heard, promising).coverage).toBe(0.9);
    expect(read({ ...heard, model: 'another' }, promising).coverage).toBeNull();
    expect(read({ ...heard, novelty: 1 }, { ...promising, noneAbove: 0.5 }).coverage).toBeNull();
    expect(read(heard, silent).coverage).toBeNull();
});

describe('shown', () => {
    const contract: Contract = {
        ...silent,
        genres: ['jazz', 'rock'],
        tags: [
            { name: 'jazz', kind: 'style', shownAbove: 0.1 },
            { name: 'classic rock', kind: 'style', shownAbove: 0.1 },
            { name: 'ambient', kind: 'style', shownAbove: 0.1 },
            { name: 'mellow', kind: 'mood', shownAbove: 0.1 },
        ],
        noneAbove: 0.7,
    };
    const heard = { genres: [0.6, 0.4], tags: [0.9, 0.8, 0.3, 0.2], model: contract.version };
    const namesOf = (novelty: number, model = contract.version) =>
        read({ ...heard, novelty, model }, contract).shown.map(({ name }) => name);

    test('of a song of the genres is all that is clear', () => {
        expect(namesOf(0.1)).toEqual(['jazz', 'classic rock', 'ambient', 'mellow']);
    });

    test('where none of the genres fits, is no tag that says that one does', () => {
        expect(namesOf(0.8)).toEqual(['ambient', 'mellow']);
    });

    test('of what another network heard is not judged by this one’s genres', () => {
        expect(namesOf(0.8, '0.0.1')).toEqual(['jazz', 'classic rock', 'ambient', 'mellow']);
    });
});
