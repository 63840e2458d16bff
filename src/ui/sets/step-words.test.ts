import { expect, test } from 'vitest';
import type { Step } from '../../meaning/step.ts';
import { tempoChange } from '../../meaning/tempo.ts';
import { rhythmWords, stepWords } from './step-words.ts';

const nothing: Step = { similarity: 0.82, tempo: null, key: null, liveliness: null, shared: [] };
const tempo = (from: number, to: number, fits = true) => ({ from, to, change: tempoChange(from, to), fits });
const key = (from: number, to: number, fits = true) => ({
    from: { hour: from, letter: 'A' as const },
    to: { hour: to, letter: 'A' as const },
    fits,
});

test('a step is told by what really changes', () => {
    const step = { ...nothing, tempo: tempo(118, 120), key: key(8, 9), liveliness: 'a-little-livelier' as const };
    expect(stepWords(step)).toBe('+2 BPM, 8A to 9A, a little livelier');
    expect(stepWords({ ...step, shared: ['techno'] })).toBe('+2 BPM, 8A to 9A, a little livelier, both techno');
});

test('what stays is told too, but for how lively it is', () => {
    const step = { ...nothing, tempo: tempo(118, 118.3), key: key(8, 8), liveliness: 'same' as const };
    expect(stepWords(step)).toBe('Same tempo, stays in 8A');
});

test.each([
    [118, 115, '−3 BPM'],
    [70, 141, 'Double time'],
    [141, 70, 'Half time'],
    [75, 140, 'Double time'],
])('from %d to %d BPM is "%s"', (from, to, words) => {
    expect(stepWords({ ...nothing, tempo: tempo(from, to) })).toBe(words);
});

test('a jump is called one', () => {
    const step = { ...nothing, tempo: tempo(118, 140, false), key: key(8, 3, false) };
    expect(stepWords(step)).toBe('The tempo jumps from 118 to 140 BPM, the key jumps from 8A to 3A');
});

test('where nothing else is known the sound is told of', () => {
    expect(stepWords(nothing)).toBe('Close in sound, 82% alike');
});

test('a song has its tempo and key beside it, as far as they are sure', () => {
    expect(rhythmWords(118.2, { hour: 8, letter: 'A' })).toBe('118 BPM · 8A');
    expect(rhythmWords(null, { hour: 8, letter: 'A' })).toBe('8A');
    expect(rhythmWords(null, null)).toBe('');
});
