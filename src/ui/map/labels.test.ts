import { expect, test } from 'vitest';
import { withRoom } from './labels.ts';

const label = (text: string, x: number) => ({ text, at: { x, y: 0 }, width: 10, height: 5 });

test('a name that would lie over one before it is left out', () => {
    const [a, b, c] = [label('a', 0), label('b', 9), label('c', 11)];
    expect(withRoom([a, b, c])).toEqual([a, c]);
    expect(withRoom([a, c], [b])).toEqual([]);
});
