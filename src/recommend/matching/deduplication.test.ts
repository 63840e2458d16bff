import { expect, test } from 'vitest';
import type { Seeds } from '../../flow.ts';
import type { Recommendation } from '../recommendation.ts';
import { makeTrack } from '../../library/track.fixture.ts';
import { deduplicated } from './deduplication.ts';
import type { Answer } from '../source.ts';

const seeds: Seeds = [makeTrack({ id: 'seed', title: 'Bohemian Rhapsody', artist: 'Queen' })];

const song = (id: string, artist?: string, title = id): Recommendation => ({
    service: 'youtube',
    id,
    title,
    ...(artist !== undefined && { artist }),
    judgements: [],
});

async function* answersOf(songs: readonly Recommendation[]): AsyncGenerator<Answer> {
    for (const each of songs) yield { kind: 'song', song: each };
}

async function ids(songs: readonly Recommendation[], of: Seeds = seeds): Promise<readonly string[]> {
    const shown: string[] = [];
    for await (const answer of deduplicated(answersOf(songs), of))
        if (answer.kind === 'song') shown.push(answer.song.id);
    return shown;
}

test('no seed comes back, whatever the service calls it', async () => {
    const others: Seeds = [...seeds, makeTrack({ id: 'other', title: '夜に駆ける', artist: 'YOASOBI' })];
    const songs = [
        song('a', 'Queen', 'Bohemian Rhapsody'),
        song('b', 'Some Uploader', 'Queen - Bohemian Rhapsody (Official Video)'),
        song('c', 'Ayase', 'YOASOBI「夜に駆ける」 Official Music Video'),
        song('cover', 'Panic! At The Disco', 'Bohemian Rhapsody'),
        { ...song('seed', 'Renamed', 'Renamed'), service: 'library' as const },
    ];
    expect(await ids(songs, others)).toEqual(['cover']);
});

test('a service that happens to use the id of a seed is not the seed', async () => {
    expect(await ids([song('seed', 'Someone', 'Another song')])).toEqual(['seed']);
});

test('one song comes once, the first of its twins', async () => {
    const songs = [
        song('a', 'a-ha', 'Take On Me'),
        song('b', 'a-ha', 'Take On Me (Live)'),
        song('c', 'Lyrics Channel', 'a-ha - Take On Me (Lyrics)'),
        song('d', 'Reel Big Fish', 'Take On Me'),
    ];
    expect(await ids(songs)).toEqual(['a', 'd']);
});

test('a third song of one artist waits until ten others make room, and order is kept', async () => {
    const flood = ['a1', 'a2', 'a3', 'a4'].map((id) => song(id, 'A'));
    const others = Array.from({ length: 12 }, (_, i) => song(`o${i}`, `Artist ${i}`));
    const shown = await ids([...flood, ...others]);
    expect(shown).toEqual([
        ...['a1', 'a2', 'o0', 'o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7'],
        ...['a3', 'a4', 'o8', 'o9', 'o10', 'o11'],
    ]);
    for (let start = 0; start + 10 <= shown.length; start += 1)
        expect(shown.slice(start, start + 10).filter((id) => id.startsWith('a')).length).toBeLessThanOrEqual(2);
});

test('a third song is left out when too few others come', async () => {
    expect(await ids(['a1', 'a2', 'a3'].map((id) => song(id, 'A')))).toEqual(['a1', 'a2']);
});

test('guests and channels do not hide an artist', async () => {
    const songs = [song('a', 'Queen'), song('b', 'Queen & David Bowie'), song('c', 'Queen - Topic')];
    expect(await ids(songs)).toEqual(['a', 'b']);
});

test('songs of unknown artists never wait', async () => {
    expect(await ids(['a', 'b', 'c'].map((id) => song(id)))).toEqual(['a', 'b', 'c']);
});

test('a song is passed on as soon as it comes', async () => {
    let asked = 0;
    async function* slowly(): AsyncGenerator<Answer> {
        for (const each of [song('a', 'A'), song('b', 'B')]) {
            asked += 1;
            yield await Promise.resolve({ kind: 'song', song: each } as const);
        }
    }
    const first = await deduplicated(slowly(), seeds).next();
    expect(first.value).toMatchObject({ song: { id: 'a' } });
    expect(asked).toBe(1);
});

test('troubles and dates pass where they come', async () => {
    const answers: readonly Answer[] = [
        { kind: 'cached', at: 7 },
        { kind: 'trouble', trouble: { service: 'audius', reason: 'timeout', message: '' } },
        { kind: 'song', song: song('a') },
    ];
    const passed: Answer[] = [];
    const source = (async function* () {
        yield* answers;
    })();
    for await (const answer of deduplicated(source, seeds)) passed.push(answer);
    expect(passed).toEqual(answers);
});
