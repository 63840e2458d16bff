import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeTrack } from '../../library/track.fixture.ts';
import { Moments } from './moments.ts';

/** Does as the player does with songs whose files are at hand. */
class MadeUpPlayer {
    trackId: string | null = null;
    playing = false;
    positionSeconds = 0;
    canPlay = (id: string): boolean => id !== 'gone';

    seek(id: string, seconds: number): void {
        if (this.trackId !== id) this.playing = false;
        [this.trackId, this.positionSeconds] = [id, seconds];
    }

    playFrom(id: string, seconds: number): void {
        this.seek(id, seconds);
        this.playing = true;
    }

    toggle(id: string): void {
        this.playing = this.trackId === id ? !this.playing : true;
        this.trackId = id;
    }

    stop(): void {
        [this.trackId, this.playing, this.positionSeconds] = [null, false, 0];
    }
}

const song = (id: string) => makeTrack({ id, analysis: { durationSeconds: 100, timeline: [] } });
const now = ({ trackId, playing, positionSeconds }: MadeUpPlayer) => ({ trackId, playing, positionSeconds });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a song that is pointed at for a while plays from its typical moment, and stops when it is left', () => {
    const player = new MadeUpPlayer();
    const moments = new Moments(player);
    moments.point(song('a'));
    vi.advanceTimersByTime(100);
    expect(player.trackId).toBeNull();
    vi.advanceTimersByTime(300);
    expect(now(player)).toEqual({ trackId: 'a', playing: true, positionSeconds: 50 });
    moments.point(null);
    expect(player.playing).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(now(player)).toEqual({ trackId: null, playing: false, positionSeconds: 0 });
});

test('what it interrupts goes on where it was, after one moment or several', () => {
    const player = new MadeUpPlayer();
    player.playFrom('before', 33);
    const moments = new Moments(player);
    moments.point(song('a'));
    vi.advanceTimersByTime(1000);
    moments.point(song('b'));
    vi.advanceTimersByTime(500);
    expect(player.trackId).toBe('b');
    vi.advanceTimersByTime(20_000);
    expect(now(player)).toEqual({ trackId: 'before', playing: true, positionSeconds: 33 });
});

test('a song that plays already is not disturbed, and one whose sound is not at hand is silent', () => {
    const player = new MadeUpPlayer();
    player.playFrom('a', 33);
    const moments = new Moments(player);
    for (const id of ['a', 'gone']) {
        moments.point(song(id));
        vi.advanceTimersByTime(5000);
        expect(now(player)).toEqual({ trackId: 'a', playing: true, positionSeconds: 33 });
    }
});

test('what the listener plays meanwhile stays', () => {
    const player = new MadeUpPlayer();
    player.playFrom('before', 33);
    const moments = new Moments(player);
    moments.hear(song('a'));
    player.playFrom('chosen', 0);
    moments.goBack();
    expect(now(player)).toEqual({ trackId: 'chosen', playing: true, positionSeconds: 0 });
});
