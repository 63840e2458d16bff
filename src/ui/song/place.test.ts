import { describe, expect, it } from 'vitest';
import { PlayQueue } from '../../playback/play-queue.svelte.ts';
import { Player } from '../../playback/player.svelte.ts';
import { Place } from './place.svelte.ts';

const song = (id: string) => ({ id, analysis: { durationSeconds: 100 } });

function placeIn(selectedTrack: ReturnType<typeof song> | null) {
    const player = new Player();
    const app = {
        player,
        playQueue: new PlayQueue({ player, isAtHand: (id) => player.canPlay(id), alikeTo: () => null }),
        selection: {
            track: selectedTrack,
            get soundId() {
                return this.track?.id ?? null;
            },
        },
    };
    return { app, place: new Place(app as unknown as ConstructorParameters<typeof Place>[0]) };
}

describe('the place in a song', () => {
    it('is a mark where the sound is not at hand', () => {
        const { place } = placeIn(song('a'));
        place.seek(42);
        expect(place.seconds).toBe(42);
        expect(place.playable).toBe(false);
        expect(place.playing).toBe(false);
    });

    it('stays within the song', () => {
        const { place } = placeIn(song('a'));
        place.seek(-5);
        expect(place.seconds).toBe(0);
        place.seek(500);
        expect(place.seconds).toBe(100);
    });

    it('is the start of another song', () => {
        const { app, place } = placeIn(song('a'));
        place.seek(42);
        app.selection.track = song('b');
        expect(place.seconds).toBe(0);
    });

    it('is nowhere without a song', () => {
        const { place } = placeIn(null);
        place.seek(42);
        place.toggle();
        expect(place.seconds).toBe(0);
        expect(place.playable).toBe(false);
    });
});
