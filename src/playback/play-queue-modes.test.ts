import { beforeEach, describe, expect, it } from 'vitest';
import { setUpQueue } from './play-queue.fixture.ts';

let { player, alike, chance, queue, coming, keyOf } = setUpQueue();

beforeEach(() => {
    ({ player, alike, chance, queue, coming, keyOf } = setUpQueue());
});

describe('repeating', () => {
    it('all: begins again behind the last song, and before the first', () => {
        queue.play(['a', 'b']);
        queue.repeat = 'all';
        queue.previous();
        expect([player.trackId, queue.upNext]).toEqual(['b', 'a']);
        player.end(queue);
        expect(player.trackId).toBe('a');
    });

    it('one: plays it again and again, until the next is asked for', () => {
        queue.play(['a', 'b']);
        queue.repeat = 'one';
        player.end(queue);
        expect([player.begun, queue.upNext]).toEqual([['a', 'a'], null]);
        queue.next();
        expect(player.trackId).toBe('b');
    });

    it('all, of a single song: plays that again', () => {
        queue.play(['a']);
        queue.repeat = 'all';
        player.end(queue);
        expect([player.begun, queue.upNext]).toEqual([['a', 'a'], null]);
    });
});

describe('shuffling', () => {
    const songs = Array.from({ length: 40 }, (_, i) => `song ${i}`);

    it('plays every song once before any comes again, wherever the list was begun', () => {
        chance.random = Math.random;
        queue.play(songs, { id: 'song 20' });
        player.end(queue);
        queue.shuffle(true);
        for (let i = 0; i < songs.length; i += 1) player.end(queue);
        expect(player.begun.slice(0, 2)).toEqual(['song 20', 'song 21']);
        expect(player.begun.toSorted()).toEqual(songs.toSorted());
        expect(player.begun).not.toEqual([...songs.slice(20), ...songs.slice(0, 20)]);
    });

    it('gives back the order when it is switched off, without the songs that have gone', () => {
        queue.play(['a', 'b', 'c', 'd']);
        queue.shuffle(true);
        expect(coming()).not.toEqual(['b', 'c', 'd']);
        queue.remove(keyOf('c'));
        queue.playNext(['x']);
        queue.shuffle(false);
        expect(coming()).toEqual(['x', 'b', 'd']);
    });

    it('mixes the songs of another round too, when the player goes on by itself', () => {
        queue.play(['a', 'b', 'c', 'd']);
        queue.repeat = 'all';
        for (const id of ['b', 'c', 'd', 'a']) queue.advanced(id);
        queue.shuffle(true);
        expect([queue.current?.id, coming().toSorted()]).toEqual(['a', ['b', 'c', 'd']]);
        expect(coming()).not.toEqual(['b', 'c', 'd']);
    });

    it('leaves songs that were chosen to be heard next where they are', () => {
        queue.play(['a', 'b', 'c']);
        queue.add(['x', 'y']);
        queue.shuffle(true);
        expect(coming().slice(0, 2)).toEqual(['x', 'y']);
    });

    it('begins a list anywhere', () => {
        queue.shuffle(true);
        chance.random = () => 0.99;
        queue.play(['a', 'b', 'c']);
        expect([player.trackId, coming().toSorted()]).toEqual(['c', ['a', 'b']]);
    });
});

describe('going on with what sounds alike', () => {
    it('comes when nothing else does, and never twice', () => {
        alike.push('a', 'x', 'y');
        queue.play(['a', 'b']);
        expect(queue.alike).toBeNull();
        player.end(queue);
        expect([queue.alike, queue.upNext, queue.hasNext]).toEqual(['x', 'x', true]);
        player.end(queue);
        queue.advanced('y');
        expect([queue.current, player.begun, queue.alike]).toMatchObject([
            { id: 'y', origin: 'alike' },
            ['a', 'b', 'x'],
            null,
        ]);
    });

    it('does not come where all is repeated', () => {
        alike.push('x');
        queue.play(['a']);
        queue.repeat = 'all';
        expect(queue.alike).toBeNull();
    });
});

describe('going on by itself', () => {
    it('makes a song current that the queue does not have any more', () => {
        queue.play(['a', 'b', 'c']);
        queue.remove(keyOf('b'));
        queue.advanced('b');
        expect(queue.current?.id).toBe('b');
    });
});

describe('songs that cannot be played', () => {
    it('are skipped, and told of together until the listener asks for something', () => {
        queue.play(['a', 'b', 'c', 'd']);
        queue.failed('a', 'cannot-play');
        queue.failed('b', 'file-gone');
        expect(player.trackId).toBe('c');
        expect(queue.skipped).toEqual({ ids: ['a', 'b'], problem: 'file-gone', hasStopped: false });
        queue.next();
        expect(queue.skipped).toBeNull();
    });

    it('end the queue when all fail, also where all is repeated', () => {
        queue.repeat = 'all';
        queue.play(['a', 'b', 'c']);
        for (const id of ['a', 'b', 'c']) queue.failed(id, 'cannot-play');
        expect(queue.skipped).toEqual({ ids: ['a', 'b', 'c'], problem: 'cannot-play', hasStopped: true });
        expect(player.begun).toEqual(['a', 'b', 'c']);
    });

    it('are tried again after another has played', () => {
        queue.repeat = 'all';
        queue.play(['a', 'b']);
        queue.failed('a', 'unreadable');
        player.end(queue);
        expect(player.begun).toEqual(['a', 'b', 'a']);
    });

    it('of a folder that may not be read keep all others of it from being tried', () => {
        queue.play(['folder 1', 'folder 2', 'other', 'folder 3']);
        queue.failed('folder 1', 'not-permitted');
        expect(player.begun).toEqual(['folder 1', 'other']);
    });

    it('end the queue when they are very many', () => {
        const songs = Array.from({ length: 1000 }, (_, i) => `${i}`);
        queue.play(songs);
        for (let tried = 0; player.trackId !== null && !queue.skipped?.hasStopped; tried += 1) {
            queue.failed(player.trackId, 'cannot-play');
            expect(tried).toBeLessThan(100);
        }
        expect(player.begun).toHaveLength(20);
    });

    it('are the player’s own matter where they stand alone, or were not to play', () => {
        queue.play(['a']);
        queue.failed('a', 'cannot-play');
        expect([queue.skipped, player.begun]).toEqual([null, ['a']]);
        queue.play(['b', 'c']);
        queue.toggle('b');
        queue.failed('b', 'cannot-play');
        expect([queue.skipped, player.trackId]).toEqual([null, 'b']);
    });
});
