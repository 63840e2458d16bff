import { afterEach, expect, test } from 'vitest';
import { contract, makeTrack } from '../../library/track.fixture.ts';
import { answer } from '../../query/answer.ts';
import type { Criterion, Single } from '../../query/criterion.ts';
import { readNotation } from '../../query/notation.ts';
import { language } from '../words/language.svelte.ts';
import { insteadOf } from './instead.ts';
import { criterionWords, whyWords } from './query-words.ts';

function criterion(notation: string): Criterion {
    const read = readNotation(notation, 0, 2026);
    if (!read) throw new Error(`expected a criterion, got ${notation}`);
    return read.criterion;
}

function single(notation: string): Single {
    const read = criterion(notation);
    if (read.kind === 'any') throw new Error(`expected one, got ${notation}`);
    return read;
}

const said = (notation: string): string => criterionWords(criterion(notation));

afterEach(() => language.show('en', []));

test.each([
    ['style:jazz', 'jazz'],
    ['-style:jazz', 'not jazz'],
    ['mood:calm', 'calm'],
    ['voice:any', 'voices'],
    ['-voice:any', 'no voices'],
    ['energy:25', 'low energy'],
    ['energy:40', 'low energy or moderate energy'],
    ['style:jazz|blues', 'jazz or blues'],
    ['-mood:calm|sad', 'not calm or sad'],
    ['year:1980-1989|2000-2009', '1980–1989 or 2000–2009'],
    ['feeling:80', 'bright'],
    ['tempo:120-', '120 BPM or faster'],
    ['year:1990-1999', '1990–1999'],
    ['year:2010-2010', '2010'],
    ['length:360-', '6:00 or longer'],
    ['length:-120', '2:00 or shorter'],
    ['length:180-300', '3:00–5:00'],
    ['key:8A', 'A minor'],
    ['key:minor', 'in minor'],
    ['like:Nebula', 'like Nebula'],
    ['less:tempo', 'slow'],
    ['language:ja', 'Japanese'],
    ['text:Nebula', '“Nebula” in the name'],
])('%s is called %j', (notation, words) => {
    expect(said(notation)).toBe(words);
});

test('in other languages it is called otherwise', async () => {
    await language.show('ja', []);
    expect(said('-voice:any')).toBe('歌なし');
    await language.show('ru', []);
    expect(said('tempo:120-')).toBe('от 120 BPM');
});

test('why a song is found is told of what was asked', () => {
    const track = makeTrack({ year: 1984 });
    const asked = ['tempo:90-110', 'year:1980-1989', 'text:song'].map(single);
    expect(whyWords(track, asked, { contract, seeds: [], namedBy: null })).toBe('100 BPM, 1984');
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is a name like any other', (name) => {
    const kinds = ['style', 'mood', 'instrument', 'voice', 'label', 'like', 'text'];
    const asked = kinds.map((kind) => single(`${kind}:${name}`));
    const track = makeTrack();
    const known = { contract, tracks: [track], plays: new Map(), now: 0, labelsOf: () => [], hasLabel: () => false };
    for (const one of asked) {
        expect(criterionWords(one)).toContain(name);
        expect(answer([one], known)).toEqual([]);
        expect(insteadOf(one, contract).every((instead) => instead.name !== '')).toBe(true);
    }
    for (const kind of ['key', 'language', 'tempo', 'energy', 'more'])
        expect(readNotation(`${kind}:${name}`, 0, 2026)).toBeNull();
});

test('of a tempo that is meant by its half nothing is said, and of a decade that is only heard that it sounds so', () => {
    const why = (notation: string) => whyWords(makeTrack(), [single(notation)], { contract, seeds: [], namedBy: null });
    expect(why('tempo:45-55')).toBe('');
    expect(why('-tempo:45-55')).toBe('100 BPM');
    expect(why('year:1980-1989')).toBe('sounds like 1980–1989');
    expect(why('length:120-')).toBe('3:00');
});

test('what songs are more of is so beside songs that they are to be like, else outright', () => {
    expect(criterionWords(criterion('more:loudness'))).toBe('loud');
    expect(criterionWords(criterion('more:loudness'), { isCompared: true })).toBe('louder');
    expect(criterionWords(criterion('less:tempo|more:energy'))).toBe('slow or lively');
});

test('what may be asked for instead keeps what is wanted and what is not', () => {
    const instead = insteadOf(single('-style:jazz'), contract);
    expect(instead.find(({ isChosen }) => isChosen)?.name).toBe('jazz');
    expect(instead.every(({ criterion: { isWanted } }) => !isWanted)).toBe(true);
    expect(insteadOf(single('text:a'), contract)).toEqual([]);
});
