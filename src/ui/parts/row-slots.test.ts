import { expect, test } from 'vitest';
import { RowSlots } from './row-slots.ts';

test('a row keeps its element while it is in sight, and one that comes takes that of one that went', () => {
    const slots = new RowSlots();
    expect(slots.assign(['a', 'b', 'c'])).toEqual([0, 1, 2]);
    expect(slots.assign(['b', 'c', 'd'])).toEqual([1, 2, 0]);
    expect(slots.assign(['new', 'b', 'c', 'd'])).toEqual([3, 1, 2, 0]);
});

test('after a jump nothing has to be moved: all elements stay in their order', () => {
    const slots = new RowSlots();
    slots.assign(['a', 'b', 'c']);
    const before = slots.assign(['b', 'c', 'd']);
    expect(slots.assign(['x', 'y', 'z'])).toEqual(before);
});

test('the element that has the focus becomes no other row', () => {
    const slots = new RowSlots();
    slots.assign(['a', 'b', 'c']);
    expect(slots.assign(['x', 'y', 'z'], 'b')).toEqual([0, 2, 3]);
});
