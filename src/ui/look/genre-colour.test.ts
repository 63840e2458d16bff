import { describe, expect, it } from 'vitest';
import { byName } from '../../meaning/shares.ts';
import { genreColour, songColour } from './genre-colour.ts';

describe('genre colours', () => {
    it('come from the tokens of the families, for their styles too, and from the wheel for what is neither', () => {
        expect(genreColour('R&B and soul')).toMatch(/^var\(--family-r-b-and-soul, light-dark\(/);
        expect(genreColour('techno')).toBe(genreColour('electronic'));
        expect(genreColour('hiphop')).toBe(genreColour('hip hop'));
        expect(genreColour('a')).not.toBe(genreColour('b'));
    });
});

describe('the colour of a song', () => {
    const heard = (...shares: number[]) => byName(['blues', 'jazz', 'rock', 'pop'], shares);

    it('is its family where there is no doubt', () => {
        expect(songColour(heard(1, 0, 0, 0))).toContain(`${genreColour('jazz')} 0%`);
        expect(songColour(heard(1, 0, 0, 0))).toContain(`in oklab, ${genreColour('blues')}`);
    });

    it('mixes the three likeliest, the likeliest most', () => {
        const mix = songColour(heard(0.1, 0.5, 0.4, 0));
        expect(mix.indexOf('--family-jazz')).toBeLessThan(mix.indexOf('--family-rock'));
        expect(mix).toContain(`${genreColour('rock')} 20%`);
        expect(mix).not.toContain('--family-pop');
    });

    it('is left as it is before anything is heard', () => {
        expect(songColour(heard())).toBe('initial');
    });
});
