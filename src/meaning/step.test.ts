import { expect, test } from 'vitest';
import { noRhythm } from '../features/no-rhythm.ts';
import type { Analysis, Key, Rhythm } from '../flow.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { fitOf, goesWith, isSmooth, stepBetween } from './step.ts';
import { pulseDistance } from './tempo.ts';

const song = (rhythm: Partial<Rhythm>, analysis: Partial<Analysis> = {}) =>
    makeTrack({ analysis: { ...analysis, rhythm: { ...noRhythm, ...rhythm } } });
const step = (from: Partial<Rhythm>, to: Partial<Rhythm>) => stepBetween(song(from), song(to), contract);
const inKey = (tonic: string, strength = 0.9): Key => ({ tonic, mode: 'minor', strength });

test.each([
    [120, 127, true],
    [120, 127.3, false],
    [120, 113, false],
    [120, 113.3, true],
    [70, 140, true],
    [140, 70, true],
    [70, 148, true],
    [70, 149, false],
    [120, 180, false],
])('from %d to %d BPM fits: %s', (from, to, fits) => {
    expect(step({ tempoBpm: from }, { tempoBpm: to }).tempo).toMatchObject({ from, to, fits });
});

test('a tempo is as far from another as it would have to change, half and double time included', () => {
    expect(pulseDistance(100, 100)).toBe(0);
    expect(pulseDistance(100, 104)).toBeCloseTo(0.04);
    expect(pulseDistance(104, 100)).toBeCloseTo(0.04);
    expect(pulseDistance(100, 208)).toBeCloseTo(0.04);
});

test('a key fits its own, a fifth and its relative; one that is not clear is not compared', () => {
    expect(step({ key: inKey('A') }, { key: inKey('E') }).key).toEqual({
        from: inKey('A'),
        to: inKey('E'),
        fits: true,
    });
    expect(step({ key: inKey('A') }, { key: inKey('B') }).key?.fits).toBe(false);
    expect(step({ key: inKey('A') }, { key: inKey('B', 0.2) }).key).toBeNull();
});

const inA = { tempoBpm: 120, key: inKey('A') };

test.each([
    [{ tempoBpm: 122, key: inKey('E') }, { tempo: true, key: true }, true],
    [{ tempoBpm: 140, key: inKey('E') }, { tempo: false, key: true }, false],
    [{ tempoBpm: 60, key: inKey('F#') }, { tempo: true, key: false }, false],
    [{ tempoBpm: 122, key: inKey('E', 0.2) }, { tempo: true, key: null }, false],
    [{ key: inKey('E') }, { tempo: null, key: true }, false],
])('beside a song in A minor at 120 BPM %j goes: %j', (rhythm, fit, both) => {
    expect(fitOf(song(inA), song(rhythm), contract)).toEqual(fit);
    expect(goesWith(song(inA), song(rhythm), contract)).toBe(both);
});

test('a song without a clear key or tempo asks for none', () => {
    const other = song({ tempoBpm: 122, key: inKey('F#') });
    expect(goesWith(song({ tempoBpm: 120, key: inKey('A', 0.2) }), other, contract)).toBe(true);
    expect(goesWith(song({ key: inKey('B') }), other, contract)).toBe(true);
    expect(goesWith(song({ key: inKey('C') }), other, contract)).toBe(false);
});

test('a step is smooth unless tempo or key are known to clash', () => {
    expect(isSmooth(step({}, {}))).toBe(true);
    expect(isSmooth(step({ tempoBpm: 100 }, { tempoBpm: 130 }))).toBe(false);
    expect(isSmooth(step({ key: inKey('A') }, { key: inKey('Bb') }))).toBe(false);
});

test('what has more energy is livelier, and differences that are not felt are none', () => {
    const stirred = (arousal: number | null) =>
        song({ energy: arousal === null ? null : 0.7 }, { quadrants: [arousal ?? 0.5, 0, 1 - (arousal ?? 0.5), 0] });
    const change = (from: number | null, to: number | null) =>
        stepBetween(stirred(from), stirred(to), contract).liveliness;
    expect([change(0.5, null), change(null, 0.5)]).toEqual([null, null]);
    // What sounds is the same, so that the energies differ by half as much.
    expect([change(0.4, 0.5), change(0.4, 0.6), change(0.4, 1), change(0.6, 0.4), change(0.6, 0)]).toEqual([
        ...['same', 'a-little-livelier', 'livelier', 'a-little-calmer', 'calmer'],
    ]);
});

test('two songs share their styles, else their family', () => {
    const shared = (styles: readonly number[]) =>
        stepBetween(
            song({}, { families: [0, 0.9, 0.1, 0], styles: [0.9, 0, 0, 0] }),
            song({}, { families: [0, 0.9, 0.1, 0], styles }),
            contract,
        ).shared;
    expect(shared([0.9, 0, 0, 0])).toEqual(['swing']);
    expect(shared([0, 0, 0, 0])).toEqual(['jazz']);
});
