import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeTrack } from '../library/track.fixture.ts';
import { showPlaying, steer } from './media-session.ts';

type Handler = (details: MediaSessionActionDetails) => void;

/** Node has no media session: this one keeps what it is told. */
class Session {
    metadata: MediaMetadata | null = null;
    readonly handlers = new Map<MediaSessionAction, Handler>();

    setActionHandler(action: MediaSessionAction, handler: Handler): void {
        this.handlers.set(action, handler);
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

test('the device plays, pauses and seeks the song that is loaded', () => {
    const player = { trackId: 'a', playing: false, positionSeconds: 20, toggle: vi.fn(), seek: vi.fn() };
    steer(asSession(), player);
    session.do('pause');
    expect(player.toggle).not.toHaveBeenCalled();
    session.do('play');
    expect(player.toggle).toHaveBeenCalledExactlyOnceWith('a');
    session.do('seekto', { seekTime: 33 });
    session.do('seekbackward');
    session.do('seekforward', { seekOffset: 10 });
    expect(player.seek.mock.calls).toEqual([
        ['a', 33],
        ['a', 15],
        ['a', 30],
    ]);
});

test('without a song the device steers nothing', () => {
    const player = { trackId: null, playing: false, positionSeconds: 0, toggle: vi.fn(), seek: vi.fn() };
    steer(asSession(), player);
    for (const action of ['play', 'pause', 'seekto', 'seekforward', 'seekbackward'] as const) session.do(action);
    expect([player.toggle.mock.calls, player.seek.mock.calls]).toEqual([[], []]);
});
