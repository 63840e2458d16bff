import { describe, expect, test } from 'vitest';
import type { Track } from '../flow.ts';
import { isHeardLive, newLiveId } from '../library/heard-live.ts';
import { artistName, isSameSong } from '../recommend/matching/same-song.ts';
import { CurrentSet } from './current-set.svelte.ts';
import { mayStandInSet } from './packed-songs.ts';
import { contract, randomLibrary } from './sets.fixture.ts';
import { songsInPlaceOf } from './song-set.ts';

const idsOf = (set: CurrentSet): readonly string[] => set.set?.ids ?? [];

function begun(seed: number, songs = 200) {
    const library = { tracks: randomLibrary(seed, songs) };
    const set = new CurrentSet({ tracks: () => library.tracks, contract: () => contract });
    const music = library.tracks.filter((track) => mayStandInSet(track, contract));
    const first = music[0]?.id ?? '';
    set.begin([first]);
    return { set, library, music, first };
}

const at = (set: CurrentSet, place: number): string => set.set?.ids.at(place) ?? '';

test('before the network is known there is no set', () => {
    const set = new CurrentSet({ tracks: () => randomLibrary(1, 50), contract: () => null });
    set.ensure();
    expect([set.set, set.songs]).toEqual([null, []]);
});

test('the set that there is stays when one is asked for', () => {
    const { set, first } = begun(1);
    const before = idsOf(set);
    expect([before.length, before[0]]).toEqual([20, first]);
    set.ensure();
    expect(idsOf(set)).toEqual(before);
});

describe('of songs that were heard live and have no file to play', () => {
    const tracks = randomLibrary(1, 60).map((track, i) => (i % 2 === 0 ? { ...track, id: newLiveId() } : track));
    const files = tracks.filter((track) => mayStandInSet(track, contract));
    const live = tracks.filter(({ id }) => isHeardLive(id));
    const setOf = () => new CurrentSet({ tracks: () => tracks, contract: () => contract });

    test('none comes into a set, is offered for one, or begins one', () => {
        const set = setOf();
        set.ensure();
        expect(idsOf(set)).toHaveLength(20);
        expect(idsOf(set).filter(isHeardLive)).toEqual([]);
        expect(set.offers(at(set, 3), live[0]?.title ?? '').filter(({ id }) => isHeardLive(id))).toEqual([]);
        expect(live.filter((track) => set.mayBeginWith(track))).toEqual([]);
        set.beginOf(tracks.slice(0, 10));
        expect(idsOf(set)).not.toEqual([]);
        expect(idsOf(set).filter(isHeardLive)).toEqual([]);
    });

    test('a set by way of several songs leads by way of the others, as if they alone had been chosen', () => {
        const ids = files.slice(0, 3).map(({ id }) => id);
        const [set, mixed] = [setOf(), setOf()];
        set.begin(ids);
        mixed.begin([live[0]?.id ?? '', ...ids.slice(0, 1), live[1]?.id ?? '', ...ids.slice(1)]);
        expect(idsOf(mixed)).toEqual(idsOf(set));
        expect([0, 6, 13].map((place) => at(set, place))).toEqual(ids);
    });
});

