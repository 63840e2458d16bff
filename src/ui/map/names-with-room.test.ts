import { expect, test } from 'vitest';
import { shortened, withRoom } from './names-with-room.ts';

const name = (text: string, x: number) => ({ text, middle: { x, y: 0 }, width: 10, height: 5 });

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
