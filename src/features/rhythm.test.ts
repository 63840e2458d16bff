import { describe, expect, test } from 'vitest';
import type { Samples } from '../flow.ts';
import { loadEssentia } from './essentia.ts';
import { hearRhythm } from './rhythm.ts';

const essentia = await loadEssentia();

function sound(seconds: number, value: (seconds: number) => number, sampleRateHz = 44_100): Samples {
    const left = Float32Array.from({ length: sampleRateHz * seconds }, (_, i) => value(i / sampleRateHz));
    return { sampleRateHz, left, right: left };
}

function clicks(bpm: number) {
    return (seconds: number): number => {
        const sinceBeat = seconds % (60 / bpm);
        return 0.7 * Math.sin(2 * Math.PI * 1000 * sinceBeat) * Math.exp(-sinceBeat / 0.008);
    };
}

/** Four chords of a second each, I IV V I, from a tonic in semitones above C; minor keys have a minor I and IV. */
function cadence(tonic: number, mode: 'major' | 'minor') {
    const third = mode === 'major' ? 4 : 3;
    const chords = [[0, third, 7], [5, 5 + third, 12], [7, 11, 14], [0, third, 7]]; // prettier-ignore
    return (seconds: number): number => {
        const chord = chords[Math.floor(seconds) % 4] ?? [];
        const notes = [...chord, (chord[0] ?? 0) - 12];
        return notes.reduce((sum, note) => {
            const hz = 261.626 * 2 ** ((tonic + note) / 12);
            return sum + [1, 2, 3].reduce((s, k) => s + (0.08 / k) * Math.sin(2 * Math.PI * k * hz * seconds), 0);
        }, 0);
    };
}

describe('tempo', () => {
    test.each([60, 75, 100, 128, 160, 180])(
        'clicks at %i beats a minute are counted to one part in a hundred',
        (bpm) => {
            const { tempoBpm } = hearRhythm(sound(12, clicks(bpm), 22_050), essentia);
            expect(Math.abs((tempoBpm ?? 0) / bpm - 1)).toBeLessThan(0.01);
        },
    );

    test.each([8000, 44_100, 48_000, 96_000])('is the same at %i Hz', (sampleRateHz) => {
        const { tempoBpm } = hearRhythm(sound(10, clicks(110), sampleRateHz), essentia);
        expect(Math.abs((tempoBpm ?? 0) / 110 - 1)).toBeLessThan(0.01);
    });

    test('there is none in a held tone, in noise, or in three seconds', () => {
        const noise = noiseSource();
        expect(
            hearRhythm(
                sound(10, (t) => 0.3 * Math.sin(2 * Math.PI * 440 * t)),
                essentia,
            ).tempoBpm,
        ).toBeNull();
        expect(hearRhythm(sound(10, noise), essentia).tempoBpm).toBeNull();
        expect(hearRhythm(sound(3, clicks(120)), essentia).tempoBpm).toBeNull();
    });
});

describe('key', () => {
    test.each([
        ['C', 0, 'major'],
        ['G', 7, 'major'],
        ['Eb', 3, 'major'],
        ['Db', 1, 'major'],
        ['A', 9, 'minor'],
        ['D', 2, 'minor'],
        ['F#', 6, 'minor'],
        ['G#', 8, 'minor'],
    ] as const)('a cadence in %s (%i semitones above C) %s is heard as such', (tonic, semitones, mode) => {
        const { key } = hearRhythm(sound(8, cadence(semitones, mode), 22_050), essentia);
        expect(key).toMatchObject({ tonic, mode });
        expect(key?.strength).toBeGreaterThan(0.5);
        expect(key?.strength).toBeLessThanOrEqual(1);
    });

    test('is the same at 48 kHz', () => {
        expect(hearRhythm(sound(8, cadence(7, 'major'), 48_000), essentia).key).toMatchObject({
            tonic: 'G',
            mode: 'major',
        });
    });
});

describe('a song that is off tune', () => {
    /** All notes so many cents higher. */
    const detuned = (cents: number, play: (seconds: number) => number) => (seconds: number) =>
        play(seconds * 2 ** (cents / 1200));

    test.each([-45, -32, -20, 20, 35, 45])('by %i cents has the key of the tuned one', (cents) => {
        for (const [semitones, mode, tonic] of [[0, 'major', 'C'], [9, 'minor', 'A'], [3, 'major', 'Eb']] as const) {
            const { key } = hearRhythm(sound(8, detuned(cents, cadence(semitones, mode)), 22_050), essentia);
            expect(key).toMatchObject({ tonic, mode });
        }
    }); // prettier-ignore

    test.each([-50, 50])('by %i cents has that key, or the nearest', (cents) => {
        const { key } = hearRhythm(sound(8, detuned(cents, cadence(0, 'major')), 22_050), essentia);
        expect(key?.mode).toBe('major');
        expect(cents < 0 ? ['C', 'B'] : ['C', 'Db']).toContain(key?.tonic);
    });
});

test('silence has neither tempo nor key', () => {
    const nothing = { tempoBpm: null, key: null };
    expect(
        hearRhythm(
            sound(10, () => 0),
            essentia,
        ),
    ).toEqual(nothing);
    expect(hearRhythm(sound(0.2, clicks(120)), essentia)).toEqual(nothing);
    expect(
        hearRhythm(
            sound(0, () => 0),
            essentia,
        ),
    ).toEqual(nothing);
});

function noiseSource(): () => number {
    let state = 1;
    return () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state / 2 ** 32 - 0.5;
    };
}
