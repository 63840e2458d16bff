import { expect, test, vi } from 'vitest';
import type { Seeds } from '../../flow.ts';
import { makeTrack } from '../../library/track.fixture.ts';
import type { Recommendation } from '../recommendation.ts';
import { askAndHear } from './ask-and-hear.ts';

const song = (id: string, more: Partial<Recommendation> = {}): Recommendation => ({
    service: 'audius',
    id,
    title: id,
    judgements: [],
    ...more,
});
const streamed = { stream: 'https://v.monophonic.digital/a' };
const choices = { language: 'any', time: 'any', genres: [], tags: [] } as const;

function parts(songs: readonly Recommendation[], phase: 'idle' | 'answered' = 'answered') {
    const seeds: Seeds = [makeTrack()];
    const recommendations = {
        seeds: seeds as Seeds | null,
        choices,
        ask: vi.fn(async () => undefined),
        told: () => ({ phase, songs, troubles: [], cachedAt: null }),
        replace: vi.fn(),
    };
    return { seeds, recommendations, listening: { start: vi.fn(async () => undefined) } };
}

test('what is streamed and was not heard yet is heard after all has come', async () => {
    const all = [song('a', streamed), song('b'), song('c', { frame: 'https://www.youtube-nocookie.com/embed/c' })];
    const { seeds, recommendations, listening } = parts(all);
    await askAndHear('open', { recommendations, listening });
    expect(recommendations.ask.mock.calls).toEqual([['open']]);
    expect(listening.start.mock.calls).toEqual([[[all[0]], seeds, expect.anything()]]);
});

test('nothing is heard where nothing is streamed, nor of a question that was given up', async () => {
    const silent = parts([song('b')]);
    await askAndHear('open', silent);
    const stopped = parts([song('a', streamed)], 'idle');
    await askAndHear('open', stopped);
    const other = parts([song('a', streamed)]);
    other.recommendations.ask.mockImplementation(async () => void (other.recommendations.seeds = null));
    await askAndHear('open', other);
    for (const { listening } of [silent, stopped, other]) expect(listening.start).not.toHaveBeenCalled();
});
