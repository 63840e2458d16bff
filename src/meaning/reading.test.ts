import { noRhythm } from '../features/no-rhythm.ts';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../contract.ts';
import { contract as made, makeTrack } from '../library/track.fixture.ts';
import { read } from './reading.ts';

test('the same analysis is read once for each contract', () => {
    const { analysis } = makeTrack();
    expect(read(analysis, made)).toBe(read(analysis, made));
    expect(read({ ...analysis }, made)).not.toBe(read(analysis, made));
    expect(read(analysis, { ...made, claimFrom: 0.99 }).claimed).toEqual([]);
    expect(read(analysis, made).claimed).toEqual(['blues']);
});

test('of a song that is only beginning to be heard nothing is said', () => {
    const reading = read({}, made);
    const { hasBegun, isHeardByAnother, families, shownFamilies, filedUnder, shown, timeline, passages } = reading;
    expect([hasBegun, isHeardByAnother, filedUnder, reading.rhythm, reading.feeling]).toEqual([
        false,
        false,
        null,
        undefined,
        null,
    ]);
    expect([...families, ...shownFamilies, ...shown, ...timeline, ...passages, ...reading.mixture]).toEqual([]);
});

test('numbers stand under their names, in the contract’s order', () => {
    const timeline = [{ startSeconds: 0, endSeconds: 10, families: [0.1, 0.2, 0.3, 0.4] }];
    const heard = { families: [0.1, 0.2, 0.3, 0.4], genres: [0.6, 0.4], styles: [0.1], moods: [0.7], tags: [0.5] };
    const reading = read({ ...heard, timeline }, made);
    expect([...reading.families.keys()]).toEqual(made.families);
    expect(reading.timeline[0]?.families).toEqual(reading.families);
    expect(reading.ranked.map(({ name }) => name)).toEqual(['rock', 'reggae', 'jazz', 'blues']);
    expect([...reading.genres]).toEqual([
        ['blues', 0.6],
        ['hiphop', 0.4],
    ]);
    expect([reading.styles, reading.moods, reading.tags].map((all) => [...all][0])).toEqual([
        ['swing', 0.1],
        ['mellow', 0.7],
        ['guitar', 0.5],
    ]);
    expect([...reading.classes]).toEqual([]);
});

test('energy is told of what sounds and of how it feels, and of what sounds alone where another network heard it', () => {
    const of = (parts: Parameters<typeof makeTrack>[0]) => read(makeTrack(parts).analysis, made).rhythm?.energy;
    const rhythm = { ...noRhythm, energy: 0.94 };
    expect(of({ analysis: { rhythm, quadrants: [0, 0, 0.2, 0.8] } })).toBeCloseTo(0.5);
    expect(of({ analysis: { rhythm, quadrants: [0.5, 0.5, 0, 0] } })).toBeCloseTo(1);
    expect(of({ analysis: { rhythm, quadrants: [0, 0, 0.2, 0.8], model: '0.9.0' } })).toBeCloseTo(1);
    expect(of({ analysis: { rhythm: noRhythm } })).toBeNull();
});

test('what another network heard is not read by this one’s names', () => {
    const { analysis } = makeTrack({ analysis: { model: '0.9.0', moods: [0.9, 0.9], tags: [0.9, 0, 0] } });
    const { families, styles, moods, quadrants, timeline, unfiled, mixture, feeling } = read(analysis, made);
    expect([...families, ...styles, ...moods, ...quadrants, ...timeline, ...mixture]).toEqual([]);
    expect([unfiled, feeling]).toEqual(['outdated', null]);
});

test('a song stands under the likeliest family that is claimed, and under the clearest of its styles', () => {
    const { filedUnder, ownStyle, claimedStyles, unfiled } = read(
        { families: [0, 0.4, 0.2, 0.4], styles: [0.9, 0.9, 0.8, 0.9] },
        { ...made, claimFrom: 0.7 },
    );
    expect([filedUnder, ownStyle, claimedStyles, unfiled]).toEqual(['jazz', 'swing', ['swing', 'punk'], null]);
    const unclaimed = read({ families: [0.25, 0.25, 0.25, 0.25] }, { ...made, claimFrom: 0.9 });
    expect([unclaimed.filedUnder, unclaimed.ownStyle, unclaimed.unfiled]).toEqual([null, null, 'unclaimed']);
});

test('what may be asked for in its name are the clear styles of what is claimed', () => {
    const heard = { families: [0, 0.2, 0, 0.8], styles: [0.9, 0, 0.9, 0.9] };
    expect(read(heard, made).mixture).toEqual([{ name: 'punk', share: 1 }]);
    expect(read({ families: heard.families }, made).mixture).toEqual([{ name: 'rock', share: 1 }]);
});

describe('what is no music', () => {
    const classes: Contract['classes'] = [{ name: 'music', kind: 'sound', shownAbove: null }];
    const telling: Contract = { ...made, classes, musicBelow: 0.5 };
    const { rhythm, quadrants } = makeTrack().analysis;
    const heard = { families: [1, 0, 0, 0], rhythm, quadrants };

    test('has neither beat nor key', () => {
        expect(read({ ...heard, classes: [0.6] }, telling).rhythm).toEqual(rhythm);
        expect(read({ ...heard, classes: [0.4] }, telling).rhythm).toEqual({
            ...noRhythm,
            loudnessLufs: rhythm.loudnessLufs,
        });
    });

    test('has no family to be shown in, and no feeling', () => {
        const { shownFamilies, feeling } = read({ ...heard, classes: [0.4] }, telling);
        expect([...shownFamilies]).toEqual([]);
        expect(feeling).toBeNull();
        expect(read({ ...heard, classes: [0.6] }, telling).feeling).toMatchObject({ arousal: 0.5 });
    });
});

test('a share of songs is promised only of a claim that was tested, by the network that makes it', () => {
    const promising: Contract = { ...made, claimsRight: 0.8 };
    const heard = { families: [0.6, 0.4, 0, 0] };
    expect(read(heard, promising).claimsRight).toBe(0.8);
    expect(read({ ...heard, model: 'another' }, promising).claimsRight).toBeNull();
    expect(read({ families: [0.25, 0.25, 0.25, 0.25] }, { ...promising, claimFrom: 0.9 }).claimsRight).toBeNull();
    expect(read(heard, made).claimsRight).toBeNull();
});
