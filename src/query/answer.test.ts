import { describe, expect, test } from 'vitest';
import { noRhythm } from '../features/no-rhythm.ts';
import type { Contract } from '../contract.ts';
import type { Analysis, Track } from '../flow.ts';
import { contract as small, makeTrack } from '../library/track.fixture.ts';
import { answer, loosened, nearest, whatIsSo } from './answer.ts';
import type { Criterion } from './criterion.ts';
import { examplesOf } from './examples.ts';
import type { Known } from './known.ts';
import { readNotation } from './notation.ts';
import { rulesOf } from './rules-of.ts';

const contract: Contract = {
    ...small,
    tags: [
        { name: 'female voice', kind: 'voice', shownAbove: 0.3 },
        { name: 'instrumental', kind: 'voice', shownAbove: 0.3 },
        { name: '80s', kind: 'era', shownAbove: 0.3 },
    ],
};

interface Parts extends Partial<Omit<Track, 'analysis'>> {
    readonly bpm?: number;
    readonly energy?: number;
    readonly heard?: Partial<Analysis>;
}

function song(id: string, { bpm = 100, energy = 0.6, heard, ...parts }: Parts = {}): Track {
    return makeTrack({
        id,
        title: id,
        ...parts,
        analysis: { rhythm: { ...noRhythm, tempoBpm: bpm, tempoConfidence: 1, energy }, ...heard },
    });
}

const beside = (tracks: readonly Track[]): Known => ({
    contract,
    tracks,
    plays: new Map(),
    now: 0,
    labelsOf: () => [],
    hasLabel: (track, label) => track.id === label,
});

function criteria(notation: string): readonly Criterion[] {
    return notation.split(' ').map((one) => {
        const read = readNotation(one, 0, 2026);
        if (!read) throw new Error(`expected a criterion, got ${one}`);
        return read.criterion;
    });
}

const found = (notation: string, tracks: readonly Track[]): readonly string[] =>
    answer(criteria(notation), beside(tracks)).map(({ id }) => id);

const jazz = { families: [0.1, 0.7, 0.1, 0.1] };

test('songs come in the order of how well they fit, and what does not fit is left out', () => {
    const tracks = [song('far', { bpm: 90 }), song('near', { bpm: 117 }), song('within', { bpm: 128 })];
    expect(found('tempo:120-', tracks)).toEqual(['within', 'near']);
});

test('what is plainly so comes before what only just is', () => {
    const sounding = (id: string, energy: number, arousal: number, piano = 0) =>
        song(id, { energy, heard: { quadrants: [arousal, 0, 1 - arousal, 0], tags: [0, 0, 0], classes: [piano] } });
    const calm = [sounding('low', 0.7, 0.02), sounding('moderate', 0.8, 0.6), sounding('lowest', 0.5, 0)];
    expect(found('energy:25', calm)).toEqual(['lowest', 'low']);
    const lively = [sounding('high', 0.9, 0.85), sounding('low', 0.6, 0.1), sounding('highest', 0.94, 1)];
    expect(found('energy:90', lively)).toEqual(['highest', 'high']);
    const told: Contract = { ...contract, classes: [{ name: 'piano', kind: 'instrument', shownAbove: 0.1 }] };
    const pianos = [sounding('some', 0.6, 0.1, 0.11), sounding('none', 0.6, 0.1, 0.01), sounding('all', 0.6, 0.1, 0.4)];
    const known = { ...beside(pianos), contract: told };
    expect(answer(criteria('instrument:piano'), known).map(({ id }) => id)).toEqual(['all', 'some']);
});

test('a tempo that is unsure may be half or double of one that is asked for, but is not both slower and faster', () => {
    const heard = { rhythm: { ...noRhythm, tempoBpm: 62, tempoConfidence: 0.01, energy: 0.6 } };
    const tracks = [song('unsure', { heard })];
    expect(found('tempo:120-128', tracks)).toEqual(['unsure']);
    expect(found('tempo:120-', tracks)).toEqual([]);
});

test('of several styles one is enough, of other things all are needed', () => {
    const tracks = [song('blues'), song('jazz', { heard: jazz }), song('fast jazz', { bpm: 140, heard: jazz })];
    expect(found('style:blues style:jazz', tracks)).toEqual(['blues', 'jazz', 'fast jazz']);
    expect(found('style:blues style:jazz tempo:120-', tracks)).toEqual(['fast jazz']);
    expect(found('-style:blues', tracks)).toEqual(['jazz', 'fast jazz']);
});

