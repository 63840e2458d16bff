import { describe, expect, test } from 'vitest';
import { quadrants } from '../contract.ts';
import { noRhythm } from '../features/no-rhythm.ts';
import { languages } from '../flow.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { read } from '../meaning/reading.ts';
import { moodsOf } from '../playlists/rule-test.ts';
import { answer, nearest, whatIsSo } from './answer.ts';
import { beyond } from './beyond.ts';
import type { Criterion } from './criterion.ts';
import type { Known } from './known.ts';
import { loadLexicon } from './load-lexicon.ts';
import { notationOf, readNotation } from './notation.ts';
import { rulesOf } from './rules-of.ts';
import { textOf } from './text-of.ts';
import { type Beside, understand } from './understand.ts';

const felt = (...shares: number[]) => ({ quadrants: shares });
const song = (id: string, year: number, families: number[], durationSeconds = 180) =>
    makeTrack({ id, title: id, year, analysis: { families, durationSeconds, rhythm: noRhythm } });
const tracks = [
    song('Blues', 1985, [0.7, 0.1, 0.1, 0.1]),
    song('Jazz', 1995, [0.1, 0.7, 0.1, 0.1], 300),
    song('Rock', 2005, [0.1, 0.1, 0.1, 0.7], 400),
];
const known = (songs = tracks): Known => ({
    contract,
    tracks: songs,
    plays: new Map(),
    now: 0,
    labelsOf: () => [],
    hasLabel: () => false,
});
const beside = (language: (typeof languages)[number] = 'en'): Beside => ({
    lexicon: loadLexicon(language),
    tracks: () => tracks,
    current: () => null,
    thisYear: 2026,
    contract,
});
function criterion(notation: string): Criterion {
    const found = readNotation(notation, 0, 2026);
    if (!found) throw new Error(`expected a criterion, got ${notation}`);
    return found.criterion;
}
const criteria = (notation: string): readonly Criterion[] => notation.split(' ').map(criterion);
const found = (notation: string): readonly string[] => answer(criteria(notation), known()).map(({ id }) => id);
const asked = (typed: string): string => understand(typed, beside()).map(notationOf).join(' ');

describe('of what "or" joins', () => {
    test('one is enough, of years too, and where it is unwanted none may be', () => {
        expect(found('style:jazz|rock')).toEqual(['Jazz', 'Rock']);
        expect(found('year:1980-1989|2000-2009')).toEqual(['Blues', 'Rock']);
        expect(found('-year:1980-1989|2000-2009')).toEqual(['Jazz']);
        expect(found('style:jazz|year:1980-1989').toSorted()).toEqual(['Blues', 'Jazz']);
    });

    test('what is so of a song is the one that is', () => {
        const isSo = whatIsSo(criteria('style:jazz|rock'), known());
        expect(tracks.map((track) => isSo(track).map(notationOf))).toEqual([[], ['style:jazz'], ['style:rock']]);
    });

    test('names of songs are names, what no song is called is not understood, and a title with "or" stays one', () => {
        expect(asked('Blues Rock or Zwumm')).not.toContain('|');
        expect(asked('jazz or Zwumm')).toBe('style:jazz text:Zwumm');
        const named = {
            ...beside(),
            tracks: () => [makeTrack({ title: 'Dead or Alive' }), makeTrack({ title: 'Muse' })],
        };
        expect(understand('Dead or Alive', named).map(notationOf)).toEqual(['text:"Dead or Alive"']);
        expect(understand('Dead or Muse', named).map(notationOf)).toEqual(['text:Dead|Muse']);
    });

    test('a smart playlist says what rules can say: neighbouring decades as one', () => {
        const rules = (notation: string) => rulesOf(criteria(notation), () => []);
        expect(rules('year:1980-1989|1990-1999')?.rules).toEqual([{ kind: 'year', from: 1980, to: 1999 }]);
        expect(rules('year:1980-1989|2000-2009')).toMatchObject({
            match: 'any',
            rules: [{ from: 1980 }, { from: 2000 }],
        });
        expect(rules('style:jazz|blues mood:calm|sad')).toMatchObject({
            match: 'all',
            rules: [
                { kind: 'genre', names: ['jazz', 'blues'] },
                { kind: 'mood', names: ['calm', 'sad'] },
            ],
        });
        expect(rules('style:jazz year:1980-1989|2000-2009')).toBeNull();
        expect(rules('instrument:piano|guitar')).toBeNull();
    });

    test('other sources are asked for each that they know', () => {
        const { choices, notAsked } = beyond(criteria('style:jazz|blues|instrument:piano'), 2026);
        expect(choices.genres?.map(({ genre }) => genre)).toEqual(['jazz', 'blues']);
        expect(notAsked.map(notationOf)).toEqual(['instrument:piano']);
    });

    test.each(languages)('its words in %s are read again as the same', (language) => {
        for (const notation of [
            'style:jazz|blues',
            'mood:calm|sad',
            'instrument:piano|guitar|violin',
            '-style:jazz|blues',
        ]) {
            const text = textOf([criterion(notation)], beside(language));
            expect(understand(`${text},`, beside(language)).map(notationOf)).toEqual([notation]);
        }
    });
});

