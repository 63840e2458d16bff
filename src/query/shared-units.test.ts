import { expect, test } from 'vitest';
import type { Language } from '../flow.ts';
import { makeTrack } from '../library/track.fixture.ts';
import { loadLexicon } from './load-lexicon.ts';
import { notationOf } from './notation.ts';
import { understand } from './understand.ts';

const tracks = [makeTrack({ id: 'n', title: 'Nebula' })];
const asked = (typed: string, language: Language = 'en'): string[] =>
    understand(typed, {
        lexicon: loadLexicon(language),
        tracks: () => tracks,
        current: () => null,
        thisYear: 2026,
    }).map(notationOf);

test('a number has the unit of the one that it is given with, on either side of "or"', () => {
    expect(asked('120 or 130 bpm')).toEqual(['tempo:118-122|128-132']);
    expect(asked('120 bpm or 130')).toEqual(['tempo:118-122|128-132']);
    expect(asked('90 or 100')).toEqual(['text:"90 or 100"']);
    expect(asked('100 or jazz')).toEqual(['text:100', 'style:jazz']);
});

test.each<[Language, string]>([
    ['en', 'at the tempo of Nebula or faster'],
    ['en', 'as fast as Nebula or faster'],
    ['ja', 'Nebulaと同じテンポかそれより速い'],
    ['ko', 'Nebula와 같은 템포 또는 더 빠른'],
    ['zh', '跟Nebula同样速度或者更快'],
    ['ru', 'в том же темпе, что Nebula, или быстрее'],
])('in %s the tempo of a song is a number, which may be one end: %s', (language, typed) => {
    expect(asked(typed, language)).toEqual(['tempo:100-']);
});

test('a name in quotation marks is chosen from beside anything, one without only beside names', () => {
    expect(asked('rock or "Nebula"')).toEqual(['style:rock|text:Nebula']);
    expect(asked('rock or Nebula')).toEqual(['style:rock', 'text:Nebula']);
});