describe('of several moods', () => {
    const ordered = (moods: readonly string[], tracks: readonly Track[]) => {
        const told = { ...contract, moods: moods.map((name) => ({ name, shownAbove: 0.3 })) };
        const asked = moods.map((name): Criterion => ({ kind: 'mood', name, isWanted: true }));
        return answer(asked, { ...beside(tracks), contract: told }).map(({ id }) => id);
    };
    const felt = (...moods: number[]) => ({ heard: { moods } });
    const tracks = [song('one', felt(0.9, 0.1)), song('none', felt(0.1, 0.1)), song('both', felt(0.9, 0.9))];

    test('one is enough, and those that are more of them come first', () => {
        expect(ordered(['dreamy', 'tender'], tracks)).toEqual(['both', 'one']);
    });

    test('that exclude each other, what is plainly one comes first', () => {
        expect(ordered(['calm', 'exciting'], tracks)).toEqual(['one', 'both']);
    });
});

test('a mood that is told unreliably leaves no song out', () => {
    const epic: Contract = { ...contract, moods: [{ name: 'powerful', shownAbove: null }] };
    const tracks = [song('less', { heard: { moods: [0.1] } }), song('more', { heard: { moods: [0.3] } })];
    const known = { ...beside(tracks), contract: epic };
    expect(answer(criteria('mood:powerful'), known).map(({ id }) => id)).toEqual(['more', 'less']);
});

test('where nothing is all of it, the songs that are most of it are nearest', () => {
    const tracks = [song('slow jazz', { bpm: 70, heard: jazz }), song('fast jazz', { bpm: 140, heard: jazz })];
    expect(found('style:jazz tempo:130- year:1801-1802', tracks)).toEqual([]);
    expect(nearest(criteria('style:jazz tempo:130- year:1801-1802'), beside(tracks)).map(({ id }) => id)).toEqual([
        'fast jazz',
        'slow jazz',
    ]);
    expect(nearest(criteria('style:swing'), beside([song('blues'), ...tracks])).map(({ id }) => id)).toEqual([
        'slow jazz',
        'fast jazz',
    ]);
    const swinging = song('swinging', { bpm: 70, heard: { ...jazz, styles: [0.2, 0, 0, 0] } });
    expect(nearest(criteria('style:swing'), beside([...tracks, swinging])).map(({ id }) => id)).toEqual([
        'swinging',
        'slow jazz',
        'fast jazz',
    ]);
    expect(nearest(criteria('year:1801-1802'), beside(tracks))).toEqual([]);
});

test('a length is exact, and what is no music comes last', () => {
    const withSounds: Contract = {
        ...contract,
        classes: [{ name: 'music', kind: 'sound', shownAbove: 0.5 }],
        musicBelow: 0.5,
    };
    const of = (durationSeconds: number, music: number) => ({ heard: { durationSeconds, classes: [music] } });
    const tracks = [song('noise', of(90, 0.1)), song('short', of(119, 0.9)), song('long', of(400, 0.9))];
    const known = { ...beside(tracks), contract: withSounds };
    expect(answer(criteria('length:-120'), known).map(({ id }) => id)).toEqual(['short', 'noise']);
    expect(found('length:360-', tracks)).toEqual(['long']);
});

test('what is told unreliably only puts songs in an order, and is not said of them', () => {
    const rock = { heard: { families: [0.1, 0.1, 0.1, 0.7] }, bpm: 140 };
    const asked = criteria('style:grunge tempo:120- tempo:90-100');
    expect(whatIsSo(asked, beside([]))(song('rock', rock)).map(({ kind }) => kind)).toEqual(['tempo']);
});

test('voices are told from none', () => {
    const tracks = [
        song('sung', { heard: { tags: [0.6, 0.05, 0] } }),
        song('played', { heard: { tags: [0.05, 0.6, 0] } }),
    ];
    expect(found('voice:any', tracks)).toEqual(['sung']);
    expect(found('-voice:any', tracks)).toEqual(['played']);
});

test('a style that is told unreliably leaves out other families only, and puts the likelier first', () => {
    const rock = (share: number) => ({ heard: { families: [0.1, 0.1, 0.1, 0.7], styles: [0.1, 0.1, 0.1, share] } });
    const tracks = [song('less', rock(0.1)), song('blues'), song('more', rock(0.3))];
    expect(found('style:grunge', tracks)).toEqual(['more', 'less']);
});

test('a year is exact, and a song without one may sound like a decade', () => {
    const tracks = [
        song('sounds', { heard: { tags: [0, 0, 0.5] } }),
        song('other', { year: 1975 }),
        song('then', { year: 1984 }),
        song('unknown'),
    ];
    expect(found('year:1980-1989', tracks)).toEqual(['then', 'sounds']);
    expect(found('-year:1980-1989', tracks)).toContain('other');
});

