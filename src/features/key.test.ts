import { describe, expect, test } from 'vitest';
import type { Samples } from '../flow.ts';
import { loadEssentia } from './essentia.ts';
import { hearKey } from './key.ts';

const essentia = await loadEssentia();

function sound(seconds: number, value: (seconds: number) => number, sampleRateHz = 44_100): Samples {
    const left = Float32Array.from({ length: sampleRateHz * seconds }, (_, i) => value(i / sampleRateHz));
    return { sampleRateHz, left, right: left };
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
        const key = hearKey(sound(8, cadence(semitones, mode), 22_050), essentia);
        expect(key).toMatchObject({ tonic, mode });
        expect(key?.strength).toBeGreaterThan(0.5);
        expect(key?.strength).toBeLessThanOrEqual(1);
    });

    test('is the same at 48 kHz', () => {
        expect(hearKey(sound(8, cadence(7, 'major'), 48_000), essentia)).toMatchObject({
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
            const key = hearKey(sound(8, detuned(cents, cadence(semitones, mode)), 22_050), essentia);
            expect(key).toMatchObject({ tonic, mode });
        }
    }); // prettier-ignore

    test.each([-50, 50])('by %i cents has that key, or the nearest', (cents) => {
        const key = hearKey(sound(8, detuned(cents, cadence(0, 'major')), 22_050), essentia);
        expect(key?.mode).toBe('major');
        expect(cents < 0 ? ['C', 'B'] : ['C', 'Db']).toContain(key?.tonic);
    });
});

test('silence has no key, nor has what is too short', () => {
    const still = (seconds: number) => sound(seconds, () => 0);
    expect([still(10), still(0), sound(1, cadence(0, 'major'))].map((samples) => hearKey(samples, essentia))).toEqual([
        null,
        null,
        null,
    ]);
});
