import { expect, test } from 'vitest';
import { genreOfTags, genreTag, isAmong } from './genre-tags.ts';

const genres = (...names: readonly string[]) => names.map((genre) => ({ genre, weight: 1 / names.length }));

test.each([
    [['indie rock'], 'rock'],
    [['Post-Punk'], 'rock'],
    [['j-pop'], 'pop'],
    [['conscious hip-hop'], 'hiphop'],
    [['melodic death metal'], 'metal'],
    [['electronic', 'nu disco'], 'disco'],
])('%j speaks of %s', (tags, genre) => {
    expect(genreOfTags(tags, genres(genre))).toBe(genre);
    expect(genreOfTags(tags, genres('reggae'))).toBeNull();
});

test('parts of words are no tags', () => {
    expect(genreOfTags(['rockabilly', 'popcorn', 'trapeze'], genres('rock', 'pop', 'hiphop'))).toBeNull();
});

test('of several genres the heaviest is named', () => {
    expect(genreOfTags(['blues rock'], genres('rock', 'blues'))).toBe('rock');
    expect(genreOfTags(['blues rock'], genres('blues', 'rock'))).toBe('blues');
});

test('a genre of no vocabulary is its own tag', () => {
    expect([genreTag('hiphop'), genreTag('polka')]).toEqual(['hip hop', 'polka']);
    expect(genreOfTags(['polka'], genres('polka'))).toBe('polka');
});

test('what joins words does not matter, what belongs to them does', () => {
    expect([isAmong('R&B', ['contemporary r&b']), isAmong('hip hop', ['Hip_Hop']), isAmong('r b', ['R&B'])]).toEqual([
        true,
        true,
        false,
    ]);
});
