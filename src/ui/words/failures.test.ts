import { expect, test } from 'vitest';
import { failureWords } from './failures.ts';
import { words } from './language.svelte.ts';

test('a codec that the browser lacks is named where it is known', () => {
    expect(failureWords({ reason: 'unsupported-codec', codec: 'ALAC' })).toContain('decode ALAC.');
    expect(failureWords({ reason: 'unsupported-codec' })).toBe(words.failures['unsupported-codec']);
});

test('other failures have words of their own, with or without a codec', () => {
    expect(failureWords({ reason: 'cut-off', codec: 'ALAC' })).toBe(words.failures['cut-off']);
    expect(failureWords({})).toBe(words.stages.failed);
});
