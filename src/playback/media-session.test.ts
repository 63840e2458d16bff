import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeTrack } from '../library/track.fixture.ts';
import { showPlaying, showState, steer } from './media-session.ts';

type Handler = (details: MediaSessionActionDetails) => void;

/** Node has no media session: this one keeps what it is told. */
class Session {
    metadata: MediaMetadata | null = null;
    playbackState: MediaSessionPlaybackState = 'none';
    position: MediaPositionState | undefined;
    readonly handlers = new Map<MediaSessionAction, Handler>();

    setActionHandler(action: MediaSessionAction, handler: Handler): void {
        this.handlers.set(action, handler);
    }

    setPositionState(position?: MediaPositionState): void {
        this.position = position;
    }

    do(action: MediaSessionAction, details = {}): void {
        this.handlers.get(action)?.({ action, ...details });
    }
}

let session: Session;
const asSession = () => session as unknown as MediaSession;

beforeEach(() => {
    session = new Session();
    vi.stubGlobal('MediaMetadata', function (this: object, about: object) {
        Object.assign(this, about);
    });
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:cover');
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
});

afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
});

test('the device shows title, artist, album and cover, whose address is given back', () => {
    const cover = new Blob(['x'], { type: 'image/webp' });
    const end = showPlaying(asSession(), makeTrack({ title: 'A', artist: 'B', album: 'C', cover }));
    expect({ ...session.metadata }).toEqual({
        title: 'A',
        artist: 'B',
        album: 'C',
        artwork: [{ src: 'blob:cover', type: 'image/webp' }],
    });
    end();
    expect(URL.revokeObjectURL).toHaveBeenCalledExactlyOnceWith('blob:cover');
});

test('a song without artist and cover is shown without, and no song not at all', () => {
    showPlaying(asSession(), makeTrack({ title: 'A' }))();
    expect({ ...session.metadata }).toEqual({ title: 'A', artist: '', album: '', artwork: [] });
    expect(URL.revokeObjectURL).not.toHaveBeenCalled();
    showPlaying(asSession(), null)();
    expect(session.metadata).toBeNull();
});

type Sounding = Parameters<typeof showState>[1];

const none: Sounding = { trackId: null, playing: false, positionSeconds: 0, durationSeconds: 0 };

function setUp(playing: Partial<Sounding>) {
    const player = { ...none, ...playing, stop: vi.fn() };
    const queue = { toggle: vi.fn(), seek: vi.fn(), next: vi.fn(), previous: vi.fn() };
    steer(asSession(), player, queue);
    return { player, queue };
}

test('the device plays, pauses, stops and seeks the song that is loaded', () => {
    const { player, queue } = setUp({ trackId: 'a', positionSeconds: 20 });
    session.do('pause');
    expect(queue.toggle).not.toHaveBeenCalled();
    session.do('play');
    expect(queue.toggle).toHaveBeenCalledExactlyOnceWith('a');
    session.do('seekto', { seekTime: 33 });
    session.do('seekbackward');
    session.do('seekforward', { seekOffset: 10 });
    expect(queue.seek.mock.calls).toEqual([
        ['a', 33],
        ['a', 15],
        ['a', 30],
    ]);
    session.do('stop');
    expect(player.stop).toHaveBeenCalledOnce();
});

test('the device leads to the next song and back', () => {
    const { queue } = setUp({ trackId: 'a' });
    session.do('nexttrack');
    session.do('previoustrack');
    expect([queue.next.mock.calls.length, queue.previous.mock.calls.length]).toEqual([1, 1]);
});

test('without a song the device steers nothing', () => {
    const { player, queue } = setUp(none);
    for (const action of ['play', 'pause', 'stop', 'seekto', 'seekforward', 'seekbackward'] as const)
        session.do(action);
    expect([queue.toggle.mock.calls, queue.seek.mock.calls, player.stop.mock.calls]).toEqual([[], [], []]);
});

test('an action that a browser does not know costs none of the others', () => {
    vi.spyOn(session, 'setActionHandler').mockImplementation((action, handler) => {
        if (action === 'stop') throw new TypeError('unknown');
        session.handlers.set(action, handler);
    });
    setUp({ trackId: 'a' });
    expect([...session.handlers.keys()]).toEqual(expect.arrayContaining(['play', 'nexttrack', 'seekto']));
});

test('the device knows whether a song plays, and where in it, as far as its length is known', () => {
    const song = { trackId: 'a', playing: true, durationSeconds: 200, positionSeconds: 20 };
    showState(asSession(), song);
    expect([session.playbackState, session.position]).toEqual(['playing', { duration: 200, position: 20 }]);
    showState(asSession(), { ...song, playing: false, positionSeconds: 201 });
    expect([session.playbackState, session.position]).toEqual(['paused', { duration: 200, position: 200 }]);
    showState(asSession(), { ...song, durationSeconds: 0 });
    expect(session.position).toBeUndefined();
    showState(asSession(), none);
    expect(session.playbackState).toBe('none');
});
