import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Similar } from '../flow.ts';
import { makeTrack } from '../library/track.fixture.ts';
import type { Answer } from './source.ts';
import { found, makeRecommendations, song } from './recommendations.fixture.ts';

const [blues, rock] = [
    makeTrack({ id: 'blues', title: 'Blue', analysis: { families: [0.7, 0.1, 0.1, 0.1] } }),
    makeTrack({ id: 'rock', title: 'Stone', analysis: { families: [0.1, 0.1, 0.1, 0.7] } }),
];
const trouble: Answer = { kind: 'trouble', trouble: { service: 'youtube', reason: 'timeout', message: '' } };

afterEach(() => void vi.restoreAllMocks());

describe('a new song', () => {
    test('is put to the library at once, and to the services only for what they said before', () => {
        const { all, put } = makeRecommendations();
        all.follow([blues]);
        expect(put.library.map(({ cachedOnly }) => cachedOnly)).toEqual([false]);
        for (const name of ['youtube', 'spotify', 'open'] as const)
            expect(put[name].map(({ cachedOnly }) => cachedOnly)).toEqual([true]);
        expect(all.told('library').phase).toBe('asking');
        expect(all.told('youtube').phase).toBe('idle');
    });

    test('asks services for the genres that were heard in it, leaves sound and listeners to judge without, and no tags', () => {
        const { all, last } = makeRecommendations();
        all.follow([blues]);
        all.choose({ tags: ['mellow'], genres: [] });
        all.follow([rock]);
        const heard = [{ genre: 'rock', weight: 1 }];
        for (const name of ['youtube', 'spotify', 'open'] as const)
            expect(last(name).filters).toMatchObject({ genres: heard, tags: [] });
        for (const name of ['library', 'listeners'] as const)
            expect(last(name).filters).toMatchObject({ genres: [], tags: [] });
    });

    test('leaves nothing of the song before, however late its answers come', async () => {
        const { all, last, ids } = makeRecommendations();
        all.follow([blues]);
        const before = last('library');
        await before.say(found('a'));
        expect(ids('library')).toEqual(['a']);
        all.follow([rock]);
        expect(ids('library')).toEqual([]);
        expect(before.signal.aborted).toBe(true);
        await before.say(found('b'), trouble);
        await before.end();
        expect(all.told('library')).toMatchObject({ songs: [], troubles: [], phase: 'asking' });
    });

    test('the same song again, or none after none, changes nothing', async () => {
        const { all, put, last, ids } = makeRecommendations();
        all.follow(null);
        all.follow([blues]);
        await last('library').say(found('a'));
        all.follow([blues]);
        expect(put.library).toHaveLength(1);
        expect(ids('library')).toEqual(['a']);
    });

    test('beside the first one is another question', () => {
        const { all, last } = makeRecommendations();
        all.follow([blues]);
        all.follow([blues, rock]);
        expect(last('library').seeds).toEqual([blues, rock]);
        expect(last('open').filters.genres.map(({ genre }) => genre)).toEqual(['blues', 'rock']);
    });

    test('that is taken off the screen leaves nothing', async () => {
        const { all, put, last } = makeRecommendations();
        all.follow([blues]);
        await last('library').say(found('a'));
        all.follow(null);
        expect(all.seeds).toBeNull();
        expect(all.told('library')).toMatchObject({ phase: 'idle', songs: [] });
        expect(all.links('youtube')).toEqual([]);
        await all.ask('youtube');
        expect(put.youtube).toHaveLength(1);
    });
});

describe('what was said before', () => {
    test('stands at once with its date, the oldest where there are several, and the source is still to be asked', async () => {
        const { all, last, ids } = makeRecommendations();
        all.follow([blues]);
        await last('youtube').say({ kind: 'cached', at: 7 }, found('a'), { kind: 'cached', at: 5 }, found('b'));
        await last('youtube').end();
        expect(all.told('youtube')).toMatchObject({ phase: 'idle', cachedAt: 5 });
        expect(ids('youtube')).toEqual(['a', 'b']);
    });

    test('stays until the new answer is complete, and is gone then', async () => {
        const { all, last, ids } = makeRecommendations();
        all.follow([blues]);
        await last('youtube').say({ kind: 'cached', at: 5 }, found('old'));
        await last('youtube').end();
        void all.ask('youtube');
        await last('youtube').say(found('new'));
        expect(all.told('youtube')).toMatchObject({ phase: 'asking', cachedAt: 5 });
        expect(ids('youtube')).toEqual(['old']);
        await last('youtube').end();
        expect(all.told('youtube')).toMatchObject({ phase: 'answered', cachedAt: null });
        expect(ids('youtube')).toEqual(['new']);
    });

    test('stays when there is nothing but trouble', async () => {
        const { all, last, ids } = makeRecommendations();
        all.follow([blues]);
        await last('youtube').say(found('old'));
        await last('youtube').end();
        void all.ask('youtube');
        await last('youtube').say(trouble);
        await last('youtube').end();
        expect(ids('youtube')).toEqual(['old']);
        expect(all.told('youtube')).toMatchObject({ phase: 'answered', troubles: [{ reason: 'timeout' }] });
    });
});

