import { describe, expect, it } from 'vitest';
import { cautions, keyName, loudness, loudnessFeel, tempoFeel } from './music.ts';

describe('words', () => {
    it('write keys as musicians do', () => {
        expect(keyName({ tonic: 'Bb', mode: 'minor', strength: 1 })).toBe('B♭ minor');
        expect(keyName({ tonic: 'F#', mode: 'major', strength: 1 })).toBe('F♯ major');
        expect(keyName({ tonic: 'C', mode: 'major', strength: 1 })).toBe('C major');
    });

    it('put tempo and loudness into words', () => {
        expect([60, 80, 100, 140, 180].map(tempoFeel)).toEqual(['slow', 'walking pace', 'moderate', 'brisk', 'fast']);
        expect([-30, -20, -14, -8].map(loudnessFeel)).toEqual(['quiet', 'gentle', 'as loud as most', 'loud']);
        expect(loudness(-14.04)).toBe('−14.0 LUFS');
    });

    it('say how much was heard of a file that ends too early', () => {
        expect(cautions['ended-early'](41.7)).toBe('This file ends too early. We heard the first 41 seconds.');
        expect(cautions['ended-early'](150)).toBe('This file ends too early. We heard the first 2 minutes.');
    });

    it('say of a long song that is hardly there that most of it is silence', () => {
        expect(cautions.short(4)).toContain('Only 4 seconds');
        expect(cautions.short(240)).toBe('Most of this is silence, so take this as a first impression.');
    });

    it('say how many songs were heard as one', () => {
        expect(cautions['several-parts'](2400, 12)).toBe(
            'This file holds 12 songs or chapters. They were heard as one, not each by itself.',
        );
    });
});
