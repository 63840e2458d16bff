import { describe, expect, it } from 'vitest';
import * as words from './words.ts';

describe('words', () => {
    it('tell times as clocks', () => {
        expect([0, 59.9, 60, 243, 3765, -1].map(words.clock)).toEqual([
            '0:00',
            '0:59',
            '1:00',
            '4:03',
            '1:02:45',
            '0:00',
        ]);
    });

    it('tell shares in whole percents, and never call nothing what is there', () => {
        expect([0, 0.004, 0.005, 0.616, 1].map(words.percent)).toEqual(['0%', '<1%', '1%', '62%', '100%']);
    });

    it('tell frequencies and sizes in units that people use', () => {
        expect([440, 1760, 7040].map(words.hertz)).toEqual(['440 Hz', '1.8 kHz', '7.0 kHz']);
        expect([0, 1, 25_000, 12_400_000, 2_500_000_000].map(words.bytes)).toEqual([
            '0 kB',
            '1 kB',
            '25 kB',
            '12 MB',
            '2.5 GB',
        ]);
    });

    it('count songs and join lists as one says them', () => {
        expect([0, 1, 12_345].map(words.songs)).toEqual(['0 songs', '1 song', '12,345 songs']);
        expect(words.list(['a'])).toBe('a');
        expect(words.list(['a', 'b', 'c'])).toBe('a, b and c');
    });

    it('write keys as musicians do', () => {
        expect(words.keyName({ tonic: 'Bb', mode: 'minor', strength: 1 })).toBe('B♭ minor');
        expect(words.keyName({ tonic: 'F#', mode: 'major', strength: 1 })).toBe('F♯ major');
        expect(words.keyName({ tonic: 'C', mode: 'major', strength: 1 })).toBe('C major');
    });

    it('put tempo and loudness into words', () => {
        expect([60, 80, 100, 140, 180].map(words.tempoFeel)).toEqual([
            'slow',
            'walking pace',
            'moderate',
            'brisk',
            'fast',
        ]);
        expect([-30, -20, -14, -8].map(words.loudnessFeel)).toEqual(['quiet', 'gentle', 'as loud as most', 'loud']);
        expect(words.loudness(-14.04)).toBe('−14.0 LUFS');
    });

    it('say how much was heard of a file that ends too early', () => {
        expect(words.cautions['ended-early'](41.7)).toBe('This file ends too early. We heard the first 41 seconds.');
        expect(words.cautions['ended-early'](150)).toBe('This file ends too early. We heard the first 2 minutes.');
    });

    it('end every failure as a sentence, without an exclamation mark', () => {
        for (const text of Object.values(words.failures)) expect(text).toMatch(/^[A-Z][^!]*\.$/);
    });

    it('sum up the queue', () => {
        expect(words.queueSummary({ done: 2, total: 14, failed: 1 }, true)).toBe('3 of 14 heard');
        expect(words.queueSummary({ done: 0, total: 1, failed: 0 }, true)).toBe('One song under way');
        expect(words.queueSummary({ done: 3, total: 5, failed: 2 }, false)).toBe('2 could not be heard');
    });
});
