import { beforeEach, describe, expect, test } from 'vitest';
import type { Label, Learned } from '../../labels/label.ts';
import { songsLike } from '../../labels/label.fixture.ts';
import { exampleOf } from '../../labels/teaching.ts';
import { contract } from '../../library/track.fixture.ts';
import { language } from '../words/language.svelte.ts';
import { rightnessWords } from './label-words.ts';

const head = { network: '1', weights: Float64Array.of(1), bias: 0 };

function label(rightness: Learned['rightness'], examples = 8): Label {
    return {
        ...{ id: 'l', name: 'dabke', createdAt: 1, changedAt: 2, counterexamples: [] },
        examples: songsLike(0.9, examples).map(exampleOf),
        learned: { changedAt: 2, network: contract.version, librarySongs: 9, head, rightness },
    };
}

const said = (of: Label, isFailed = false): string => rightnessWords(of, { contract, isFailed });

beforeEach(() => language.show('en', []));

describe('how well a label is learned', () => {
    test.each([
        [0.91, 0.94, 'Right 9 times of 10'],
        [0.82, 0.93, 'Right 8 or 9 times of 10'],
        [0.62, 0.93, 'Right 6 to 9 times of 10'],
    ])('from %d to %d is said in tenths', (low, high, times) => {
        expect(said(label({ low, high }))).toBe(`${times}, tried on songs by artists that it had not learned from.`);
    });

    test('is told apart where one is claimed and the other just not', () => {
        expect(said(label({ low: 0.6, high: 0.93 }))).toMatch(/^Right 6 to 9 times of 10, .*learned from\.$/);
        expect(said(label({ low: 0.599, high: 0.93 }))).toMatch(
            /^Right 5 to 9 times of 10, .*at the songs alone that you gave it to\.$/,
        );
    });

    test('that is no better than chance says that it is claimed of no other song', () => {
        expect(said(label({ low: 0.48, high: 0.81 }))).toMatch(
            /^Right 4 to 8 times of 10, .*it stands at the songs alone that you gave it to\.$/,
        );
    });

    test('is not told from few examples, which says how many are missing, or from one artist', () => {
        expect(said(label({ untold: 'few' }, 3))).toBe('Give it to 2 more songs: from five on it is learned.');
        expect(said(label({ untold: 'few' }, 4))).toMatch(/^Give it to 1 more song:/);
        expect(said(label({ untold: 'one-artist' }))).toMatch(/all of its songs are by one artist/);
        expect(said({ ...label({ untold: 'few' }), learned: null })).toBe('It is being learned.');
    });

    test('is not told while a new network has not learned it, and counts only what that network has heard', () => {
        const heard = songsLike(0.9, 8).map(exampleOf);
        const older = heard.map((example) => ({ ...example, network: '1.0.0' }));
        const learned = label({ untold: 'few' }).learned;
        expect(said({ ...label({ low: 0.8, high: 0.9 }), examples: older })).toBe('');
        const mixed = { ...label({ untold: 'few' }), examples: [...heard.slice(0, 3), ...older.slice(3)] };
        expect(said(mixed)).toMatch(/^Give it to 2 more songs:/);
        expect(said({ ...mixed, learned: learned && { ...learned, network: '1.0.0' } })).toBe('It is being learned.');
    });

    test('is said to have come to nothing where it has', () => {
        expect(said({ ...label({ untold: 'few' }), learned: null }, true)).toBe('It could not be learned.');
    });

    test.each([
        ['ja', '10回のうち8〜9回は正しく答えます'],
        ['ko', '10번 중 8~9번 맞힙니다'],
        ['zh', '10次中有8或9次正确'],
        ['ru', 'Верно в 8 или 9 случаях из 10'],
    ] as const)('is said in %s', async (tag, begins) => {
        await language.show(tag, []);
        expect(said(label({ low: 0.82, high: 0.93 }))).toContain(begins);
    });
});
