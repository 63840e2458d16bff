import { describe, expect, it } from 'vitest';
import { words } from '../words/language.svelte.ts';
import { queueSummary } from './queue-words.ts';

describe('words', () => {
    it('end every failure as a sentence, without an exclamation mark', () => {
        for (const text of Object.values(words.failures)) expect(text).toMatch(/^[A-Z][^!]*\.$/);
    });

    it('sum up the queue', () => {
        expect(queueSummary({ done: 2, total: 14, failed: 1 }, true)).toBe('3 of 14 heard');
        expect(queueSummary({ done: 0, total: 1, failed: 0 }, true)).toBe('One song under way');
        expect(queueSummary({ done: 3, total: 5, failed: 2 }, false)).toBe('2 are not in the library');
    });
});
