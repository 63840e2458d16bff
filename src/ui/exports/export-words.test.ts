import { expect, test } from 'vitest';
import { noRhythm } from '../../features/no-rhythm.ts';
import { contract, makeTrack } from '../../library/track.fixture.ts';
import { commentOf } from './export-words.ts';

test('a comment tells a tempo that may be half of it, or double, with its question mark; one that is sure has its own field', () => {
    const comment = (tempoConfidence: number): string =>
        commentOf(makeTrack({ analysis: { rhythm: { ...noRhythm, tempoBpm: 96, tempoConfidence } } }), contract);
    expect(comment(0.4)).toMatch(/(?:^|, )96 BPM\?$/);
    expect(comment(0.9)).not.toContain('96');
});
