import { expect, test } from 'vitest';
import { directions, songAt, songTowards } from './pointing.ts';

const places = Float32Array.of(0, 0, 2, 0, 1, 0.4, 0, 3, -5, 0);

test('the nearest song within reach is meant, and none beyond it', () => {
    expect(songAt(places, { x: 1.8, y: 0 }, 1)).toBe(1);
    expect(songAt(places, { x: 1.8, y: 1.9 }, 1)).toBeNull();
    expect(songAt(new Float32Array(), { x: 0, y: 0 }, 10)).toBeNull();
});

test('an arrow leads to the next song that way, and at the edge to none', () => {
    expect(songTowards(places, 0, directions.ArrowRight)).toBe(2);
    expect(songTowards(places, 2, directions.ArrowRight)).toBe(1);
    expect(songTowards(places, 0, directions.ArrowDown)).toBe(3);
    expect(songTowards(places, 0, directions.ArrowLeft)).toBe(4);
    expect(songTowards(places, 0, directions.ArrowUp)).toBeNull();
});
