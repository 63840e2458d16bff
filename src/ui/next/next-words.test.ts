import { afterEach, expect, test } from 'vitest';
import { language, words } from '../words/language.svelte.ts';
import { answeredAt, askedWords, notListened, tryAgainIn } from './next-words.ts';
import { namesOf } from '../words/services.ts';

afterEach(() => language.show('en', []));

test('every trouble is a sentence that names the service, without an exclamation mark', () => {
    for (const say of Object.values(words.troubles)) {
        expect(say('Audius')).toMatch(/^[A-Z][^!]*\.$/);
        expect(say('Audius')).toContain('Audius');
    }
});

test('services that share a trouble are listed as one says them', () => {
    expect(words.troubles.timeout(namesOf(['musicbrainz', 'listenbrainz', 'audius']))).toBe(
        'MusicBrainz, ListenBrainz and Audius took too long to answer.',
    );
});

test.each(['en', 'ja', 'ko', 'zh', 'ru'] as const)(
    'in %s, a silence that may have two causes blames neither the service nor the browser alone',
    async (tag) => {
        await language.show(tag, []);
        const causes = {
            en: /busy.*block/,
            ja: /混み.*遮断/,
            ko: /붐비.*막/,
            zh: /忙.*拦截/,
            ru: /перегружена.*блокирует/,
        };
        expect(words.troubles['busy-or-blocked']('MusicBrainz')).toMatch(causes[tag]);
    },
);

test('a pause is told in seconds, and a long one in minutes', () => {
    expect(tryAgainIn(29.5)).toBe('Try again in 30 seconds.');
    expect(tryAgainIn(125)).toBe('Try again in 3 minutes.');
});

test('a song that could not be heard says why, in the service’s case with its name', () => {
    expect(notListened('timeout', 'audius')).toBe('Audius took too long to answer.');
    expect(notListened('damaged', 'audius')).toBe('Not heard: what the service sent is damaged.');
});

test('an answer of before says when it came', () => {
    expect(answeredAt(new Date(2026, 10, 20, 14, 3).getTime())).toBe('As answered on 20 Nov, 14:03');
});

const anything = { language: 'any', time: 'any' } as const;

test('all words that a source will be asked for are named, and where there are none, what else it is asked for', () => {
    const lately = { language: 'ja', time: 'week' } as const;
    expect(askedWords(['Hip-Hop', 'hip hop', 'Jazz', 'jazz', 'R&B'], anything)).toBe('Hip-Hop, Jazz, R&B');
    expect(askedWords(['rock', 'j-rock', 'rock'], lately)).toBe('rock, j-rock');
    expect(askedWords([], { ...anything, time: 'week' })).toBe('Last week');
    expect(askedWords([], lately)).toBe('Japanese, Last week');
});

test('where there is nothing to ask for no words are named', () => {
    expect(askedWords([], anything)).toBe('');
});
