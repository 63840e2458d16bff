import { expect, test } from 'vitest';
import { directions, songAt, songTowards } from './pointing.ts';

const places = Float32Array.of(0, 0, 2, 0, 1, 0.4, 0, 3, -5, 0);

const any = (): boolean => true;

test('the nearest song within reach is meant, and none beyond it', () => {
    expect(songAt(places, { x: 1.8, y: 0 }, 1, any)).toBe(1);
    expect(songAt(places, { x: 1.8, y: 1.9 }, 1, any)).toBeNull();
    expect(songAt(new Float32Array(), { x: 0, y: 0 }, 10, any)).toBeNull();
});

test('an arrow leads to the next song that way, and at the edge to none', () => {
    expect(songTowards(places, 0, directions.ArrowRight, any)).toBe(2);
    expect(songTowards(places, 2, directions.ArrowRight, any)).toBe(1);
    expect(songTowards(places, 0, directions.ArrowDown, any)).toBe(3);
    expect(songTowards(places, 0, directions.ArrowLeft, any)).toBe(4);
    expect(songTowards(places, 0, directions.ArrowUp, any)).toBeNull();
});

test('a song that may not be meant is passed over', () => {
    const isNot = (one: number) => (song: number) => song !== one;
    expect(songAt(places, { x: 1.8, y: 0 }, 10, isNot(1))).not.toBe(1);
    expect(songTowards(places, 0, directions.ArrowRight, isNot(2))).toBe(1);
    expect(songTowards(places, 0, directions.ArrowRight, () => false)).toBeNull();
});
