import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Filters } from '../filters.ts';
import { anything, connect, gathered, rock, seeds, setStage, signal, type Stage } from './spotify.fixture.ts';

let stage: Stage;

beforeEach(async () => {
    stage = setStage();
    await connect(stage);
    stage.fake.requests.length = 0;
});

afterEach(() => void vi.unstubAllGlobals());

test.each<[string, Partial<Filters>]>([
    ['a genre', {}],
    [
        'genres of a language',
        { language: 'ja', genres: ['rock', 'Asian', 'pop'].map((genre) => ({ genre, weight: 1 / 3 })) },
    ],
    ['moods', { tags: ['mellow', 'sad'] }],
    ['new albums without voices', { language: 'none', time: 'week' }],
    ['any genre', { genres: [], language: 'ko', time: 'month' }],
])('all words that are sent are said before: %s', async (_, filters) => {
    const question = { ...rock, ...filters };
    const said = stage.spotify.sentWords(seeds, question);
    await gathered(stage.spotify.recommend(seeds, question, { signal }));
    const sent = stage.fake.requests.flatMap(({ url }) => new URL(url).searchParams.get('q') ?? []);
    expect(sent.length).toBeGreaterThan(0);
    for (const words of sent) {
        const left = [...said]
            .sort((a, b) => b.length - a.length)
            .reduce((rest, word) => rest.replace(word, ''), words);
        expect(left.replace(/genre:""|year:[\d-]+|tag:new/g, '').trim()).toBe('');
    }
});

test('without a word of the listener’s the years are said that stand for any song', () => {
    expect(stage.spotify.sentWords(seeds, anything)).toEqual(['year:1900-2026']);
});
