import { afterEach, describe, expect, test } from 'vitest';
import { noRhythm } from '../../features/no-rhythm.ts';
import type { Rhythm } from '../../flow.ts';
import { columns } from '../../library/columns.ts';
import { contract, makeTrack } from '../../library/track.fixture.ts';
import { followKeyNotation } from '../words/key-notation.ts';
import { cellReserve, cellText, headName, headText, markedWords, selectedWords } from './table-words.ts';

afterEach(() => followKeyNotation(() => 'musical'));

const rhythm: Rhythm = {
    ...noRhythm,
    tempoBpm: 117.6,
    key: { tonic: 'F#', mode: 'minor', strength: 0.9 },
    energy: 0.694,
    loudnessLufs: -9.04,
};
const known = { contract, shelf: null, labelsOf: () => ['dabke', 'Sunday'] };
const song = (parts: Partial<Rhythm> = {}) =>
    makeTrack({
        title: 'Eple',
        artist: 'Röyksopp',
        year: 2001,
        addedAt: new Date(2026, 10, 3, 12).getTime(),
        analysis: { rhythm: { ...rhythm, ...parts }, quadrants: [0.7, 0.1, 0.1, 0.1], moods: [0.9, 0.9] },
    });

test('each column has its text', () => {
    expect(columns.map((column) => cellText(column, song(), known))).toEqual([
        ...['Eple', 'Röyksopp', 'blues', '118', 'F♯m', '60%', 'happy, mellow', 'dabke, Sunday', '2001', '3:00', '−9.0'],
        '03/11/2026',
    ]);
});

test('what is not known is empty', () => {
    const unknown = makeTrack({ analysis: { rhythm: noRhythm, quadrants: [] } });
    const empty = columns.filter((column) => cellText(column, unknown, known) === '');
    expect(empty).toEqual(['artist', 'tempo', 'key', 'energy', 'mood', 'year', 'loudness']);
});

test('a song is named by the shelf that is shown, as in the list', () => {
    const blues = song();
    expect(cellText('style', blues, known)).toBe('blues');
    expect(cellText('style', blues, { ...known, shelf: 'rock' })).toBe('rock');
});

test('a key that is not sure is marked, and says so', () => {
    const unsure = song({ key: { tonic: 'G', mode: 'minor', strength: 0.55 } });
    expect([cellText('key', unsure, known), cellReserve('key', unsure, known)]).toEqual([
        'Gm?',
        'not sure: perhaps a related key',
    ]);
    expect(columns.filter((column) => cellReserve(column, unsure, known) !== '')).toEqual(['key']);
    expect(cellReserve('key', song(), known)).toBe('');
    expect(cellReserve('key', song({ key: null }), known)).toBe('');
});

test('a tempo that is not sure is marked, and says so', () => {
    const unsure = song({ tempoConfidence: 0.4 });
    expect([cellText('tempo', unsure, known), cellReserve('tempo', unsure, known)]).toEqual([
        '118?',
        'or half of it, or double',
    ]);
    expect(columns.filter((column) => cellReserve(column, unsure, known) !== '')).toEqual(['tempo']);
    expect(cellReserve('tempo', song({ tempoConfidence: 0.9 }), known)).toBe('');
    expect(cellReserve('tempo', song({ tempoBpm: null }), known)).toBe('');
});

test('keys stand as they are written elsewhere', () => {
    followKeyNotation(() => 'camelot');
    expect(cellText('key', song(), known)).toBe('11A');
});

test('a column says how the table is sorted by it, and in which place', () => {
    expect([headText('tempo'), headText('key')]).toEqual(['BPM', 'Key']);
    expect(headName('tempo', [])).toBe('Tempo (BPM)');
    const keys = [
        { column: 'style', isDescending: false },
        { column: 'tempo', isDescending: true },
    ] as const;
    expect(headName('style', keys.slice(0, 1))).toBe('Style, rising');
    expect(headName('tempo', keys)).toBe('Tempo (BPM), falling, 2 of 2');
});

describe('what is marked is said', () => {
    test('with what plays, as far as its key and tempo are known', () => {
        expect(markedWords(null, contract)).toBe('Play a song to see which keys and tempos go with it.');
        expect(markedWords(song(), contract)).toBe(
            '“Eple” plays, 118 BPM · F♯m. Marked keys are its own, a fifth up or down, and its relative. ' +
                'Marked tempos are within 6%, half and double time too.',
        );
        expect(markedWords(song({ key: null }), contract)).toBe(
            '“Eple” plays, 118 BPM. Marked tempos are within 6%, half and double time too.',
        );
        expect(markedWords(song({ tempoBpm: null }), contract)).not.toContain('tempo');
    });

    test('nothing, where neither is', () => {
        const unclear = song({ tempoBpm: null, key: { tonic: 'C', mode: 'major', strength: 0.1 } });
        expect(markedWords(unclear, contract)).toContain('nothing is marked');
    });
});

test('what is selected is counted, and how long it sounds', () => {
    expect(selectedWords([song(), song()])).toBe('2 songs selected, 6 minutes');
});
