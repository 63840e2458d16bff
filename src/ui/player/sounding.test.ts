import { describe, expect, it } from 'vitest';
import { makeTrack } from '../../library/track.fixture.ts';
import type { Stream } from '../../playback/player-parts.ts';
import { sounding } from './sounding.ts';

const track = makeTrack({ id: 'a', title: 'Rain', artist: 'Nobody' });
const streamed = makeTrack({ id: 'audius:2', title: 'Snow' });

interface Staged {
    readonly stream?: Stream;
    readonly trackId?: string;
    readonly current?: { readonly id: string };
    readonly coming?: readonly { readonly id: string }[];
    readonly onScreen?: string;
}

function shown({ stream, trackId, current, coming = [], onScreen }: Staged, orScreen = false) {
    const app = {
        library: { get: (id: string) => (id === track.id ? track : undefined) },
        streamed: (id: string) => (id === 'audius:2' ? { heard: { track: streamed } } : undefined),
        queue: { items: [{ id: 7, file: new File([], 'Someone - Under Way.mp3'), stage: 'decoding', fraction: 0.5 }] },
        player: {
            stream: stream ?? null,
            trackId: trackId ?? null,
            playing: true,
            positionSeconds: 12,
            durationSeconds: 0,
            canPlay: () => true,
        },
        playQueue: { current: current ?? null, coming },
        selection: { soundId: onScreen ?? null },
    };
    return sounding(app as unknown as Parameters<typeof sounding>[0], { orScreen });
}

describe('what the player shows', () => {
    it('is the song that the queue is at, and where in it', () => {
        const song = shown({ current: { id: 'a' }, trackId: 'a' });
        expect(song).toMatchObject({ id: 'a', title: 'Rain', artist: 'Nobody', kind: 'song', playing: true });
        expect([song?.positionSeconds, song?.durationSeconds]).toEqual([12, 180]);
    });

    it('is at its beginning while the song before is still loaded', () => {
        expect(shown({ current: { id: 'a' }, trackId: 'before' })).toMatchObject({
            playing: false,
            positionSeconds: 0,
        });
    });

    it('is a stream before any song, and a song that waits where none is current', () => {
        const stream = { address: 'https://sound.example', title: 'Night Shift' };
        const beside = { stream, trackId: 'audius:1', current: { id: 'a' } };
        expect(shown(beside)).toMatchObject({ kind: 'stream', isQueued: false });
        expect(shown({ coming: [{ id: 'a' }] })).toMatchObject({ id: 'a', kind: 'song' });
    });

    it('is a stream of the set while it waits to be played', () => {
        expect(shown({ current: { id: 'audius:2' } })).toMatchObject({ title: 'Snow', kind: 'stream', isQueued: true });
    });

    it('is a file under way by what its name says', () => {
        expect(shown({ current: { id: 'file 7' } })).toMatchObject({ title: 'Under Way', artist: 'Someone' });
    });

    it('is the song on the screen only where that is asked for and nothing else is there', () => {
        expect(shown({ onScreen: 'a' }, true)).toMatchObject({ id: 'a', kind: 'screen' });
        expect([shown({ onScreen: 'a' }), shown({ current: { id: 'gone' } }, true)]).toEqual([null, null]);
    });
});
