import { afterEach, describe, expect, it } from 'vitest';
import { followKeyNotation } from './key-notation.ts';
import { cautions, keyName, keySign, loudness, loudnessFeel, songTempo, tempoFeel, tempoNumber } from './music.ts';

afterEach(() => followKeyNotation(() => 'musical'));

describe('words', () => {
    it('write keys as musicians do', () => {
        expect(keyName({ tonic: 'Bb', mode: 'minor', strength: 1 })).toBe('B♭ minor');
        expect(keyName({ tonic: 'F#', mode: 'major', strength: 1 })).toBe('F♯ major');
        expect(keyName({ tonic: 'C', mode: 'major', strength: 1 })).toBe('C major');
    });

    it('write keys in little room, or as disc jockeys do', () => {
        const [flat, sharp] = [
            { tonic: 'Bb', mode: 'minor', strength: 1 },
            { tonic: 'F#', mode: 'major', strength: 1 },
        ] as const;
        expect([keySign(flat), keySign(sharp)]).toEqual(['B♭m', 'F♯']);
        followKeyNotation(() => 'camelot');
        expect([keySign(flat), keyName(flat), keyName(sharp)]).toEqual(['3A', '3A', '2B']);
        followKeyNotation(() => 'open-key');
        expect([keySign(flat), keyName(flat), keyName(sharp)]).toEqual(['8m', '8m', '7d']);
    });

    it('mark keys that are not sure, however they are written', () => {
        const unsure = { tonic: 'Bb', mode: 'minor', strength: 0.55 } as const;
        expect([keySign(unsure), keyName(unsure)]).toEqual(['B♭m?', 'B♭ minor?']);
        followKeyNotation(() => 'camelot');
        expect([keySign(unsure), keyName(unsure)]).toEqual(['3A?', '3A?']);
    });

    it('mark tempi that may be half of it, or double', () => {
        const [sure, unsure] = [0.6, 0.59].map((tempoConfidence) => ({ tempoBpm: 139.8, tempoConfidence }));
        expect([sure, unsure].map((one) => one && songTempo(one))).toEqual(['140 BPM', '140 BPM?']);
        expect([sure, unsure].map((one) => one && tempoNumber(one))).toEqual(['140', '140?']);
        expect(songTempo({ tempoBpm: null, tempoConfidence: null })).toBe('');
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
