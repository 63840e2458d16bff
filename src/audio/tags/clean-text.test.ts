import { expect, test } from 'vitest';
import { cleanText, mbidsIn, yearIn } from './clean-text.ts';

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
    expect(['1969', '1000', '2999-12-31', '1. 5. 1971'].map(yearIn)).toEqual([1969, 1000, 2999, 1971]);
    expect(['0', '69', '3000', '19695', 'never', ''].map(yearIn)).toEqual(new Array(6).fill(undefined));
});

test('MusicBrainz’ ids are found among other words, and what is longer is none', () => {
    const id = '0123abcd-4567-89ef-0123-456789abcdef';
    expect(mbidsIn(`${id.toUpperCase()}; ${id}`)).toEqual([id, id]);
    expect(mbidsIn(`f${id}`)).toEqual([]);
    expect(mbidsIn(`${id}0`)).toEqual([]);
});
