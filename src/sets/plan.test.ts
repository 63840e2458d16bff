import { describe, expect, test } from 'vitest';
import type { Track } from '../flow.ts';
import { isSnippet } from '../meaning/snippet.ts';
import { read } from '../meaning/reading.ts';
import { isSmooth, stepBetween } from '../meaning/step.ts';
import { artistName, isSameSong } from '../recommend/matching/same-song.ts';
import { mayStandInSet } from './packed-songs.ts';
import { planSet } from './plan.ts';
import { contract, randomLibrary } from './sets.fixture.ts';
import { anchorsFrom, type Anchor, type Arc, type Length } from './wish.ts';

const arcs: readonly Arc[] = ['steady', 'rise', 'fall', 'wave'];

interface Asked {
    readonly length?: Length;
    readonly arc?: Arc;
    readonly anchors?: readonly Anchor[];
}

function planned(tracks: readonly Track[], { length = { songs: 20 }, arc = 'steady', anchors = [] }: Asked = {}) {
    const byId = new Map(tracks.map((track) => [track.id, track]));
    return planSet(tracks, { length, arc }, { contract, anchors }).map((id) => {
        const track = byId.get(id);
        if (!track) throw new Error(`expected ${id} in the library`);
        return track;
    });
}

const music = (tracks: readonly Track[]) => tracks.filter((track) => mayStandInSet(track, contract));
const idsOf = (tracks: readonly Track[]) => tracks.map(({ id }) => id);
const pairs = (songs: readonly Track[], within = Infinity) =>
    songs.flatMap((one, i) => songs.slice(i + 1, i + within).map((other) => [one, other] as const));

function expectLaws(songs: readonly Track[]): void {
    expect(songs.every((track) => mayStandInSet(track, contract))).toBe(true);
    expect(pairs(songs).filter(([one, other]) => one.id === other.id || isSameSong(one, other))).toEqual([]);
    const ofOneArtist = pairs(songs, 5).filter(
        ([one, other]) => artistName(one) !== null && artistName(one) === artistName(other),
    );
    expect(ofOneArtist).toEqual([]);
}

/** Songs of a library that are not the same and by different artists, so that they may be asked for together. */
function different(tracks: readonly Track[], many: number): readonly Track[] {
    const chosen: Track[] = [];
    for (const track of music(tracks)) {
        const clashes = chosen.some((one) => isSameSong(one, track) || artistName(one) === artistName(track));
        if (chosen.length < many && !clashes && artistName(track) !== null) chosen.push(track);
    }
    expect(chosen).toHaveLength(many);
    return chosen;
}

describe.each([1, 2, 3, 4, 5, 6])('in random library %i', (seed) => {
    const tracks = randomLibrary(seed, 200);

    test.each(arcs)('no song stands twice, no artist twice within five, and all is music of one network: %s', (arc) => {
        const songs = planned(tracks, { arc });
        expect(songs).toHaveLength(20);
        expectLaws(songs);
    });

    test('a set begins with its song and ends with another', () => {
        const [first, last] = different(tracks, 2);
        const anchors = [first, last].map((track, part) => ({ id: track?.id ?? '', part }));
        for (const songs of [2, 3, 5, 12, 30]) {
            const set = planned(tracks, { length: { songs }, anchors });
            expect(set).toHaveLength(songs);
            expect([set.at(0), set.at(-1)]).toEqual([first, last]);
            expectLaws(set);
        }
    });

    test('songs that are kept stand in their order and near their places, and no rule is broken around them', () => {
        const kept = different(tracks, 5);
        const anchors = kept.map(({ id }, i) => ({ id, part: i / 4 }));
        const set = planned(tracks, { anchors, arc: 'wave' });
        expect(kept.map((track) => set.indexOf(track))).toEqual([0, 5, 10, 14, 19]);
        expectLaws(set);
    });

    test('several songs have each a stretch of the set', () => {
        const seeds = different(tracks, 3);
        const set = planned(tracks, { anchors: anchorsFrom(idsOf(seeds)) });
        expect(seeds.map((track) => set.indexOf(track))).toEqual([0, 6, 13]);
    });

    test('a set of so many minutes is as long, to less than its longest song', () => {
        for (const minutes of [10, 45, 90]) {
            const set = planned(tracks, { length: { minutes } });
            const seconds = set.reduce((sum, { analysis }) => sum + analysis.durationSeconds, 0);
            const longest = Math.max(...set.map(({ analysis }) => analysis.durationSeconds));
            expect(Math.abs(seconds - 60 * minutes)).toBeLessThan(longest);
            expectLaws(set);
        }
    });

    test('the same is planned again', () => {
        const again = randomLibrary(seed, 200);
        expect(idsOf(planned(tracks, { arc: 'rise' }))).toEqual(idsOf(planned(again, { arc: 'rise' })));
    });

    test('most steps fit, and are smaller than between songs as they come', () => {
        const set = planned(tracks);
        const steps = (songs: readonly Track[]) =>
            songs.slice(1).map((song, i) => stepBetween(songs[i] ?? song, song, contract));
        const mean = (songs: readonly Track[]) =>
            steps(songs).reduce((sum, { similarity }) => sum + 1 - similarity, 0) / (songs.length - 1);
        expect(steps(set).filter(isSmooth).length).toBeGreaterThan(15);
        expect(mean(set)).toBeLessThan(0.8 * mean(music(tracks).slice(0, 60)));
    });

    test('the arc is followed: calm to lively, back, and there and back', () => {
        const lively = (songs: readonly Track[]): number => {
            const known = songs
                .map(({ analysis }) => read(analysis, contract).rhythm?.energy ?? null)
                .filter((value) => value !== null);
            return known.reduce((sum, value) => sum + value, 0) / known.length;
        };
        const rise = planned(tracks, { arc: 'rise' });
        expect(lively(rise.slice(-6))).toBeGreaterThan(lively(rise.slice(0, 6)) + 0.3);
        const fall = planned(tracks, { arc: 'fall' });
        expect(lively(fall.slice(-6))).toBeLessThan(lively(fall.slice(0, 6)) - 0.3);
        const wave = planned(tracks, { arc: 'wave' });
        expect(lively(wave.slice(9, 15))).toBeGreaterThan(lively([...wave.slice(0, 4), ...wave.slice(-3)]) + 0.3);
    });
});

