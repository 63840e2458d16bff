import { expect, test } from 'vitest';
import { noRhythm } from '../features/no-rhythm.ts';
import type { Key, Rhythm } from '../flow.ts';
import { columns, type Column, type ColumnWriting } from './columns.ts';
import type { SortKey } from './sort-keys.ts';
import { inOrder } from './table-order.ts';
import { contract, makeTrack } from './track.fixture.ts';

const english: ColumnWriting & { readonly locale: string } = {
    contract,
    shelf: null,
    genreName: (genre) => genre,
    moodText: ({ shown }) => shown.map(({ name }) => name).join(),
    labelsText: ({ title }) => title,
    keyNotation: 'camelot',
    locale: 'en',
};
const by = (...names: (Column | `-${Column}`)[]): readonly SortKey[] =>
    names.map((name) => {
        const column = columns.find((one) => name.endsWith(one)) ?? 'title';
        return { column, isDescending: name.startsWith('-') };
    });
const song = (id: string, rhythm: Partial<Rhythm>, parts: Parameters<typeof makeTrack>[0] = {}) =>
    makeTrack({ id, title: id, ...parts, analysis: { rhythm: { ...noRhythm, ...rhythm }, ...parts?.analysis } });
const ids = (tracks: readonly { readonly id: string }[]) => tracks.map(({ id }) => id).join(' ');

test('songs are sorted by one column and, where that is the same, by the next', () => {
    const songs = [
        song('a', { tempoBpm: 120, energy: 0.7 }),
        song('b', { tempoBpm: 90, energy: 0.8 }),
        song('c', { tempoBpm: 120, energy: 0.9 }),
        song('d', { tempoBpm: 90, energy: 0.6 }),
    ];
    expect(ids(inOrder(songs, by('tempo', 'energy'), english))).toBe('d b a c');
    expect(ids(inOrder(songs, by('tempo', '-energy'), english))).toBe('b d c a');
    expect(ids(inOrder(songs, by('-tempo', 'energy'), english))).toBe('a c d b');
});

test('songs of the shelf that is shown look the same, and the next column decides', () => {
    const of = (title: string, families: readonly number[]) => makeTrack({ id: title, title, analysis: { families } });
    const songs = [of('b', [0.9, 0.1, 0, 0]), of('a', [0.1, 0.9, 0, 0])];
    expect(ids(inOrder(songs, by('style', 'title'), english))).toBe('b a');
    expect(ids(inOrder(songs, by('style', 'title'), { ...english, shelf: contract.families[0] ?? null }))).toBe('a b');
});

test('what looks the same is the same, and the next column decides', () => {
    const songs = [song('a', { tempoBpm: 119.8, energy: 0.9 }), song('b', { tempoBpm: 120.3, energy: 0.2 })];
    expect(ids(inOrder(songs, by('tempo', 'energy'), english))).toBe('b a');
});

test('what is not known comes last, whichever way round, and then the next column decides', () => {
    const songs = [
        song('a', { tempoBpm: null, energy: 0.8 }),
        song('b', { tempoBpm: 100, energy: 0.6 }),
        song('c', { tempoBpm: null, energy: 0.7 }),
        song('d', { tempoBpm: 80, energy: null }),
    ];
    expect(ids(inOrder(songs, by('tempo', 'energy'), english))).toBe('d b c a');
    expect(ids(inOrder(songs, by('-tempo', '-energy'), english))).toBe('b d a c');
    const unnamed = [makeTrack({ id: 'a' }), makeTrack({ id: 'b', artist: 'Z' }), makeTrack({ id: 'c', artist: 'A' })];
    expect(ids(inOrder(unnamed, by('artist'), english))).toBe('c b a');
    expect(ids(inOrder(unnamed, by('-artist'), english))).toBe('b c a');
});

