import { describe, expect, test } from 'vitest';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { noRhythm } from '../features/no-rhythm.ts';
import { type Language, languages } from '../flow.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { answer } from './answer.ts';
import type { Criterion } from './criterion.ts';
import { loadLexicon } from './load-lexicon.ts';
import { notationOf } from './notation.ts';
import { textOf } from './text-of.ts';
import { type Beside, understand } from './understand.ts';

const tracks = [
    makeTrack({ id: 'n', title: 'Nebula', artist: 'Ida Berg' }),
    makeTrack({ id: 'h', title: 'House', artist: 'Ida Berg' }),
    makeTrack({ id: 'j', title: '夜に駆ける', artist: 'YOASOBI' }),
];
const besides = new Map<Language, Beside>(
    languages.map((language) => [
        language,
        {
            lexicon: loadLexicon(language),
            tracks: () => tracks,
            current: () => tracks[0] ?? null,
            thisYear: 2026,
        },
    ]),
);
const beside = (language: Language): Beside => {
    const known = besides.get(language);
    if (!known) throw new Error(`expected ${language}`);
    return known;
};
const known = { contract, tracks, plays: new Map(), now: 0, labelsOf: () => [], hasLabel: () => false };
const asked = (typed: string, language: Language = 'en'): string[] =>
    understand(typed, beside(language)).map(notationOf);

test('a search for names alone stays as it was typed', () => {
    expect(asked('the wall')).toEqual(['text:"the wall"']);
    expect(asked('Weather Report')).toEqual(['text:"Weather Report"']);
    expect(asked('  ')).toEqual([]);
    expect(asked('Ида Берг', 'ru')).toEqual(['text:"Ида Берг"']);
});

test('what is not understood stays, beside what is', () => {
    expect(asked('jazz by Blorptek and Zwumm')).toEqual(['style:jazz', 'text:Blorptek', 'text:Zwumm']);
});

test('quotation marks keep words from being understood', () => {
    expect(asked('"house of cards" jazz')).toEqual(['text:"house of cards"', 'style:jazz']);
    expect(asked('"calm"')).toEqual(['text:calm']);
});

test('songs are named by title, by artist, and by what is on the screen', () => {
    expect(understand('like Ida Berg', beside('en'))).toEqual([
        { kind: 'like', name: 'Ida Berg', ids: ['n', 'h'], isWanted: true },
    ]);
    expect(asked('something like this song, but slower')).toEqual(['like:Nebula', 'less:tempo']);
    expect(asked('夜に駆けるみたいな静かな曲', 'ja')).toEqual(['like:夜に駆ける', 'mood:calm']);
});

test('where no song is named, what is asked is the same whatever songs there are and whichever is on the screen', () => {
    const notRead = (): never => {
        throw new Error('expected that no songs are read');
    };
    const { lexicon, thisYear } = beside('en');
    for (const typed of ['', 'fast jazz from the 90s, no voices', 'Nebula']) {
        expect(understand(typed, { lexicon, thisYear, tracks: notRead, current: notRead })).toEqual(
            understand(typed, beside('en')),
        );
    }
});

test('letters are read as people type them', () => {
    const songs = [makeTrack({ id: 'r', title: 'Eple', artist: 'Røyksopp' })];
    const named = (typed: string) => understand(typed, { ...beside('en'), tracks: () => songs }).map(notationOf);
    expect(named('like Royksopp')).toEqual(['like:Røyksopp']);
    expect(named('like RØYKSOPP')).toEqual(['like:Røyksopp']);
});

test('a song that the library has not is looked for by its name', () => {
    expect(asked('like Zwumm, calm')).toEqual(['text:Zwumm', 'mood:calm']);
});

test.each([
    ['songs of 3 to 5 minutes', 'length:180-300'],
    ['three to five minutes', 'length:180-300'],
    ['exactly 3:30', 'length:195-225'],
    ['no less than 120 bpm', 'tempo:120-'],
    ['slow, about 80 bpm', 'tempo:74-86'],
    ['shorter than 3 minutes', 'length:-180'],
    ['calm, or not sad', 'mood:calm -mood:sad'],
    ['the saddest blues', 'mood:sad style:blues'],
    ['in A flat', 'key:4B'],
    ['in A flat minor', 'key:1A'],
])('%j asks for %s', (typed, notation) => {
    expect(
        asked(typed)
            .filter((one) => !one.startsWith('text:'))
            .join(' '),
    ).toBe(notation);
});

