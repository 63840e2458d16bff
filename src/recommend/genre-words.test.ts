import { expect, test } from 'vitest';
import { englishName, typedFor, typedTags, wordsOfLanguage } from './genre-words.ts';

test.each([
    ['rock', 'any', 'rock'],
    ['rock', 'none', 'rock'],
    ['rock', 'ja', '邦楽ロック'],
    ['pop', 'ko', 'K-POP'],
    ['pop', 'zh', '华语流行'],
    ['hip hop', 'en', 'hip hop'],
    ['hip hop', 'ru', 'русский рэп'],
    ['house', 'any', 'house music'],
    ['techno', 'ja', '日本 テクノ'],
    ['bachata', 'ru', 'бачата музыка'],
    ['swing', 'zh', '摇摆爵士'],
] as const)('%s is asked for in %s as %s', (genre, language, typed) => {
    expect(typedFor(genre, language)).toBe(typed);
});

test('what is in no vocabulary is asked for by its own name', () => {
    expect(typedFor('zydeco', 'any')).toBe('zydeco');
    expect(typedFor('constructor', 'ja')).toBe('constructor');
});

test.each([
    ['any', ['sad', 'piano', 'female voice']],
    ['ja', ['悲しい', 'piano', 'female voice']],
    ['ru', ['грустная', 'piano', 'female voice']],
] as const)('in %s moods are asked for in the language, other tags as they are', (language, typed) => {
    expect(typedTags({ tags: ['sad', 'piano', 'female voice'], language })).toEqual(typed);
});

test('catalogues write in small letters', () => {
    expect(['hiphop', 'Latin', 'UK garage', 'zydeco'].map(englishName)).toEqual([
        'hip hop',
        'latin',
        'uk garage',
        'zydeco',
    ]);
});

test('a language alone has words too, and any language none', () => {
    for (const language of ['en', 'ja', 'ko', 'zh', 'ru'] as const) expect(wordsOfLanguage(language)).not.toEqual([]);
    expect(wordsOfLanguage('none')).toEqual(['instrumental']);
    expect(wordsOfLanguage('any')).toEqual([]);
});