test('the last song is not jumped at: keys and tempi lead there from afar', () => {
    const lastSteps = [1, 2, 3, 4, 5, 6].flatMap((seed) => {
        const tracks = randomLibrary(seed, 300);
        const ends = different(tracks, 8);
        return ends.slice(1).map((end, i) => {
            const anchors = [ends[i], end].map((track, part) => ({ id: track?.id ?? '', part }));
            const set = planned(tracks, { length: { songs: 12 }, anchors });
            return stepBetween(set.at(-2) ?? end, end, contract);
        });
    });
    expect(lastSteps).toHaveLength(42);
    expect(lastSteps.filter(isSmooth).length).toBeGreaterThan(38);
});

test.each([0, 1, 2, 3, 7, 12])('of %i songs there is a set, as long as the rules let it be', (songs) => {
    for (const seed of [1, 2, 3, 4]) {
        const tracks = randomLibrary(seed, songs, 30);
        const set = planned(tracks);
        expect(set.length > 0).toBe(music(tracks).length > 0);
        expect(pairs(set).filter(([one, other]) => isSameSong(one, other))).toEqual([]);
    }
});

test('in a library of two artists they take turns', () => {
    const tracks = randomLibrary(1, 60, 2).filter(({ artist }) => artist !== undefined);
    const artists = planned(tracks, { length: { songs: 10 } }).map(({ artist }) => artist);
    expect(artists).toHaveLength(10);
    expect(artists.filter((artist, i) => artist === artists[i - 1])).toEqual([]);
});

test('a set begins with a song of an artist that has many, and no artist comes back before its time when places stay empty', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const tracks = randomLibrary(seed, 24, 6);
        const [first, last] = different(tracks, 2);
        expectLaws(planned(tracks, { anchors: [first, last].map((track, part) => ({ id: track?.id ?? '', part })) }));
    }
});

test('a song that left the library, or is no music, holds no place', () => {
    const tracks = randomLibrary(1, 100);
    const noise = tracks.find((track) => !mayStandInSet(track, contract));
    const anchors = [
        { id: 'gone', part: 0 },
        { id: noise?.id ?? '', part: 1 },
    ];
    expect(idsOf(planned(tracks, { anchors }))).toEqual(idsOf(planned(tracks)));
});

describe('among sounds of a few seconds', () => {
    /** Four in five last less than ten seconds. */
    const mixed = randomLibrary(1, 500, 60).map((track, i) =>
        i % 5 === 0 ? track : { ...track, analysis: { ...track.analysis, durationSeconds: 1 + (i % 9) } },
    );
    const snippets = mixed.filter((track) => isSnippet(track.analysis) && mayStandInSet(track, contract));

    test('songs alone come into a set, and the minutes are kept', () => {
        for (const arc of ['steady', 'rise', 'fall', 'wave'] as const) {
            const set = planned(mixed, { length: { minutes: 60 }, arc });
            expect(set.filter(({ analysis }) => isSnippet(analysis))).toEqual([]);
            const minutes = set.reduce((sum, { analysis }) => sum + analysis.durationSeconds, 0) / 60;
            expect(Math.abs(minutes - 60)).toBeLessThan(6);
        }
    });

    test('one that is chosen stands where it was put', () => {
        const [jingle] = snippets;
        const set = planned(mixed, { anchors: [{ id: jingle?.id ?? '', part: 0 }] });
        expect([set[0]?.id, set.length]).toEqual([jingle?.id, 20]);
        expect(set.slice(1).filter(({ analysis }) => isSnippet(analysis))).toEqual([]);
    });

    test('where there is nothing else there is no set', () => {
        expect(planned(snippets, { length: { minutes: 60 } })).toEqual([]);
    });

    test('what is almost silent comes as little', () => {
        const silent = randomLibrary(2, 40).map((one) => ({
            ...one,
            analysis: { ...one.analysis, cautions: ['nearly-silent' as const] },
        }));
        expect(planned(silent)).toEqual([]);
    });
});