describe('asking a source', () => {
    test('goes to it alone and shows songs as they come', async () => {
        const { all, last, ids } = makeRecommendations();
        all.follow([blues]);
        void all.ask('youtube');
        expect(last('youtube').cachedOnly).toBe(false);
        expect(last('open').cachedOnly).toBe(true);
        expect(all.told('youtube').phase).toBe('asking');
        await last('youtube').say(found('a'));
        expect(ids('youtube')).toEqual(['a']);
        await last('youtube').say(trouble, found('b'));
        expect(ids('youtube')).toEqual(['a', 'b']);
        expect(all.told('youtube').troubles).toHaveLength(1);
        await last('youtube').end();
        expect(all.told('youtube').phase).toBe('answered');
    });

    test('leaves out the seed and twins', async () => {
        const { all, last, ids } = makeRecommendations();
        all.follow([makeTrack({ id: 's', title: 'Toxic', artist: 'Britney Spears' })]);
        await last('library').say(
            { kind: 'song', song: { ...song('1', 'Toxic (Official Video)'), artist: 'Britney Spears' } },
            { kind: 'song', song: { ...song('2', 'Lucky'), artist: 'Britney Spears' } },
            { kind: 'song', song: { ...song('3', 'Lucky (Live)'), artist: 'Britney Spears' } },
        );
        expect(ids('library')).toEqual(['2']);
    });

    test('can be stopped; what has come stays', async () => {
        const { all, last, ids } = makeRecommendations();
        all.follow([blues]);
        void all.ask('youtube');
        await last('youtube').say(found('a'));
        all.stop('youtube');
        expect(last('youtube').signal.aborted).toBe(true);
        expect(all.told('youtube').phase).toBe('answered');
        await last('youtube').say(found('b'));
        expect(ids('youtube')).toEqual(['a']);
    });

    test('can be taken back with all that it said, and leaves the others', async () => {
        const { all, last, ids } = makeRecommendations();
        all.follow([blues]);
        void all.ask('youtube');
        void all.ask('open');
        await last('youtube').say(found('a'));
        await last('open').say(found('b'));
        all.forget('youtube');
        expect(last('youtube').signal.aborted).toBe(true);
        expect(all.told('youtube')).toEqual({ phase: 'idle', songs: [], troubles: [], cachedAt: null });
        await last('youtube').say(found('c'));
        expect([ids('youtube'), ids('open')]).toEqual([[], ['b']]);
    });

    test('twice ends the first question', async () => {
        const { all, last } = makeRecommendations();
        all.follow([blues]);
        void all.ask('youtube');
        const first = last('youtube');
        void all.ask('youtube');
        await first.say(found('a'));
        await first.end();
        expect(first.signal.aborted).toBe(true);
        expect(all.told('youtube')).toMatchObject({ phase: 'asking', songs: [] });
    });

    test('that breaks is an answer without songs, and an error for engineers', async () => {
        const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
        const { all, last } = makeRecommendations();
        all.follow([blues]);
        void all.ask('youtube');
        await last('youtube').end(new Error('a promise was broken'));
        expect(all.told('youtube')).toMatchObject({ phase: 'answered', songs: [] });
        expect(logged).toHaveBeenCalledOnce();
    });
});

describe('a song that was heard', () => {
    const heard = { track: makeTrack({ id: 'heard' }), similarity: 0.8, because: [] } satisfies Similar;

    test('takes its place in the list, and keeps it while more songs come', async () => {
        const { all, last } = makeRecommendations();
        all.follow([blues]);
        void all.ask('open');
        await last('open').say(found('a'), found('b'));
        all.replace({ ...song('b'), heard });
        expect(all.told('open').songs.map((each) => each.heard?.similarity)).toEqual([undefined, 0.8]);
        await last('open').say(found('c'));
        expect(all.told('open').songs.map((each) => each.heard?.similarity)).toEqual([undefined, 0.8, undefined]);
    });

    test('is known again under other filters, and as it is judged by them', async () => {
        const { all, last } = makeRecommendations();
        all.follow([blues]);
        all.replace({ ...song('b'), heard });
        all.choose({ time: 'year' });
        const judgements = [{ kind: 'released', date: '2026' }] as const;
        await last('open').say({ kind: 'song', song: { ...song('b'), judgements } });
        expect(all.told('open').songs).toEqual([{ ...song('b'), judgements, heard }]);
    });

    test('beside one song says nothing of it beside another', async () => {
        const { all, last } = makeRecommendations();
        all.follow([blues]);
        all.replace({ ...song('b'), heard });
        all.follow([rock]);
        await last('open').say(found('b'));
        expect(all.told('open').songs[0]?.heard).toBeUndefined();
    });

    test('is not taken for a song of another service with the same id', async () => {
        const { all, last } = makeRecommendations();
        all.follow([blues]);
        await last('youtube').say(found('b'));
        all.replace({ ...song('b'), service: 'audius', heard });
        expect(all.told('youtube').songs[0]?.heard).toBeUndefined();
    });
});
