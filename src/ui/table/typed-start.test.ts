import { expect, test } from 'vitest';
import { TypedStart } from './typed-start.ts';

const texts = ['Blue', 'Black', 'Émile', 'Brown', 'blue moon'];

function typing() {
    const typed = new TypedStart();
    let from = 0;
    return (letter: string, now: number) => {
        const at = typed.find(letter, { now, from, count: texts.length, textAt: (index) => texts[index] ?? '' });
        if (at !== null) from = at;
        return at === null ? null : texts[at];
    };
}

test('a letter leads to the next text that begins so, and round', () => {
    const type = typing();
    expect(['b', 'b', 'b', 'b'].map((letter, i) => type(letter, 2000 * (i + 1)))).toEqual([
        'Black',
        'Brown',
        'blue moon',
        'Blue',
    ]);
});

test('letters that follow soon say more, and stay where they fit', () => {
    const type = typing();
    expect(type('b', 0)).toBe('Black');
    expect(type('r', 300)).toBe('Brown');
    expect(type('o', 600)).toBe('Brown');
    expect(type('b', 5000)).toBe('blue moon');
});

test('case and accents do not matter, and what nothing begins with leads nowhere', () => {
    const type = typing();
    expect(type('E', 0)).toBe('Émile');
    expect(type('x', 5000)).toBeNull();
});
