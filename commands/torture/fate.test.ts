import { expect, test } from 'vitest';
import { tabulate, type Fate } from './fate.ts';

test('a table counts the ends of each mutation of each format, and names the slowest', () => {
    const fate = (end: Fate['end'], millis: number, format = 'mp3'): Fate => {
        return { format, mutation: 'cut', end, message: '', millis, peakBytes: null };
    };
    const fates = [fate('heard', 100), fate('damaged', 4200), fate('damaged', 10, 'flac'), fate('damaged', 50)];
    expect(tabulate(fates)).toBe('flac, cut: 1 damaged; 0.0 s\nmp3, cut: 2 damaged, 1 heard; 4.2 s\n');
});