test.each([
    ['songs in a minor key', 'key:minor'],
    ['in A minor', 'key:8A'],
    ['same key as Nebula', 'key:8A'],
    ['same key and tempo as Nebula', 'key:8A tempo:98-102'],
    ['in the key of Nebula, but not the same tempo', 'key:8A -tempo:98-102'],
    ['the same tempo', 'tempo:98-102'],
    ['Nebula, but slower', 'like:Nebula less:tempo'],
    ['louder than Nebula', 'more:loudness like:Nebula'],
    ['not too loud', 'less:loudness'],
    ['early 80s', 'year:1980-1984'],
    ['the late nineties', 'year:1995-1999'],
    ['170 bpm and above', 'tempo:170-'],
    ['five minutes or longer', 'length:300-'],
    ['pop, two minutes tops', 'style:pop length:-120'],
    ['120 bpm or faster', 'tempo:120-'],
    ['tempo 90-110', 'tempo:90-110'],
    ['songs under 90 seconds', 'length:-90'],
    ['two and a half minutes', 'length:135-165'],
    ['2 min 30 seconds or shorter', 'length:-150'],
    ['cheesy pop', 'text:cheesy style:pop'],
    ['a waltz in 3/4', 'style:waltz text:3/4'],
])('%j asks for all of %s', (typed, notation) => {
    expect(asked(typed).join(' ')).toBe(notation);
});

test.each([
    ['ja', 'Nebulaと同じキーの曲'],
    ['ko', 'Nebula랑 같은 조성인 노래'],
    ['zh', '跟Nebula同一个调的歌'],
    ['ru', 'в той же тональности, что и Nebula'],
] as const)('in %s, %j asks for its key', (language, typed) => {
    expect(asked(typed, language)).toEqual(['key:8A']);
});

test('what is left out is told from what is wanted where an adjective is said not to be', () => {
    expect(asked('너무 우울하지 않은 발라드', 'ko')).toEqual(['-mood:gloomy', 'tempo:-95']);
    expect(asked('2분 30초보다 짧은 곡', 'ko')).toEqual(['length:-150']);
    expect(asked('短于两分半的歌', 'zh')).toEqual(['length:-150']);
    expect(asked('короче двух с половиной минут', 'ru')).toEqual(['length:-150']);
});

test('of a song without a key, the same key is not understood', () => {
    const songs = [makeTrack({ title: 'Hum', analysis: { rhythm: noRhythm } })];
    const typed = 'jazz in the same key as Hum';
    expect(understand(typed, { ...beside('en'), tracks: () => songs }).map(notationOf)).toEqual([
        'style:jazz',
        'text:"same key as Hum"',
    ]);
});

test('an artist may be left out, but what a song is called is its name', () => {
    expect(asked('without Ida Berg')).toEqual(['-text:"Ida Berg"']);
    expect(asked('without Zwumm')).toEqual(['text:"without Zwumm"']);
    const songs = [makeTrack({ title: 'No Surprises' }), makeTrack({ title: 'Surprises' })];
    expect(understand('No Surprises', { ...beside('en'), tracks: () => songs }).map(notationOf)).toEqual([
        'text:"No Surprises"',
    ]);
});

test('German words are understood too', () => {
    expect(asked('etwas wie Nebula, aber fröhlicher')).toEqual(['like:Nebula', 'more:feeling']);
    expect(asked('ruhiges Klavier ohne Gesang')).toEqual(['mood:calm', 'instrument:piano', '-voice:any']);
});

test('what is left out ends with the next thing that is not joined to it', () => {
    expect(asked('no drums or guitar, calm')).toEqual(['-instrument:"drum kit"', '-instrument:guitar', 'mood:calm']);
    expect(asked('without drums calm')).toEqual(['-instrument:"drum kit"', 'mood:calm']);
});

