import { expect, test } from 'vitest';
import { makeTrack } from '../../library/track.fixture.ts';
import { skippedWords } from './skipped-words.ts';

const tracks = [makeTrack({ id: 'a', title: 'Rain' }), makeTrack({ id: 'b', title: 'Tin' })];
const app = {
    library: { get: (id: string) => tracks.find((track) => track.id === id) },
    streamed: () => undefined,
    queue: { items: [] },
} as unknown as Parameters<typeof skippedWords>[0];

test('one song is skipped by its name, several by their number, with what kept the last from playing', () => {
    const skipped = { ids: ['a'], problem: 'file-gone', hasStopped: false } as const;
    expect(skippedWords(app, skipped)).toMatch(/^“Rain” was skipped\. This song’s file is not in its folder/);
    expect(skippedWords(app, { ...skipped, ids: ['a', 'b'] })).toMatch(/^2 songs were skipped\./);
});

test('where none of them plays it says so', () => {
    const skipped = { ids: ['a', 'b'], problem: 'not-permitted', hasStopped: true } as const;
    expect(skippedWords(app, skipped)).toMatch(/^None of these songs could be played\. The folder/);
});
