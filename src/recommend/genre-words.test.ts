import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseContract } from '../contract.ts';
import { genreWords, wordsOfLanguage } from './genre-words.ts';
import { readScript } from './language/script.ts';

const { genres } = parseContract(JSON.parse(readFileSync('models/spec.json', 'utf8')));
const languages = ['en', 'ja', 'ko', 'zh', 'ru'] as const;

describe.each(genres)('%s', (genre) => {
    test.each(languages)('has words of its own in %s, each once', (language) => {
        const words = genreWords(genre, language);
        expect(new Set(words).size).toBe(words.length);
        const scripts = words.map((word) => readScript(word));
        if (language === 'en') expect(scripts.every((reading) => reading?.script === 'latin')).toBe(true);
        else expect(scripts.some((reading) => reading?.language === language)).toBe(true);
    });

    test('is asked for in English where no language is', () => {
        expect(genreWords(genre, 'any')).toEqual(genreWords(genre, 'en'));
        expect(genreWords(genre, 'none')).toEqual(genreWords(genre, 'en'));
    });
});

test('words are those that people type', () => {
    expect(genreWords('hiphop', 'any')).toContain('hip hop');
    expect(genreWords('pop', 'ja')).toContain('J-POP');
    expect(genreWords('rock', 'ja')).toContain('ロック');
    expect(genreWords('pop', 'ko')).toContain('케이팝');
    expect(genreWords('pop', 'zh')).toContain('mandopop');
    expect(genreWords('rock', 'ru')).toContain('русский рок');
});

test('a style beyond the genres is asked for by its name, in words that say of which language', () => {
    expect(genreWords('electronic', 'any')).toEqual(['electronic']);
    expect(genreWords('electronic', 'ja')).toEqual(['japanese electronic']);
    expect(genreWords('constructor', 'en')).toEqual(['constructor']);
});

test('a language alone has words too, and any language none', () => {
    for (const language of languages) expect(wordsOfLanguage(language)).not.toEqual([]);
    expect(wordsOfLanguage('none')).toEqual(['instrumental']);
    expect(wordsOfLanguage('any')).toEqual([]);
});
