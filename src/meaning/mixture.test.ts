import { expect, test } from 'vitest';
import { mixtureOf } from './mixture.ts';

const style = (name: string, family: string, share: number) => ({ name, family, share });

test('families that are claimed are the whole of a song', () => {
    const families = [
        { name: 'jazz', share: 0.6 },
        { name: 'blues', share: 0.2 },
    ];
    expect(mixtureOf(families, [])).toEqual([
        { name: 'jazz', share: expect.closeTo(0.75, 6) as number },
        { name: 'blues', share: expect.closeTo(0.25, 6) as number },
    ]);
});

test('clear styles stand for their family, each as much as it was heard', () => {
    const families = [
        { name: 'electronic', share: 0.6 },
        { name: 'pop', share: 0.2 },
    ];
    const styles = [style('techno', 'electronic', 0.8), style('trance', 'electronic', 0.2)];
    expect(mixtureOf(families, styles)).toEqual([
        { name: 'techno', share: expect.closeTo(0.6, 6) as number },
        { name: 'pop', share: expect.closeTo(0.25, 6) as number },
        { name: 'trance', share: expect.closeTo(0.15, 6) as number },
    ]);
});

test('of nothing there is no mixture', () => {
    expect(mixtureOf([], [])).toEqual([]);
});