test('what is the same in all columns stays as it stood, and the songs themselves are left as they are', () => {
    const songs = ['z', 'y', 'x'].map((id) => song(id, { tempoBpm: 100 }));
    const before = [...songs];
    expect(ids(inOrder(songs, by('tempo'), english))).toBe('z y x');
    expect(ids(inOrder(songs, by('-tempo'), english))).toBe('z y x');
    expect(ids(inOrder(songs, [], english))).toBe('z y x');
    inOrder(songs, by('title'), english);
    expect(songs).toEqual(before);
});

test('texts stand in the order of the language, numbers in them as numbers', () => {
    const titled = (...titles: string[]) => titles.map((title) => makeTrack({ id: title, title }));
    const sorted = (locale: string, ...titles: string[]) =>
        ids(inOrder(titled(...titles), by('title'), { ...english, locale }));
    expect(sorted('en', 'Take10', 'take9', 'Åre', 'Zoo')).toBe('Åre take9 Take10 Zoo');
    expect(sorted('sv', 'Zoo', 'Åre')).toBe('Zoo Åre');
    expect(sorted('en', 'Zoo', 'Åre')).toBe('Åre Zoo');
    expect(sorted('ru', 'ель', 'ёлка', 'жук')).toBe('ёлка ель жук');
    expect(sorted('zh-Hans', '重庆', '北京')).toBe('北京 重庆');
});

test('keys stand in the order of the wheel by which they are written', () => {
    const key = (tonic: string, mode: Key['mode']): Partial<Rhythm> => ({ key: { tonic, mode, strength: 0.9 } });
    const songs = [
        song('C', key('C', 'major')),
        song('Abm', key('Ab', 'minor')),
        song('none', {}),
        song('Am', key('A', 'minor')),
    ];
    expect(ids(inOrder(songs, by('key'), english))).toBe('Abm Am C none');
    expect(ids(inOrder(songs, by('key'), { ...english, keyNotation: 'open-key' }))).toBe('Am C Abm none');
});

test('songs of one day stand together, the newest first', () => {
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
    const songs = [
        song('late', { tempoBpm: 120 }, { addedAt: at(3, 22) }),
        song('early', { tempoBpm: 90 }, { addedAt: at(3, 7) }),
        song('next', { tempoBpm: 100 }, { addedAt: at(4, 1) }),
    ];
    expect(ids(inOrder(songs, by('-added', 'tempo'), english))).toBe('next early late');
    expect(ids(inOrder(songs, by('-added'), english))).toBe('next late early');
});

test.each(columns)('every column has an order of its own: %s', (column) => {
    const first = makeTrack({
        id: 'first',
        title: 'A',
        artist: 'A',
        year: 1970,
        addedAt: 0,
        analysis: {
            durationSeconds: 60,
            families: [0.9, 0.1, 0, 0],
            moods: [0.9, 0],
            rhythm: {
                ...noRhythm,
                tempoBpm: 80,
                key: { tonic: 'Ab', mode: 'minor', strength: 0.9 },
                energy: 0.1,
                loudnessLufs: -20,
            },
        },
    });
    const last = makeTrack({
        id: 'last',
        title: 'B',
        artist: 'B',
        year: 1990,
        addedAt: 1e12,
        analysis: {
            durationSeconds: 90,
            families: [0, 0, 0, 1],
            styles: [0, 0, 0.9, 0],
            moods: [0, 0],
            tags: [0, 0.9, 0],
            rhythm: {
                ...noRhythm,
                tempoBpm: 100,
                key: { tonic: 'A', mode: 'minor', strength: 0.9 },
                energy: 0.9,
                loudnessLufs: -8,
            },
        },
    });
    const sorted = (isDescending: boolean, songs: readonly (typeof first)[]) =>
        ids(inOrder(songs, [{ column, isDescending }], english));
    expect(sorted(false, [last, first])).not.toBe(sorted(true, [last, first]));
    expect(sorted(false, [first, last])).toBe(sorted(false, [last, first]));
});
