import { expect, test } from 'vitest';
import { madeUpLibrary } from '../../fixtures/made-up-library.ts';
import { contract } from '../library/track.fixture.ts';
import { fitOf } from '../meaning/step.ts';
import { visitCompatible } from './compatible.ts';
import { packSongs } from './packed-songs.ts';

test('those that do not clash with a song are the ones whose tempo and key no step to them jumps', () => {
    const packed = packSongs(madeUpLibrary(contract, 400), contract);
    packed.tracks.slice(0, 60).forEach((from, place) => {
        const visited: number[] = [];
        visitCompatible(packed, place, (song) => visited.push(song));
        const fitting = packed.tracks.flatMap((to, song) => {
            const { tempo, key } = fitOf(from, to, contract);
            return tempo === false || key === false ? [] : [song];
        });
        expect(visited.toSorted((a, b) => a - b)).toEqual(fitting);
    });
});
