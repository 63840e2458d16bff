import { beforeEach, describe, expect, it } from 'vitest';
import { setUpQueue } from './play-queue.fixture.ts';

let { player, missing, queue, coming, keyOf } = setUpQueue();

beforeEach(() => {
    ({ player, missing, queue, coming, keyOf } = setUpQueue());
});

describe('the play queue', () => {
    it('plays a list from the song that was asked for to its last', () => {
        queue.play(['a', 'b', 'c'], { id: 'b', origin: 'library' });
        expect([queue.current?.id, coming(), queue.origin, queue.upNext]).toEqual(['b', ['c'], 'library', 'c']);
        player.end(queue);
        expect([queue.current?.id, queue.upNext, queue.hasNext]).toEqual(['c', null, false]);
        player.end(queue);
        expect([player.begun, player.playing, queue.current?.id]).toEqual([['b', 'c'], false, 'c']);
    });

    it('passes over songs whose sound is not at hand, and plays them when it is', () => {
        missing.add('a').add('c');
        queue.play(['a', 'b', 'c', 'd']);
        expect([queue.current?.id, coming()]).toEqual(['b', ['d']]);
        missing.delete('c');
        player.end(queue);
        expect(player.begun).toEqual(['b', 'c']);
    });

    it('plays nothing where no sound is at hand', () => {
        missing.add('a');
        queue.play(['a']);
        expect([queue.current, player.begun]).toEqual([null, []]);
    });

    it('goes on where a song that was current has gone', () => {
        queue.play(['a', 'b', 'c'], { id: 'b' });
        missing.add('b');
        expect([queue.current, coming()]).toEqual([null, ['c']]);
        queue.next();
        expect(player.trackId).toBe('c');
    });

    it('is not moved by the end of a song that is not its own', () => {
        queue.play(['a', 'b']);
        queue.ended('elsewhere');
        expect(queue.current?.id).toBe('a');
    });

    it('puts songs next, or after those that were put there before, before the list goes on', () => {
        queue.play(['a', 'b'], { origin: 'library' });
        queue.add(['x']);
        queue.add(['y']);
        queue.playNext(['z']);
        expect(coming()).toEqual(['z', 'x', 'y', 'b']);
        queue.play(['c', 'd'], { origin: 'search' });
        expect([queue.current?.id, coming()]).toEqual(['c', ['z', 'x', 'y', 'd']]);
    });

    it('waits with songs that were added to nothing until it is played', () => {
        queue.add(['a', 'b']);
        expect(player.begun).toEqual([]);
        queue.toggle();
        expect([player.begun, coming()]).toEqual([['a'], ['b']]);
    });

    it('moves, removes and clears songs to come, and leaves the current one', () => {
        queue.play(['a', 'b', 'c', 'd']);
        queue.move(keyOf('d'), keyOf('b'));
        expect(coming()).toEqual(['d', 'b', 'c']);
        queue.move(keyOf('d'), null);
        queue.remove(keyOf('b'));
        queue.remove(queue.current?.key ?? -1);
        expect([queue.current?.id, coming()]).toEqual(['a', ['c', 'd']]);
        queue.clear();
        expect([queue.current?.id, coming()]).toEqual(['a', []]);
    });

    it('holds the same song twice', () => {
        queue.play(['a', 'b', 'a']);
        player.end(queue);
        player.end(queue);
        expect([player.begun, coming()]).toEqual([['a', 'b', 'a'], []]);
    });

    it('leads back to the song before, or after three seconds to the beginning of the current one', () => {
        queue.play(['a', 'b'], { id: 'b' });
        player.positionSeconds = 3.5;
        queue.previous();
        expect([player.trackId, player.positionSeconds]).toEqual(['b', 0]);
        queue.previous();
        expect(player.trackId).toBe('a');
        player.positionSeconds = 2;
        queue.previous();
        expect([player.trackId, player.positionSeconds, player.playing]).toEqual(['a', 0, true]);
    });

    it('plays and pauses what is current; another song comes in where it stands, or next', () => {
        queue.play(['a', 'b', 'c']);
        queue.toggle('a');
        expect(player.playing).toBe(false);
        queue.toggle('c');
        queue.previous();
        queue.toggle('x');
        expect([queue.current?.id, coming()]).toEqual(['x', ['c']]);
        player.end(queue);
        expect(player.trackId).toBe('c');
    });

    it('follows a list that changes, by the songs that stand there now', () => {
        queue.play(['a', 'b', 'c'], { origin: 'set' });
        queue.playNext(['x']);
        queue.follow({ origin: 'set' }, ['b', 'a', 'd', 'c']);
        expect([queue.current?.id, coming()]).toEqual(['a', ['x', 'd', 'c']]);
        queue.follow({ origin: 'set' }, ['d']);
        expect([queue.current?.id, coming()]).toEqual(['a', ['x', 'd']]);
        queue.follow({ origin: 'library' }, []);
        expect(coming()).toEqual(['x', 'd']);
    });

    it('knows a file that was under way by its song when it was heard', () => {
        queue.toggle('file 1');
        queue.rename('file 1', 'heard');
        expect(queue.current?.id).toBe('heard');
    });

    it('goes along where the player has crossed into the next song by itself', () => {
        queue.play(['a', 'b', 'c']);
        queue.advanced('b');
        expect([queue.current?.id, player.begun]).toEqual(['b', ['a']]);
    });
});