describe.each([1, 2, 3, 4])('in random library %i', (seed) => {
    test('locked songs stay in their places when all else is asked for anew', () => {
        const { set, first } = begun(seed);
        const [early, late] = [at(set, 7), at(set, 16)];
        set.lock(early, true);
        set.lock(late, true);
        for (const arc of ['rise', 'fall', 'wave', 'steady'] as const) {
            set.ask({ arc });
            expect([at(set, 0), at(set, 7), at(set, 16)]).toEqual([first, early, late]);
        }
        set.ask({ length: { songs: 39 } });
        expect([at(set, 0), at(set, 14), at(set, 32)]).toEqual([first, early, late]);
        set.ask({ length: { songs: 3 } });
        expect(idsOf(set)).toEqual([first, early, late]);
    });

    test('a song that may stand in no set any more leaves the places of the others as they are', () => {
        const { set, library, first } = begun(seed);
        library.tracks = library.tracks.map((track) =>
            track.id === first ? { ...track, analysis: { ...track.analysis, model: '0.9.0' } } : track,
        );
        for (let place = 1; place < 19; place += 1) {
            const known = { tracks: library.tracks, contract };
            const offered = set.set ? songsInPlaceOf(set.set, at(set, place), known, { most: 20 }) : [];
            const next = library.tracks.find(({ id }) => id === at(set, place + 1));
            const artist = next && artistName(next);
            expect(offered.filter((track) => artist && artistName(track) === artist)).toEqual([]);
        }
    });

    test('a song that is unlocked may go', () => {
        const { set, first } = begun(seed);
        set.lock(first, false);
        set.ask({ arc: 'wave' });
        set.ask({ arc: 'rise' });
        expect(set.set?.locked.size).toBe(0);
    });

    test('the last song is the one that was chosen, and another chosen one takes its place', () => {
        const { set, music, first } = begun(seed);
        const [one, other] = [music[30]?.id ?? '', music[40]?.id ?? ''];
        set.endWith(one);
        expect([at(set, 0), at(set, -1), idsOf(set).length]).toEqual([first, one, 20]);
        set.endWith(other);
        expect([at(set, 0), at(set, -1), idsOf(set).length]).toEqual([first, other, 20]);
        expect([...(set.set?.locked ?? [])].sort()).toEqual([first, other].sort());
    });

    test('one song is rerolled into others that keep the rules, none twice, and the rest stays', () => {
        const { set } = begun(seed);
        const before = idsOf(set);
        const seen = new Set(before);
        for (let i = 0; i < 12; i += 1) {
            expect(set.reroll(at(set, 9))).toBe(true);
            const now = at(set, 9);
            expect(seen.has(now)).toBe(false);
            seen.add(now);
            expect(idsOf(set).toSpliced(9, 1)).toEqual(before.toSpliced(9, 1));
            const [song, ...near] = [9, 5, 6, 7, 8, 10, 11, 12, 13].map((place) => set.songs[place] as Track);
            expect(set.songs.filter((other) => song && other !== song && isSameSong(song, other))).toEqual([]);
            const artist = song && artistName(song);
            expect(near.filter((other) => artist !== null && artistName(other) === artist)).toEqual([]);
        }
    });

    test('each change is undone, the last first', () => {
        const { set } = begun(seed);
        const states = [set.set];
        set.reroll(at(set, 3));
        states.push(set.set);
        set.lock(at(set, 4), true);
        states.push(set.set);
        set.ask({ arc: 'wave' });
        states.push(set.set);
        while (states.length > 0) {
            expect(set.set).toBe(states.pop());
            set.undo();
        }
        expect(set.canUndo).toBe(false);
        expect(set.set).not.toBeNull();
    });

    test('songs are offered by how well they fit, or by their names, none of them in the set', () => {
        const { set } = begun(seed);
        const offers = set.offers(at(set, 9), '');
        expect(offers).toHaveLength(8);
        expect(offers.filter(({ id }) => idsOf(set).includes(id))).toEqual([]);
        set.reroll(at(set, 9));
        expect(at(set, 9)).toBe(offers[0]?.id);
        const named = set.offers(at(set, 9), 'artist 7');
        expect(named.length).toBeGreaterThan(0);
        expect(named.every(({ title, artist }) => /artist.*7|7.*artist/i.test(`${title} ${artist}`))).toBe(true);
        expect(set.offers(at(set, 9), 'nobody knows')).toEqual([]);
    });
});

test('a song that was chosen takes the place, and the lock', () => {
    const { set, first } = begun(2);
    const [offer] = set.offers(first, '');
    set.replace(first, offer?.id ?? '');
    expect(at(set, 0)).toBe(offer?.id);
    set.ask({ arc: 'rise' });
    expect(at(set, 0)).toBe(offer?.id);
});

test('where all others were sent away they come back, and where there are none nothing changes', () => {
    const { set } = begun(3, 30);
    const place = 2;
    const seen = Array.from({ length: 60 }, () => {
        set.reroll(at(set, place));
        return at(set, place);
    });
    expect(new Set(seen).size).toBeLessThan(30);
    const alone = new CurrentSet({ tracks: () => randomLibrary(5, 1), contract: () => contract });
    alone.begin([]);
    expect(alone.reroll(at(alone, 0))).toBe(false);
    expect([alone.set?.ids.length, alone.canUndo]).toEqual([1, false]);
});

test('a song that leaves the library leaves the set', () => {
    const { set, library } = begun(4);
    const gone = at(set, 5);
    library.tracks = library.tracks.filter(({ id }) => id !== gone);
    const reread = new CurrentSet({ tracks: () => library.tracks, contract: () => contract });
    reread.begin([at(set, 0)]);
    expect(idsOf(reread)).not.toContain(gone);
});

test('the arc passes through the first song, and leads on from there', () => {
    const { set } = begun(1);
    set.ask({ arc: 'rise' });
    expect(set.arc(1)).toBeGreaterThan(set.arc(0.5));
    const [low, high] = [set.arc(0), set.arc(1)];
    set.ask({ arc: 'steady' });
    expect(set.arc(0)).toBeCloseTo(low);
    expect(set.arc(1)).toBeCloseTo(low);
    expect(high).toBeGreaterThan(low);
});

test('a snippet comes by itself nowhere, is counted, and is found by its name', () => {
    const { set, library } = begun(2);
    const jingle = library.tracks.find((track) => mayStandInSet(track, contract) && !idsOf(set).includes(track.id));
    if (!jingle) throw new Error('expected a song outside the set');
    library.tracks = library.tracks.map((track) =>
        track === jingle
            ? { ...track, title: 'Station call', analysis: { ...track.analysis, durationSeconds: 6 } }
            : track,
    );
    const reread = new CurrentSet({ tracks: () => library.tracks, contract: () => contract });
    reread.begin([]);
    expect([idsOf(reread).includes(jingle.id), reread.snippetsLeftOut]).toEqual([false, 1]);
    const [offer] = reread.offers(at(reread, 3), 'station call');
    expect(offer?.id).toBe(jingle.id);
    reread.replace(at(reread, 3), jingle.id);
    expect([at(reread, 3), reread.snippetsLeftOut]).toEqual([jingle.id, 0]);
});