test('of a mood are those songs whose pages say so, whatever they are near to', () => {
    const songs = [0.2, 0.4, 0.45, 0.55, 0.9].map((share, i) =>
        makeTrack({
            id: `s${i}`,
            analysis: felt(...quadrants.map((name) => (name === 'sad' ? share : (1 - share) / 3))),
        }),
    );
    const says = songs.filter(({ analysis }) => moodsOf(read(analysis, contract)).includes('sad')).map(({ id }) => id);
    const listed = answer(criteria('mood:sad'), known(songs)).map(({ id }) => id);
    expect(listed.toSorted()).toEqual(says.toSorted());
    expect(listed[0]).toBe('s4');
    expect(answer(criteria('-mood:sad'), known(songs))).toHaveLength(songs.length - says.length);
});

test('where no song is as short, or as old, the nearest come first', () => {
    expect(nearest(criteria('length:-120'), known()).map(({ id }) => id)).toEqual(['Blues']);
    expect(nearest(criteria('length:420-'), known()).map(({ id }) => id)).toEqual(['Rock', 'Jazz']);
    expect(nearest(criteria('year:2010-'), known()).map(({ id }) => id)).toEqual(['Rock', 'Jazz']);
});

test('what is shared with a song is what its page says', () => {
    const title = 'Nebula';
    const one = makeTrack({ title, analysis: { ...felt(0.05, 0.05, 0.1, 0.8), families: [0.1, 0.7, 0.1, 0.1] } });
    const with1 = { ...beside(), tracks: () => [one] };
    const reading = read(one.analysis, contract);
    expect(moodsOf(reading).length).toBeGreaterThan(0);
    expect(understand('same mood as Nebula', with1).map(notationOf)).toEqual([`mood:${moodsOf(reading).join('|')}`]);
    expect(understand('the same style as Nebula', with1).map(notationOf)).toEqual(['style:jazz']);
    expect(understand('as energetic as Nebula', with1).map(notationOf)).toEqual([
        reading.rhythm?.energy == null ? 'like:Nebula' : `energy:${Math.round(100 * reading.rhythm.energy)}`,
    ]);
});

test.each<[string, (typeof languages)[number], string]>([
    ['jazz, blues, or rock', 'en', 'style:jazz|blues|rock'],
    ['80s, or 2000s', 'en', 'year:1980-1989|2000-2009'],
    ['120 bpm, or faster', 'en', 'tempo:120-'],
    ['либо джаз, либо блюз', 'ru', 'style:jazz|blues'],
])('a comma before "or" parts nothing: %s', (typed, language, notation) => {
    expect(understand(typed, beside(language)).map(notationOf).join(' ')).toBe(notation);
});

test.each<[string, (typeof languages)[number], string]>([
    ['without voices or drums', 'en', '-voice:any -instrument:"drum kit"'],
    ['no vocals or guitar', 'en', '-voice:any -instrument:guitar'],
    ['no vocals, guitar', 'en', '-voice:any instrument:guitar'],
    ['без вокала и ударных', 'ru', '-voice:any -instrument:"drum kit"'],
    ['ohne Gesang oder Klavier', 'en', '-voice:any -instrument:piano'],
    ['weder Jazz noch Blues', 'en', '-style:jazz -style:blues'],
    ['ジャズもブルースも除く', 'ja', '-style:jazz -style:blues'],
    ['не с 80-х', 'ru', '-year:1980-1989'],
    ['nicht von 1990', 'en', '-year:1990-'],
    ['без вокала с пианино', 'ru', '-voice:any instrument:piano'],
])('what is left out goes on to what is joined to it: %s', (typed, language, notation) => {
    expect(understand(typed, beside(language)).map(notationOf).join(' ')).toBe(notation);
});