describe('beside other songs', () => {
    const at = (x: number, y: number) => ({ heard: { embedding: new Float32Array([x, y, 0]) } });
    const tracks = [
        song('seed', { energy: 0.5, ...at(1, 0) }),
        song('like', { energy: 0.5, ...at(0.9, 0.43) }),
        song('livelier', { energy: 0.8, ...at(0.8, 0.6) }),
        song('unlike', { energy: 0.9, ...at(0, 1) }),
    ];
    const like = (isWanted: boolean): Criterion => ({ kind: 'like', name: 'seed', ids: ['seed'], isWanted });
    const asked = (...all: readonly Criterion[]): readonly string[] => answer(all, beside(tracks)).map(({ id }) => id);

    test('those that sound alike are found, and never the song itself', () => {
        expect(asked(like(true))).toEqual(['like', 'livelier']);
        expect(asked(like(false))).toEqual(['unlike']);
    });

    test('more is more than the song that they are to be like, else than most', () => {
        const livelier: Criterion = { kind: 'more', of: 'energy', isMore: true, isWanted: true };
        expect(asked(like(true), livelier)).toEqual(['livelier']);
        expect(asked(livelier)).toEqual(['unlike']);
    });
});

test('a mode is any of its keys, and louder is louder than most', () => {
    const sounds = (id: string, mode: 'minor' | 'major', loudnessLufs: number): Track =>
        song(id, { heard: { rhythm: { ...noRhythm, key: { tonic: 'A', mode, strength: 0.9 }, loudnessLufs } } });
    const tracks = [sounds('soft', 'minor', -20), sounds('middle', 'major', -14), sounds('loud', 'major', -8)];
    expect(found('key:minor', tracks)).toEqual(['soft']);
    expect(found('-key:minor', tracks)).toEqual(['middle', 'loud']);
    expect(found('more:loudness', tracks)).toEqual(['loud']);
    expect(found('less:loudness', tracks)).toEqual(['soft']);
});

test('labels of the listener’s own and words in names are asked for like all else', () => {
    const tracks = [song('mine'), song('other', { artist: 'Ida Berg' })];
    expect(found('label:mine', tracks)).toEqual(['mine']);
    expect(found('text:berg', tracks)).toEqual(['other']);
    expect(found('-text:berg', tracks)).toEqual(['mine']);
});

test('where nothing is found, it is told what each criterion keeps out', () => {
    const tracks = [song('a', { year: 1990 }), song('b', { year: 1991 }), song('fast', { bpm: 150, year: 2020 })];
    const told = loosened(criteria('year:1990-1999 tempo:120-'), beside(tracks));
    expect(told.map(({ criterion, songs }) => [criterion.kind, songs])).toEqual([
        ['tempo', 2],
        ['year', 1],
    ]);
    expect(loosened(criteria('tempo:300-'), beside(tracks))).toEqual([]);
    const many = criteria('style:rock style:blues style:jazz year:1800-1801');
    expect(loosened(many, beside(tracks)).map(({ criterion }) => criterion.kind)).toEqual(['year']);
});

test('examples find some songs and not nearly all; an empty library has none', () => {
    const tracks = Array.from({ length: 12 }, (_, i) => song(`s${i}`, { bpm: 60 + 10 * i, year: 1960 + 7 * i }));
    const known = beside(tracks);
    const examples = examplesOf(known);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
        const { length } = answer(example, known);
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThan(tracks.length);
    }
    expect(examplesOf(beside([]))).toEqual([]);
});

test('rules say what can be said in them, and nothing that would be lost', () => {
    const idsOf = (name: string) => (name === 'mine' ? ['id'] : []);
    const rules = (notation: string) => rulesOf(criteria(notation), idsOf)?.rules;
    expect(rules('style:jazz style:blues tempo:120- energy:90 key:8A label:mine')).toEqual([
        { kind: 'genre', names: ['jazz', 'blues'] },
        { kind: 'tempo', from: 120, to: null },
        { kind: 'energy', names: ['high'] },
        { kind: 'key', names: ['8A'], isWide: false },
        { kind: 'label', names: ['id'] },
    ]);
    // What is low is anything below, and what is high anything above.
    expect([25, 40, 60, 70].map((about) => rules(`energy:${about}`)?.[0])).toEqual(
        [['low'], ['low', 'moderate'], ['moderate'], ['moderate', 'high']].map((names) => ({ kind: 'energy', names })),
    );
    expect(rulesOf(criteria('style:jazz -voice:any'), idsOf)).toBeNull();
    expect(rulesOf(criteria('label:gone'), idsOf)).toBeNull();
    expect(rulesOf([], idsOf)).toBeNull();
});