test('the notation may be typed', () => {
    expect(asked('-voice:any tempo:120- style:"hip hop"')).toEqual(['-voice:any', 'tempo:120-', 'style:"hip hop"']);
    expect(asked('-piano jazz')).toEqual(['-instrument:piano', 'style:jazz']);
});

test('what is pasted in and too long to be a question is looked for as it is', () => {
    const long = 'calm piano '.repeat(10_000).trim();
    expect(understand(long, beside('en'))).toEqual([{ kind: 'text', text: long, isWanted: true }]);
});

const pieces = [
    ...[
        'calm',
        'not',
        'without',
        'like',
        'Nebula',
        'more',
        '120',
        'bpm',
        '90s',
        'from',
        '2010',
        '-',
        ':',
        '"',
        ',',
        ' ',
    ],
    ...[
        '静か',
        'なし',
        'より',
        'みたいな',
        '年代',
        'ー',
        '夜',
        '조용한',
        '없이',
        '보다',
        '같은',
        '년',
        '像',
        '比',
        '更',
        '的',
    ],
    ...[
        'без',
        'спокойн',
        'ё',
        'как',
        '80-х',
        'style:',
        'key:',
        'A minor',
        '😀',
        '\u0000',
        '\ud800',
        'é',
        'mood:constructor',
        '-voice:__proto__',
        'instrument:toString',
        'style:valueOf',
        'ｶﾞ',
        '8A',
        '♯',
    ],
];

describe.each(languages)('in %s', (language) => {
    test('any string is understood as something, and nothing throws', () => {
        const random = randomNumbers(7);
        for (let i = 0; i < 300; i += 1) {
            const length = 1 + Math.floor(random() * 12);
            const typed = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)] ?? '').join(
                random() < 0.5 ? ' ' : '',
            );
            const criteria = understand(typed, beside(language));
            const found = answer(criteria, known);
            expect(
                found.every((track) => tracks.includes(track)),
                typed,
            ).toBe(true);
            if (/\p{L}{3}/u.test(typed.normalize('NFKC'))) expect(criteria.length, typed).toBeGreaterThan(0);
        }
    });

    test('a question is the same after it was written and read again', () => {
        const random = randomNumbers(11);
        const some: readonly Criterion[] = [
            ...['rock', 'hip hop', 'drum and bass', 'R&B and soul', 'new age'].map(
                (name) => ({ kind: 'style', name, isWanted: true }) as const,
            ),
            ...['calm', 'happy', 'energetic', 'gloomy', 'weary'].map(
                (name) => ({ kind: 'mood', name, isWanted: true }) as const,
            ),
            ...['piano', 'drum kit', 'bass guitar'].map(
                (name) => ({ kind: 'instrument', name, isWanted: false }) as const,
            ),
            { kind: 'voice', name: 'any', isWanted: false },
            { kind: 'voice', name: 'female voice', isWanted: true },
            { kind: 'language', name: 'ja', isWanted: true },
            { kind: 'measure', of: 'energy', about: 37, isWanted: true },
            { kind: 'measure', of: 'danceability', about: 85, isWanted: true },
            { kind: 'tempo', from: 120, to: null, isWanted: true },
            { kind: 'tempo', from: 117, to: 133, isWanted: false },
            { kind: 'year', from: 1990, to: 1999, isWanted: true },
            { kind: 'year', from: 2010, to: 2010, isWanted: false },
            { kind: 'key', names: ['8A', '9A'], isWanted: true },
            { kind: 'like', name: 'Nebula', ids: ['n'], isWanted: true },
            { kind: 'like', name: '夜に駆ける', ids: ['j'], isWanted: false },
            { kind: 'more', of: 'feeling', isMore: false, isWanted: true },
            { kind: 'text', text: 'calm house', isWanted: true },
            { kind: 'text', text: 'Zwumm', isWanted: false },
        ];
        for (let i = 0; i < 60; i += 1) {
            const chosen = some
                .filter(() => random() < 0.2)
                .filter((one, place, all) => all.findIndex((other) => other.kind === one.kind) === place);
            const text = textOf(chosen, beside(language));
            expect(understand(text, beside(language)).map(notationOf), text).toEqual(chosen.map(notationOf));
        }
    });
});
