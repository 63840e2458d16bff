import { expect, test } from 'vitest';
import { SetPlaying } from './set-playing.ts';

/** Plays what it is told to, if its sound is at hand. */
class FakePlayer {
    trackId: string | null = null;
    readonly played: string[] = [];
    readonly atHand: readonly string[];

    constructor(atHand: readonly string[]) {
        this.atHand = atHand;
    }

    canPlay(id: string): boolean {
        return this.atHand.includes(id);
    }

    toggle(id: string): void {
        this.trackId = id;
        this.played.push(id);
    }
}

test('songs follow one another as far as their sound is at hand', () => {
    const player = new FakePlayer(['b', 'd']);
    const playing = new SetPlaying({ player, songs: () => ['a', 'b', 'c', 'd', 'e'] });
    expect(playing.first).toBe('b');
    playing.toggle('b');
    playing.ended('b');
    playing.ended('d');
    expect(player.played).toEqual(['b', 'd']);
});

test('a song that was not begun from the set leads to no other, nor does one that has left it', () => {
    const player = new FakePlayer(['a', 'b', 'c']);
    let songs = ['a', 'b', 'c'];
    const playing = new SetPlaying({ player, songs: () => songs });
    playing.ended('a');
    expect(player.played).toEqual([]);
    playing.toggle('a');
    songs = ['b', 'c'];
    playing.ended('a');
    expect(player.played).toEqual(['a']);
});

test('where no sound is at hand there is no first song', () => {
    expect(new SetPlaying({ player: new FakePlayer([]), songs: () => ['a'] }).first).toBeNull();
});
