import { expect, test } from 'vitest';
import { playAllAddress } from './addresses.ts';

test('one player plays all songs, the first one first', () => {
    const songs = ['aaaaaaaaaaa', 'bbbbbbbbbbb', 'ccccccccccc'].map((id) => ({ service: 'youtube', id }) as const);
    expect(playAllAddress(songs)).toBe(
        'https://www.youtube-nocookie.com/embed/aaaaaaaaaaa?playlist=bbbbbbbbbbb,ccccccccccc',
    );
    expect(playAllAddress(songs.slice(0, 1))).toBe('https://www.youtube-nocookie.com/embed/aaaaaaaaaaa');
});

test('what is no video has no player', () => {
    expect(playAllAddress([])).toBeNull();
    expect(
        playAllAddress([
            { service: 'spotify', id: 'aaaaaaaaaaa' },
            { service: 'youtube', id: 'aaaaaaaaa/?' },
        ]),
    ).toBeNull();
});
