import { describe, expect, test } from 'vitest';
import type { Contract } from '../../contract.ts';
import type { Seeds, Track } from '../../flow.ts';
import type { Recommendation } from '../recommendation.ts';
import { contract as made, makeTrack } from '../../library/track.fixture.ts';
import type { Filters } from '../filters.ts';
import { createLibrarySource } from './library-source.ts';

const contract: Contract = {
    ...made,
    tags: [...made.tags, { name: 'instrumental', kind: 'voice', shownAbove: 0.3 }],
};
const now = () => Date.UTC(2026, 10, 21);

/** `angle` to the seed in the space of sounds, in radians. */
const near = (id: string, angle: number, { analysis, ...parts }: Parameters<typeof makeTrack>[0] = {}) =>
    makeTrack({
        id,
        title: id,
        ...parts,
        analysis: {
            families: [0.9, 0.1, 0, 0],
            tags: [0, 0, 0, 0],
            embedding: new Float32Array([Math.cos(angle), Math.sin(angle), 0]),
            ...analysis,
        },
    });
const seed = near('seed', 0);
const any: Filters = { language: 'any', time: 'any', genres: [], tags: [] };

async function songs(
    tracks: readonly Track[],
    filters: Partial<Filters> = {},
    seeds: Seeds = [seed],
    by: Contract = contract,
): Promise<readonly Recommendation[]> {
    const source = createLibrarySource({ tracks: async () => tracks, contract: () => by, now });
    const { signal } = new AbortController();
    const found: Recommendation[] = [];
    for await (const answer of source.recommend(seeds, { ...any, ...filters }, { signal }))
        if (answer.kind === 'song') found.push(answer.song);
    return found;
}

async function ids(...question: Parameters<typeof songs>): Promise<readonly string[]> {
    return (await songs(...question)).map(({ id }) => id);
}

test('the nearest by sound come first, whatever was heard in them, each with its reasons', async () => {
    const other = near('other genre', 0.2, { artist: 'Someone', album: 'Album', analysis: { families: [0, 0, 0, 1] } });
    const found = await songs([seed, near('b', 0.3), other, near('unlike', 1.4)]);
    expect(found.map(({ id }) => id)).toEqual(['other genre', 'b']);
    expect(found[0]).toMatchObject({
        service: 'library',
        id: 'other genre',
        title: 'other genre',
        artist: 'Someone',
        album: 'Album',
        durationSeconds: 180,
        judgements: [],
        heard: { track: { id: 'other genre' } },
    });
    expect(found[0]?.heard?.similarity).toBeCloseTo(Math.cos(0.2), 5);
    expect(found[1]?.heard?.because).toContainEqual({ kind: 'genre', genre: 'blues' });
});

test('it is always ready, has no links, and answers kept questions as any other', async () => {
    const source = createLibrarySource({ tracks: async () => [near('a', 0.1)], contract: () => contract, now });
    expect(source).toMatchObject({ connection: null });
    expect(source.links([seed], any)).toEqual([]);
    const { signal } = new AbortController();
    const kept = source.recommend([seed], any, { signal, cachedOnly: true })[Symbol.asyncIterator]();
    expect((await kept.next()).value).toMatchObject({ song: { id: 'a' } });
});

test('before the network is known nothing is recommended', async () => {
    const source = createLibrarySource({ tracks: async () => [near('a', 0.1)], contract: () => null, now });
    const { signal } = new AbortController();
    const answers = source.recommend([seed], any, { signal })[Symbol.asyncIterator]();
    expect((await answers.next()).done).toBe(true);
});

test('a question that was given up rejects with its reason', async () => {
    const source = createLibrarySource({ tracks: async () => [], contract: () => contract, now });
    const signal = AbortSignal.abort(new Error('given up'));
    await expect(source.recommend([seed], any, { signal })[Symbol.asyncIterator]().next()).rejects.toThrow('given up');
});

describe('genres', () => {
    const tracks = [
        near('blues', 0.1),
        near('rock', 0.2, { analysis: { families: [0.1, 0, 0, 0.9] } }),
        near('some jazz', 0.3, { analysis: { families: [0.45, 0.35, 0, 0.2] } }),
        near('far rock', 1.5, { analysis: { families: [0, 0, 0, 1] } }),
        near('old rock', 0.1, { analysis: { families: [0, 0, 0, 1], model: '0.9.0' } }),
    ];
    const asked = (...genres: string[]) => ({ genres: genres.map((genre) => ({ genre, weight: 1 / genres.length })) });

    test('that are asked for leave what was heard as one of them, and say what each is foremost', async () => {
        const found = await songs(tracks, asked('rock', 'jazz'));
        expect(found.map(({ id, judgements }) => [id, judgements])).toEqual([
            ['rock', [{ kind: 'genre', genre: 'rock' }]],
            ['some jazz', [{ kind: 'genre', genre: 'blues' }]],
            ['far rock', [{ kind: 'genre', genre: 'rock' }]],
        ]);
    });

    test('that are styles are said where they are of what a song is foremost', async () => {
        const swing = { styles: [0.9, 0, 0, 0] };
        const found = await songs(
            [
                near('swing', 0.1, { analysis: { families: [0.1, 0.9, 0, 0], ...swing } }),
                near('swinging blues', 0.2, { analysis: { families: [0.45, 0.35, 0, 0.2], ...swing } }),
            ],
            asked('swing'),
        );
        expect(found.map(({ id, judgements }) => [id, judgements])).toEqual([
            ['swing', [{ kind: 'genre', genre: 'swing' }]],
            ['swinging blues', [{ kind: 'genre', genre: 'blues' }]],
        ]);
    });

    test('that were heard in the seed are asked for like any other; none at all leave sound to decide', async () => {
        expect(await ids(tracks, asked('blues'))).toEqual(['blues', 'some jazz']);
        expect(await ids(tracks, asked())).toEqual(['blues', 'rock', 'some jazz']);
    });

    test('that nothing in the library has leave nothing', async () => {
        expect(await ids(tracks, asked('reggae'))).toEqual([]);
    });

    test('of a seed that an older network heard are not asked for', async () => {
        const older = near('older seed', 0, { analysis: { model: '0.9.0' } });
        expect(await ids(tracks, asked(), [older])).toEqual(['old rock']);
    });
});

