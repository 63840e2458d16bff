/** What the listener chooses, and what of it reaches which source. */
import { describe, expect, test, vi } from 'vitest';
import { makeTrack } from '../library/track.fixture.ts';
import { found, makeRecommendations } from './recommendations.fixture.ts';
import { sourceNames } from './sources.ts';

const [blues, rock] = [
    makeTrack({ id: 'blues', title: 'Blue', analysis: { families: [0.7, 0.1, 0.1, 0.1] } }),
    makeTrack({ id: 'rock', title: 'Stone', analysis: { families: [0.1, 0.1, 0.1, 0.7] } }),
];

describe('choices', () => {
    test('are a new question to all, and leave nothing of the old one', async () => {
        const { all, put, last, ids } = makeRecommendations();
        all.follow([blues]);
        await last('library').say(found('a'));
        all.choose({ language: 'ja' });
        expect(ids('library')).toEqual([]);
        expect(last('library').filters.language).toBe('ja');
        expect(put.youtube.map(({ cachedOnly }) => cachedOnly)).toEqual([true, true]);
    });

    test('of language and time last from song to song and are handed on to be kept', () => {
        const onLasting = vi.fn();
        const { all, last } = makeRecommendations({ lasting: { language: 'ko', time: 'any' }, onLasting });
        all.follow([blues]);
        expect(last('library').filters.language).toBe('ko');
        all.choose({ time: 'month' });
        expect(onLasting).toHaveBeenLastCalledWith({ language: 'ko', time: 'month' });
        all.follow([rock]);
        expect(last('library').filters).toMatchObject({ language: 'ko', time: 'month' });
    });

    test('can be chosen before there is a song', () => {
        const { all, put, last } = makeRecommendations();
        all.choose({ language: 'ru' });
        expect(put.library).toEqual([]);
        all.follow([blues]);
        expect(last('library').filters.language).toBe('ru');
    });

    test('before the network is known ask for no genre', () => {
        const { all, last } = makeRecommendations({ contract: () => null });
        all.follow([blues]);
        expect(last('open').filters.genres).toEqual([]);
    });

    test.each([
        ['none', 'account'],
        ['expired', 'account'],
        ['connected', null],
    ] as const)('tell what is missing of a connection that is %s', (state, missing) => {
        const { all } = makeRecommendations({}, state);
        expect([all.missing('spotify'), all.missing('open')]).toEqual([missing, null]);
    });

    test('of genres are asked of every source as they are shown, the heard ones too, until they are taken back', () => {
        const { all, last } = makeRecommendations();
        all.follow([blues]);
        const heard = [{ genre: 'blues', weight: 1 }];
        for (const genres of [heard, [{ genre: 'metal', weight: 1 }], []]) {
            all.choose({ genres });
            for (const name of sourceNames) {
                expect(last(name).filters.genres).toEqual(genres);
                expect(all.filters(name).genres).toEqual(genres);
            }
        }
        all.choose({ genres: null });
        expect([last('library').filters.genres, last('open').filters.genres]).toEqual([[], heard]);
    });

    test('tell which words would be sent', () => {
        const { all } = makeRecommendations();
        expect(all.sentWords('open')).toEqual([]);
        all.follow([blues]);
        all.choose({ genres: [{ genre: 'rock', weight: 1 }] });
        expect(all.sentWords('open')).toEqual(['Blue', 'rock']);
    });

    test('reach the links, which need no connection', () => {
        const { all } = makeRecommendations();
        all.follow([blues]);
        all.choose({ time: 'week' });
        expect(all.missing('spotify')).toBe('account');
        expect(all.links('spotify')).toMatchObject([{ words: 'Blueweek' }]);
    });
});
