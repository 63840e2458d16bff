import { expect, test } from 'vitest';
import { moved, toMap, toScreen, viewOfAll, withInSight, zoomed } from './view.ts';

const size = { width: 400, height: 200 };
const places = Float32Array.of(-10, -5, 10, 5, 0, 0);
const all = viewOfAll(places, size);

test('all songs are in sight, as large as there is room', () => {
    const xs = [0, 1].map((song) => toScreen(all, size, { x: places[2 * song] ?? 0, y: places[2 * song + 1] ?? 0 }));
    expect(xs).toEqual([
        { x: 40, y: 20 },
        { x: 360, y: 180 },
    ]);
    expect(viewOfAll(new Float32Array(), size)).toEqual({ middle: { x: 0, y: 0 }, scale: 1 });
    expect(viewOfAll(Float32Array.of(3, 4), size).middle).toEqual({ x: 3, y: 4 });
});

test('the screen and the map lead back to each other', () => {
    const at = { x: 123, y: 45 };
    const back = toScreen(all, size, toMap(all, size, at));
    expect(back.x).toBeCloseTo(at.x);
    expect(back.y).toBeCloseTo(at.y);
});

test('what a finger holds moves with it', () => {
    const before = toScreen(all, size, { x: 1, y: 1 });
    const after = toScreen(moved(all, { x: 7, y: -3 }), size, { x: 1, y: 1 });
    expect(after.x - before.x).toBeCloseTo(7);
    expect(after.y - before.y).toBeCloseTo(-3);
});

test('zooming leaves what is pointed at where it is, and ends somewhere', () => {
    const at = { x: 300, y: 50 };
    const held = toMap(all, size, at);
    const nearer = zoomed(all, size, { by: 3, at, all });
    expect(toScreen(nearer, size, held).x).toBeCloseTo(at.x);
    expect(nearer.scale).toBeCloseTo(3 * all.scale);
    expect(zoomed(all, size, { by: 1e6, at, all }).scale).toBeLessThan(100 * all.scale);
    expect(zoomed(all, size, { by: 1e-6, at, all }).scale).toBeGreaterThan(0.5 * all.scale);
});

test('a song at the edge is brought into sight, and one in sight stays', () => {
    const near = zoomed(all, size, { by: 10, at: { x: 200, y: 100 }, all });
    const { x } = toScreen(withInSight(near, size, { x: 10, y: 5 }), size, { x: 10, y: 5 });
    expect(x).toBeCloseTo(360);
    expect(withInSight(near, size, { x: 0, y: 0 })).toEqual(near);
});
