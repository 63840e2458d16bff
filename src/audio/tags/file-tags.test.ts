import { expect, test } from 'vitest';
import { fileTagsOf } from './file-tags.ts';
import type { TagField, TagSource } from './tag-source.ts';

const source = (...entries: readonly (readonly [field: TagField, text: string])[]): TagSource => ({
    entries: entries.map(([field, text]) => ({ field, text })),
    pictures: [],
});

test('a file without tags has no fields at all', () => {
    expect(fileTagsOf([])).toEqual({});
    expect(fileTagsOf([source(['title', ''], ['artist', ' '], ['date', 'never'])])).toEqual({});
});

test('the album’s artist stands in for a missing artist', () => {
    const album = source(['albumArtist', 'Band'], ['title', 'T'], ['album', 'A'], ['date', '1971-05-01']);
    expect(fileTagsOf([album])).toEqual({ artist: 'Band', title: 'T', album: 'A', year: 1971 });
    expect(fileTagsOf([album, source(['artist', 'Singer'])]).artist).toBe('Singer');
});

test('a field is taken from the first tag that has it', () => {
    expect(
        fileTagsOf([source(['title', ' ']), source(['title', 'B']), source(['title', 'C'], ['album', 'D'])]),
    ).toEqual({
        title: 'B',
        album: 'D',
    });
});

test('artists are those that are listed one by one, each once, and no more than ten', () => {
    const listed = source(['artist', 'One feat. Two'], ['artists', 'One'], ['artists', 'Two'], ['artists', 'Two']);
    expect(fileTagsOf([listed])).toEqual({ artist: 'One feat. Two', artists: ['One', 'Two'] });
    const choir = source(...Array.from({ length: 50 }, (_, i) => ['artist', `Voice ${i}`] as const));
    expect(fileTagsOf([choir]).artists).toHaveLength(10);
});
