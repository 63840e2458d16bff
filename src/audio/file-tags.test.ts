import { expect, test } from 'vitest';
import { cleanText, cleanYear, fileTagsOf } from './file-tags.ts';

test('text is put on one line, without control characters, and cut at 200 characters', () => {
    expect(cleanText('  A\0\0 title \r\n in\ttwo lines\u0085 ')).toBe('A title in two lines');
    expect(cleanText('é🎵'.repeat(150))).toBe('é🎵'.repeat(100));
});

test('text cannot turn around what stands beside it, and keeps its own direction', () => {
    expect(cleanText('evil\u202Egpj.exe\u2066')).toBe('evilgpj.exe');
    expect(cleanText('שלום \u200Fעולם')).toBe('שלום \u200Fעולם');
});

test('text of which nothing is left is missing', () => {
    expect(cleanText(' \0 ')).toBeUndefined();
    expect(cleanText(undefined)).toBeUndefined();
});

test('years have four digits and begin at 1000', () => {
    expect([1969, 1000, 2999].map(cleanYear)).toEqual([1969, 1000, 2999]);
    expect([0, 69, 3000, 1969.5, NaN, undefined].map(cleanYear)).toEqual(new Array(6).fill(undefined));
});

test('a file without tags has no fields at all', () => {
    expect(fileTagsOf({})).toEqual({});
    expect(fileTagsOf({ title: '', artist: ' ', date: new Date(NaN), images: [] })).toEqual({});
});

test('the album’s artist stands in for a missing artist', () => {
    expect(fileTagsOf({ albumArtist: 'Band', title: 'T', album: 'A', date: new Date('1971-05-01') })).toEqual({
        artist: 'Band',
        title: 'T',
        album: 'A',
        year: 1971,
    });
});

/** The beginning of a GIF of this size. */
function gif(width: number, height: number): Uint8Array {
    return new Uint8Array([71, 73, 70, 56, 57, 97, width & 255, width >> 8, height & 255, height >> 8]);
}

test('the front cover is taken, else the first picture', async () => {
    const back = { data: gif(1, 1), mimeType: 'image/png', kind: 'coverBack' } as const;
    const front = { data: gif(2, 3), mimeType: 'image/jpeg', kind: 'coverFront' } as const;
    const { cover } = fileTagsOf({ images: [back, front] });
    expect(cover?.type).toBe('image/jpeg');
    expect(new Uint8Array((await cover?.arrayBuffer()) ?? [])).toEqual(front.data);
    expect(fileTagsOf({ images: [back] }).cover?.type).toBe('image/png');
});

test('a cover that is no picture, or could carry script, is left out', () => {
    const data = gif(1, 1);
    expect(fileTagsOf({ images: [{ data, mimeType: 'image/svg+xml', kind: 'coverFront' }] })).toEqual({});
    expect(fileTagsOf({ images: [{ data, mimeType: '-->', kind: 'unknown' }] })).toEqual({});
    expect(fileTagsOf({ images: [{ data: new Uint8Array(), mimeType: 'image/png', kind: 'unknown' }] })).toEqual({});
});

test('a cover that would take gigabytes once it is decoded, or does not say how much, is left out', () => {
    const tagsWith = (data: Uint8Array) =>
        fileTagsOf({ images: [{ data, mimeType: 'image/gif', kind: 'coverFront' }] });
    expect(tagsWith(gif(5000, 5000))).toHaveProperty('cover');
    expect(tagsWith(gif(5000, 5001))).toEqual({});
    expect(tagsWith(new Uint8Array([1, 2, 3]))).toEqual({});
});
