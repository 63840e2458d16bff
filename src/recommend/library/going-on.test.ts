import { describe, expect, it } from 'vitest';
import { contract, makeTrack } from '../../library/track.fixture.ts';
import { mostAlike } from './going-on.ts';

/** `angle` in the space of sounds, in radians: the nearer, the more alike. */
const song = (id: string, angle: number, artist = id) =>
    makeTrack({
        id,
        title: id,
        artist,
        analysis: { embedding: new Float32Array([Math.cos(angle), Math.sin(angle), 0]) },
    });

const [first, near, far, other] = [song('first', 0), song('near', 0.1), song('far', 0.3), song('other', 3)];
const known = { tracks: [far, near, first, other], contract, isAtHand: () => true };

describe('what a queue goes on with', () => {
    it('is the song that sounds most like the last one', () => {
        expect(mostAlike([first], known)).toBe(near);
        expect(mostAlike([near, far], known)).toBe(first);
    });

    it('has not played in the queue, in no recording', () => {
        expect(mostAlike([near, first], known)).toBe(far);
        const live = { ...song('near (live)', 0.05, 'near'), id: 'live' };
        expect(mostAlike([near, first], { ...known, tracks: [...known.tracks, live] })).toBe(far);
    });

    it('has its sound at hand', () => {
        expect(mostAlike([first], { ...known, isAtHand: (id) => id !== 'near' })).toBe(far);
    });

    it('is by another artist than the last ones, unless there is no other', () => {
        const same = [song('one', 0.01, 'first'), song('two', 0.02, 'first')];
        expect(mostAlike([first], { ...known, tracks: [...same, ...known.tracks] })).toBe(near);
        expect(mostAlike([first], { ...known, tracks: [first, ...same] })).toBe(same[0]);
    });

    it('is nothing where nothing sounds alike, or nothing has played', () => {
        expect(mostAlike([first], { ...known, tracks: [first, other] })).toBeNull();
        expect(mostAlike([], known)).toBeNull();
    });
});
