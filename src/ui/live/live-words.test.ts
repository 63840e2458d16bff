import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { axisSeconds, liveProblemWords } from './live-words.ts';

test('why it does not listen is told, and what only ails files never is', () => {
    expect(liveProblemWords('no-microphone')).toMatch(/microphone was found/);
    expect(liveProblemWords('silent')).not.toMatch(/file/);
    expect(liveProblemWords('worker-crashed')).toBe(liveProblemWords('damaged'));
    expect(liveProblemWords('damaged')).not.toMatch(/file/);
});

test('the time axis doubles when it is full', () => {
    expect([0, 30, 31, 60, 61, 500].map(axisSeconds)).toEqual(
        [30, 30, 60, 60, 120, 960].map((s, i) => (i === 5 ? 480 * 2 : s)),
    );
});

const own = (language: string): { readonly live: { readonly heardAt: string } } =>
    JSON.parse(readFileSync(new URL(`../languages/${language}/live.json`, import.meta.url), 'utf8'));

test.each(['en', 'ja', 'ko', 'zh', 'ru'])(
    'in %s a song without a title begins with when it was heard, which is cut last',
    (language) => {
        expect(own(language).live.heardAt).toMatch(/^\{moment\}/);
    },
);
