import { beforeEach, describe, expect, test } from 'vitest';
import { noRhythm } from '../../features/no-rhythm.ts';
import type { Track } from '../../flow.ts';
import { contract, makeTrack } from '../../library/track.fixture.ts';
import { notationOf } from '../../query/notation.ts';
import { Asking, type AskingApp } from './asking.svelte.ts';
import { queryPart } from './query-part.ts';

const fast = (id: string, title: string): Track =>
    makeTrack({ id, title, analysis: { rhythm: { ...noRhythm, tempoBpm: 140, tempoConfidence: 1 } } });
const slow = (id: string, title: string): Track =>
    makeTrack({ id, title, analysis: { rhythm: { ...noRhythm, tempoBpm: 70, tempoConfidence: 1 } } });

const tracks = [fast('a', 'Nebula'), slow('b', 'Fast asleep'), fast('c', 'Aurora')];
const selection = $state({ track: tracks[0] });
const view = $state({ search: '', genre: '' });
/** What of the app is read; its workers and stores are a browser's. */
const app = {
    library: { tracks, listed: tracks, get: (id: string) => tracks.find((track) => track.id === id) },
    labelDesk: { labels: { all: [] }, namesOf: () => [], idsOf: () => [] },
    plays: { bySong: new Map() },
    network: { contract },
    selection,
} as unknown as AskingApp;

let asking: Asking;
const asked = () => asking.criteria.map(notationOf);

beforeEach(() => {
    [view.search, selection.track] = ['', tracks[0]];
    asking = new Asking(app, view);
});

describe('nothing that is typed is lost', () => {
    const unfinished = ['style:jazz', 'text:blue'];

    beforeEach(() => {
        view.search = 'jazz blue';
        expect(asked()).toEqual(['style:jazz']);
    });

    test('when it becomes chips', () => {
        asking.keep();
        expect(asked()).toEqual(unfinished);
    });

    test('when something is added, changed or removed', () => {
        asking.add({ kind: 'tempo', from: 120, to: null, isWanted: true });
        expect(asked()).toEqual([...unfinished, 'tempo:120-']);
        view.search = 'calm roc';
        const [jazz] = asking.criteria;
        if (jazz) asking.replace(jazz, { ...jazz, isWanted: false });
        expect(asked()).toEqual(['-style:jazz', 'text:blue', 'tempo:120-', 'mood:calm', 'text:roc']);
        view.search = 'sa';
        const [unwanted] = asking.criteria;
        if (unwanted) asking.remove(unwanted);
        expect(asked()).toEqual(['text:blue', 'tempo:120-', 'mood:calm', 'text:roc', 'text:sa']);
    });
});

test('words that mean nothing here leave no song out, and are called so; those in a name do', () => {
    view.search = 'fast zwumm, not cheesy, 3/4 ';
    expect(asked()).toEqual(['tempo:120-', 'text:zwumm', '-text:cheesy', 'text:3/4']);
    expect(asking.found?.map(({ title }) => title)).toEqual(['Nebula', 'Aurora']);
    expect(asking.criteria.map((one) => asking.wordsOf(one))).toEqual([
        '120 BPM or faster',
        'not understood: “zwumm”',
        'not understood: “cheesy”',
        'metre not heard: 3/4',
    ]);
    view.search = 'fast "rora" ';
    expect(asking.found?.map(({ title }) => title)).toEqual(['Aurora']);
    view.search = 'without Aurora ';
    expect(asking.found?.map(({ title }) => title)).toEqual(['Nebula', 'Fast asleep']);
});

test('“this” is the song on the screen', () => {
    view.search = 'like this';
    expect(asked()).toEqual(['like:Nebula']);
    selection.track = tracks[2];
    expect(asked()).toEqual(['like:Aurora']);
});

test('a row says what is so of its song, and of one that is found by its name that it is', () => {
    const part = queryPart(app, view);
    view.search = 'fast';
    const why = () => part.asking.found?.map((track) => part.whyOf(track, contract));
    expect(why()).toEqual(['“fast” in the name', '140 BPM', '140 BPM']);
    view.search = 'calm, fast';
    expect(why()).toEqual([]);
});
