import { expect, test } from 'vitest';
import { genreOfTags, isAmong, tagsOfGenre } from './genre-tags.ts';

const genres = (...names: readonly string[]) => names.map((genre) => ({ genre, weight: 1 / names.length }));

test.each([
    [['indie rock'], 'rock'],
    [['Post-Punk'], 'rock'],
    [['j-pop'], 'pop'],
    [['conscious hip-hop'], 'hiphop'],
    [['melodic death metal'], 'metal'],
    [['electronic', 'nu disco'], 'disco'],
    [['neo soul'], 'R&B and soul'],
    [['progressive trance'], 'electronic'],
    [['latin trap'], 'Latin'],
    [["Children's Music"], "children's music"],
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

test('a style is named rather than its family', () => {
    expect(genreOfTags(['electronic', 'techno'], genres('electronic', 'techno'))).toBe('techno');
    expect(genreOfTags(['electronic', 'house'], genres('electronic', 'techno'))).toBe('electronic');
});

test('a genre without tags of its own, or of no vocabulary, is tagged with its name', () => {
    expect([tagsOfGenre('bachata'), tagsOfGenre('zydeco')]).toEqual([['bachata'], ['zydeco']]);
    expect(genreOfTags(['zydeco'], genres('zydeco'))).toBe('zydeco');
});

test('what joins words does not matter, what belongs to them does', () => {
    expect([isAmong('R&B', ['contemporary r&b']), isAmong('hip hop', ['Hip_Hop']), isAmong('r b', ['R&B'])]).toEqual([
        true,
        true,
        false,
    ]);
});
