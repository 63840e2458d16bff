import { expect, test } from 'vitest';
import { rowShares, squareAfter, worstMistake } from './confusion.ts';

test('counts become shares of their row, and a row without songs stays empty', () => {
    expect(
        rowShares([
            [3, 1],
            [0, 0],
        ]),
    ).toEqual([
        [0.75, 0.25],
        [0, 0],
    ]);
});

test('the worst mistake is the largest share off the diagonal', () => {
    expect(
        worstMistake([
            [0.9, 0.1, 0],
            [0.3, 0.5, 0.2],
            [0, 0.1, 0.9],
        ]),
    ).toEqual({ row: 1, column: 0 });
    expect(worstMistake([[1]])).toEqual({ row: 0, column: 0 });
});

test.each([
    ['ArrowRight', { row: 1, column: 2 }],
    ['ArrowLeft', { row: 1, column: 0 }],
    ['ArrowUp', { row: 0, column: 1 }],
    ['ArrowDown', { row: 2, column: 1 }],
    ['Home', { row: 1, column: 0 }],
    ['End', { row: 1, column: 2 }],
    ['Enter', null],
])('%s leads from the middle to %j', (key, to) => {
    expect(squareAfter(key, { row: 1, column: 1 }, 3)).toEqual(to);
});

test('nothing leads out of the matrix', () => {
    const [first, last] = [
        { row: 0, column: 0 },
        { row: 2, column: 2 },
    ];
    expect(['ArrowLeft', 'ArrowUp', 'Home'].map((key) => squareAfter(key, first, 3))).toEqual([first, first, first]);
    expect(['ArrowRight', 'ArrowDown', 'End'].map((key) => squareAfter(key, last, 3))).toEqual([last, last, last]);
});
