import { expect, test } from 'vitest';
import { covered, inLines, shortened, within, withRoom } from './names-with-room.ts';

const name = (text: string, x: number) => ({ lines: [text], middle: { x, y: 0 }, width: 10, height: 5 });

test('a name that would lie over one before it, or over what has taken the room, is left out', () => {
    const [a, b, c] = [name('a', 0), name('b', 9), name('c', 11)];
    expect(withRoom([[a], [b], [c]])).toEqual([a, c]);
    expect(withRoom([[a], [c]], [b])).toEqual([]);
});

test('a name stands where it has room, at its best place if it can', () => {
    const [below, above, other] = [name('a', 0), name('a', 20), name('b', 5)];
    expect(withRoom([[below, above]])).toEqual([below]);
    expect(withRoom([[other], [below, above]])).toEqual([other, above]);
});

test('of a long name as much stands there as is read at a glance', () => {
    expect(shortened('Electronic, dreamy')).toBe('Electronic, dreamy');
    expect(shortened('Electronic (Gerd (elysis) Raudenbusch)')).toBe('Electronic (Gerd (elysis) R…');
});

test('a long name of several parts stands in two lines, and nothing of it is lost', () => {
    expect(inLines('Electronic, calm', 18)).toEqual(['Electronic, calm']);
    expect(inLines('Electronic, calm, drum machine', 18)).toEqual(['Electronic, calm,', 'drum machine']);
    expect(inLines('World (The Long Travellers)', 18)).toEqual(['World', '(The Long Travellers)']);
    expect(inLines('エレクトロニック、穏やか、もっと速い', 12)).toEqual(['エレクトロニック、', '穏やか、もっと速い']);
    expect(inLines('Drum and bass and nothing else', 18)).toEqual(['Drum and bass and nothing else']);
});

test('a name that would be cut at the edge stands inside of it', () => {
    const size = { width: 100, height: 50 };
    expect(within(name('a', 2), size).middle).toEqual({ x: 6, y: 3.5 });
    expect(within(name('a', 99), size).middle.x).toBe(94);
    expect(within(name('a', 50), size).middle.x).toBe(50);
});

test('it is told how many dots a name would lie over', () => {
    const dots = [0, 6, 16].map((x) => ({ middle: { x, y: 1 }, width: 4, height: 4 }));
    expect(covered(name('a', 10), dots)).toBe(2);
});
