import { describe, expect, it } from 'vitest';
import { genreColour, songColour } from './genre-colour.ts';

describe('genre colours', () => {
    it('come from the tokens, and from the wheel for genres that have none', () => {
        expect(genreColour('blues', 0)).toMatch(/^var\(--genre-blues, light-dark\(/);
        expect(genreColour('Drum & Bass', 3)).toMatch(/^var\(--genre-drum-bass, /);
        expect(genreColour('a', 1)).not.toBe(genreColour('a', 2));
    });
});

describe('the colour of a song', () => {
    const genres = ['blues', 'jazz', 'rock', 'pop'];

    it('is its genre where there is no doubt', () => {
        expect(songColour([1, 0, 0, 0], genres)).toContain(`${genreColour('jazz', 1)} 0%`);
        expect(songColour([1, 0, 0, 0], genres)).toContain(`in oklab, ${genreColour('blues', 0)}`);
    });

    it('mixes the three likeliest, the likeliest most', () => {
        const mix = songColour([0.1, 0.5, 0.4, 0], genres);
        expect(mix.indexOf('--genre-jazz')).toBeLessThan(mix.indexOf('--genre-rock'));
        expect(mix).toContain(`${genreColour('rock', 2)} 20%`);
        expect(mix).not.toContain('--genre-pop');
    });

    it('is left as it is before anything is heard', () => {
        expect(songColour([], genres)).toBe('initial');
    });
});
