import { expect, it } from 'vitest';
import { pixels } from './paint.ts';

it('paints the highest band on top and time from left to right', () => {
    const map = new Uint8ClampedArray(1024).map((_, i) => (i % 4 === 3 ? 255 : Math.floor(i / 4)));
    const picture = { bands: 2, columns: 3, columnSeconds: 1, levels: new Uint8Array([1, 2, 3, 4, 5, 6]) };
    const painted = pixels(picture, map);
    const reds = Array.from({ length: 6 }, (_, i) => painted[i * 4]);
    expect(reds).toEqual([2, 4, 6, 1, 3, 5]);
    expect(painted[3]).toBe(255);
});
