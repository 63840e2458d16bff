import { afterEach, expect, test } from 'vitest';
import { noRhythm } from '../../features/no-rhythm.ts';
import type { Key } from '../../flow.ts';
import type { Step } from '../../meaning/step.ts';
import { tempoChange } from '../../meaning/tempo.ts';
import { followKeyNotation } from '../words/key-notation.ts';
import { rhythmWords, stepWords } from './step-words.ts';

afterEach(() => followKeyNotation(() => 'musical'));

const nothing: Step = { similarity: 0.82, tempo: null, key: null, liveliness: null, shared: [] };
const tempo = (from: number, to: number, fits = true, isSure = true) => ({
    from,
    to,
    change: tempoChange(from, to),
    fits,
    isSure,
});
const inMinor = (tonic: string): Key => ({ tonic, mode: 'minor', strength: 0.9 });
const key = (from: string, to: string, fits = true) => ({ from: inMinor(from), to: inMinor(to), fits });

test('a step is told by what really changes', () => {
    const step = { ...nothing, tempo: tempo(118, 120), key: key('A', 'E'), liveliness: 'a-little-livelier' as const };
    expect(stepWords(step)).toBe('+2 BPM, Am to Em, a little livelier');
    expect(stepWords({ ...step, shared: ['techno'] })).toBe('+2 BPM, Am to Em, a little livelier, both techno');
});

test('keys are written as the listener chose', () => {
    followKeyNotation(() => 'camelot');
    expect(stepWords({ ...nothing, key: key('A', 'E') })).toBe('8A to 9A');
    followKeyNotation(() => 'open-key');
    expect(stepWords({ ...nothing, key: key('A', 'Bb', false) })).toBe('The key jumps from 1m to 8m');
});

test('a key that is only spelled otherwise stays', () => {
    expect(stepWords({ ...nothing, key: key('D#', 'Eb') })).toBe('Stays in E♭m');
});

test('what stays is told too, but for how lively it is', () => {
    const step = { ...nothing, tempo: tempo(118, 118.3), key: key('A', 'A'), liveliness: 'same' as const };
    expect(stepWords(step)).toBe('Same tempo, stays in Am');
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
    const step = { ...nothing, tempo: tempo(118, 140, false), key: key('A', 'Bb', false) };
    expect(stepWords(step)).toBe('The tempo jumps from 118 to 140 BPM, the key jumps from Am to B♭m');
});

test('a tempo that may be half of it, or double, makes a doubt of its step', () => {
    expect(stepWords({ ...nothing, tempo: tempo(118, 120, true, false) })).toBe('+2 BPM?');
    const step = { ...nothing, tempo: tempo(118, 140, false, false), key: key('A', 'E') };
    expect(stepWords(step)).toBe('The tempo jumps from 118 to 140 BPM (?), Am to Em');
});

test('where nothing else is known the sound is told of', () => {
    expect(stepWords(nothing)).toBe('Close in sound, 82% alike');
});

test('a song has its tempo and key beside it, as far as they are sure', () => {
    expect(rhythmWords({ tempoBpm: 118.2, tempoConfidence: 0.9 }, inMinor('A'))).toBe('118 BPM · Am');
    expect(rhythmWords({ tempoBpm: 118.2, tempoConfidence: 0.5 }, inMinor('A'))).toBe('118 BPM? · Am');
    expect(rhythmWords(noRhythm, inMinor('A'))).toBe('Am');
    expect(rhythmWords(noRhythm, null)).toBe('');
});
