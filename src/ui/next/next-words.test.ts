import { expect, test } from 'vitest';
import { words } from '../words/language.svelte.ts';
import { answeredAt, notListened, tryAgainIn } from './next-words.ts';
import { namesOf } from '../words/services.ts';

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
