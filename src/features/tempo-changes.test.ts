import { expect, test } from 'vitest';
import { tempoChanges } from './tempo-changes.ts';
import { tempi } from './tempo-scale.ts';

/** All the probability near one tempo, or this much of it and the rest anywhere. */
function place(seconds: number, bpm: number, share = 0.95) {
    const bell = tempi.map((tempo) => Math.exp(-((Math.log(tempo / bpm) / 0.01) ** 2)));
    const sum = bell.reduce((a, b) => a + b, 0);
    const probabilities = Float32Array.from(bell, (value) => (share * value) / sum + (1 - share) / tempi.length);
    return { seconds, probabilities };
}

test('a steady song has none, nor has one whose half or double is heard in places', () => {
    expect(tempoChanges([place(10, 120), place(20, 121), place(30, 120)], 120)).toEqual([]);
    expect(tempoChanges([place(10, 120), place(20, 60), place(30, 240)], 120)).toEqual([]);
});

test('a change is between the places around it, and so is the way back', () => {
    const changes = tempoChanges([place(10, 100), place(20, 100), place(40, 130), place(50, 131), place(60, 100)], 100);
    expect(changes.map(({ atSeconds, bpm }) => [atSeconds, Math.round(bpm)])).toEqual([[30, 130], [55, 100]]); // prettier-ignore
});

test('one unsure place is no change', () => {
    expect(tempoChanges([place(10, 100), place(20, 100), place(30, 131, 0.5), place(40, 100)], 100)).toEqual([]);
});

test('a song that begins unclearly has its tempo from the first', () => {
    expect(tempoChanges([place(10, 77, 0.3), place(20, 100), place(30, 100)], 100)).toEqual([]);
});