test('tags leave what shows all of them', async () => {
    const tracks = [
        near('both', 0.3, { analysis: { moods: [0.9, 0], tags: [0.9, 0, 0, 0] } }),
        near('one', 0.1, { analysis: { moods: [0.9, 0] } }),
        near('unreliable', 0.1, { analysis: { moods: [0, 0.9] } }),
    ];
    expect(await ids(tracks, { tags: ['mellow'] })).toEqual(['one', 'both']);
    expect(await ids(tracks, { tags: ['mellow', 'guitar'] })).toEqual(['both']);
    expect(await ids(tracks, { tags: ['unreliable'] })).toEqual([]);
});

describe('language', () => {
    const tracks = [
        near('kana', 0.1, { title: '夜に駆ける', artist: 'YOASOBI' }),
        near('artist', 0.2, { title: 'Plastic Love', artist: '竹内まりや' }),
        near('latin', 0.3, { title: 'Yesterday', artist: 'The Beatles' }),
        near('french', 0.4, { title: 'La vie en rose', artist: 'Édith Piaf' }),
    ];

    test('is told by the script of title and artist', async () => {
        const found = await songs(tracks, { language: 'ja' });
        expect(found.map(({ id }) => id)).toEqual(['kana', 'artist']);
        expect(found[1]?.judgements).toEqual([{ kind: 'script', language: 'ja', script: 'kana', of: 'artist' }]);
        expect(await ids(tracks, { language: 'en' })).toEqual(['latin']);
        expect(await ids(tracks, { language: 'ru' })).toEqual([]);
    });

    test('"no voices" is heard, or said by the title where no voice is heard', async () => {
        const heard = (voice: number, instrumental: number) => ({ analysis: { tags: [0, voice, 0, instrumental] } });
        const found = await songs(
            [
                near('heard', 0.1, heard(0, 0.9)),
                near('sung', 0.1, heard(0.9, 0)),
                near('voice stands out', 0.1, { title: 'Mixed', ...heard(0.9, 0.5) }),
                near('titled', 0.2, { title: 'Lemon (off vocal)', ...heard(0, 0) }),
                near('titled but sung', 0.2, { title: 'Pale (Instrumental)', ...heard(0.9, 0) }),
                near('old', 0.1, { analysis: { tags: [0, 0, 0, 0.9], model: '0.9.0' } }),
            ],
            { language: 'none' },
        );
        expect(found.map(({ id, judgements }) => [id, judgements])).toEqual([
            ['heard', [{ kind: 'no-voices', by: 'sound' }]],
            ['titled', [{ kind: 'no-voices', by: 'title' }]],
        ]);
    });
});

describe('time', () => {
    const tracks = [
        near('this year', 0.1, { year: 2026 }),
        near('last year', 0.2, { year: 2025 }),
        near('old', 0.3, { year: 1975 }),
        near('unknown', 0.4),
        near('nonsense', 0.5, { year: 3 }),
    ];

    test('a year that lies wholly in the window is in it; an unknown one is not', async () => {
        const found = await songs(tracks, { time: 'year' });
        expect(found.map(({ id, judgements }) => [id, judgements])).toEqual([
            ['this year', [{ kind: 'released', date: '2026' }]],
        ]);
    });

    test('files know no weeks and months', async () => {
        expect(await ids(tracks, { time: 'week' })).toEqual([]);
        expect(await ids(tracks, { time: 'month' })).toEqual([]);
    });

    test('without a window all are in, and the year is told where it is known', async () => {
        const found = await songs(tracks);
        expect(found.map(({ judgements }) => judgements.length)).toEqual([1, 1, 1, 0, 0]);
    });
});

test('several seeds ask for what lies between them', async () => {
    const other = near('other seed', Math.PI / 2);
    const tracks = [seed, other, near('near one', 0.1), near('between', Math.PI / 4)];
    expect(await ids(tracks, {}, [seed, other])).toEqual(['between']);
});

describe('what is no music', () => {
    const telling: Contract = {
        ...contract,
        classes: [{ name: 'music', kind: 'sound', shownAbove: null }],
        musicBelow: 0.5,
    };
    const noise = near('noise', 0.1, { analysis: { classes: [0.1] } });
    const music = near('music', 0.2, { analysis: { classes: [0.9] } });
    const sung = near('sung', 0, { analysis: { classes: [0.9] } });

    test('is not recommended, however near it is, nor by a genre that was chosen', async () => {
        const rock = { analysis: { classes: [0.1], families: [0, 0, 0, 1] } };
        const tracks = [noise, music, near('rocking noise', 0.1, rock)];
        expect(await ids(tracks, {}, [sung], telling)).toEqual(['music']);
        expect(await ids(tracks, { genres: [{ genre: 'rock', weight: 1 }] }, [sung], telling)).toEqual([]);
    });

    test('has nothing that sounds like it, alone or beside a song', async () => {
        expect(await ids([noise, music], {}, [noise], telling)).toEqual([]);
        expect(await ids([noise, music], {}, [sung, noise], telling)).toEqual([]);
    });

    test('is compared like a song where the network does not tell', async () => {
        expect(await ids([noise, music])).toEqual(['noise', 'music']);
    });
});
