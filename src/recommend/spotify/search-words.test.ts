import { expect, test } from 'vitest';
import type { Filters } from '../filters.ts';
import { searchesFor, typedWords } from './search-words.ts';

const november = Date.UTC(2026, 10, 21);
const anything: Filters = { language: 'any', time: 'any', genres: [], tags: [] };

const wordsFor = (genre: string | null, filters: Partial<Filters>, now = november) =>
    searchesFor(genre, { ...anything, ...filters }, now).map(({ words }) => words);

test.each<[string, Partial<Filters>, readonly string[]]>([
    ['rock', {}, ['genre:"rock"', 'rock']],
    ['hiphop', {}, ['genre:"hip hop"', 'hip hop']],
    ['rock', { language: 'en' }, ['genre:"rock"', 'rock']],
    ['rock', { language: 'ja' }, ['genre:"j-rock"', '邦楽ロック']],
    ['pop', { language: 'ko' }, ['genre:"k-pop"', 'K-POP']],
    ['pop', { language: 'zh' }, ['genre:"mandopop"', '华语流行']],
    ['rock', { language: 'ru' }, ['genre:"russian rock"', 'русский рок']],
    ['blues', { language: 'ja' }, ['genre:"japanese blues"', '日本 ブルース']],
    ['techno', {}, ['genre:"techno"', 'techno']],
    ['techno', { language: 'ja' }, ['genre:"japanese techno"', '日本 テクノ']],
    ['R&B and soul', {}, ['genre:"r&b"', 'r&b soul']],
    ['synth-pop', { language: 'ru' }, ['genre:"russian synthpop"', 'русский синти-поп']],
    ['J-pop', { language: 'ja' }, ['genre:"j-pop"', 'J-POP']],
    ['zydeco', {}, ['genre:"zydeco"', 'zydeco']],
    ['Asian', {}, ['genre:"world" asian music', 'asian music']],
    ['Asian', { language: 'ko', time: 'week' }, ['genre:"korean world" 국악 year:2026', '국악 year:2026']],
    ['jazz', { language: 'none' }, ['genre:"jazz" instrumental', 'jazz instrumental']],
    ['rock', { tags: ['mellow', 'R&B'] }, ['genre:"rock" mellow R&B', 'rock mellow R&B']],
])('%s with %j is asked for as %j', (genre, filters, words) => {
    expect(wordsFor(genre, filters)).toEqual(words);
});

test('what is found in the family of a style is of that family by what Spotify says', () => {
    expect(searchesFor('Asian', anything, november).map(({ genre }) => genre)).toEqual(['world', null]);
});

test('only what the genre field finds is of that genre by what Spotify says', () => {
    expect(searchesFor('rock', { ...anything, language: 'ja' }, november).map(({ genre }) => genre)).toEqual([
        'rock',
        null,
    ]);
});

test.each<[Filters['time'], number, string]>([
    ['week', november, 'year:2026'],
    ['month', november, 'year:2026'],
    ['year', november, 'year:2025-2026'],
    ['week', Date.UTC(2027, 0, 3), 'year:2026-2027'],
    ['month', Date.UTC(2027, 0, 3), 'year:2026-2027'],
])('the last %s is asked for by its years', (time, now, years) => {
    expect(wordsFor('rock', { time }, now)).toEqual([`genre:"rock" ${years}`, `rock ${years}`]);
});

test.each<[Partial<Filters>, readonly string[]]>([
    [{}, ['year:1900-2026']],
    [{ time: 'week' }, ['year:2026']],
    [{ language: 'ko' }, ['k-pop']],
    [{ language: 'none' }, ['instrumental']],
    [{ language: 'ru', tags: ['sad'], time: 'week' }, ['русская музыка грустная year:2026']],
])('any genre with %j is asked for as %j', (filters, words) => {
    expect(wordsFor(null, filters)).toEqual(words);
});

test('a listener would type the words of their language', () => {
    expect(typedWords('rock', { ...anything, language: 'ja', time: 'week' }, november)).toBe('邦楽ロック year:2026');
});
