import { expect, test } from 'vitest';
import { audibleFamilies, momentAt, namedMoments, passages } from './timeline.ts';

const names = ['blues', 'jazz', 'rock'];
const of = (...families: (readonly number[])[]) =>
    namedMoments(
        families.map((shares, i) => ({ startSeconds: i * 5, endSeconds: i * 5 + 10, families: shares })),
        names,
    );
const changing = of([0.8, 0.15, 0.05], [0.5, 0.4, 0.1], [0.1, 0.85, 0.05], [0.1, 0.1, 0.8]);

test('the moment at a time is the one whose middle is nearest', () => {
    expect(momentAt(changing, 0)).toBe(changing[0]);
    expect(momentAt(changing, 7.4)).toBe(changing[0]);
    expect(momentAt(changing, 7.6)).toBe(changing[1]);
    expect(momentAt(changing, 900)).toBe(changing[3]);
});

test('there is no moment before anything is heard', () => {
    expect(momentAt([], 3)).toBeNull();
});

test('passages follow each other without a gap, cut half-way between the moments where the likeliest family changes', () => {
    expect(passages(changing, 30)).toEqual([
        { family: 'blues', startSeconds: 0, endSeconds: 12.5 },
        { family: 'jazz', startSeconds: 12.5, endSeconds: 17.5 },
        { family: 'rock', startSeconds: 17.5, endSeconds: 30 },
    ]);
    expect(passages([], 30)).toEqual([]);
});

test('of a moment the likeliest family is told, and others that can be heard in it', () => {
    const told = (...shares: number[]) => of(shares).flatMap(audibleFamilies);
    expect(told(0.1, 0.09, 0.81)).toEqual([
        { name: 'rock', share: 0.81 },
        { name: 'blues', share: 0.1 },
    ]);
    expect(told(0.02, 0.05, 0.03)).toEqual([{ name: 'jazz', share: 0.05 }]);
});
