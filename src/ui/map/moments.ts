/** A moment of the song that is pointed at, by the one player; what it interrupts goes on where it was. */
import type { Track } from '../../flow.ts';
import { typicalMoment } from '../../map/moment.ts';
import type { Player } from '../../playback/player.svelte.ts';

type Plays = Pick<
    Player,
    'canPlay' | 'trackId' | 'playing' | 'positionSeconds' | 'playFrom' | 'seek' | 'toggle' | 'stop'
>;

interface Before {
    readonly trackId: string | null;
    readonly seconds: number;
    readonly isPlaying: boolean;
}

/** Whoever passes by wants to hear nothing. */
const restMillis = 300;
const momentMillis = 8000;
/** After a song, another may be pointed at. */
const backMillis = 700;

export class Moments {
    readonly #player: Plays;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #before: Before | null = null;
    /** The song whose moment sounds. */
    #heard: string | null = null;

    constructor(player: Plays) {
        this.#player = player;
    }

    /** After a rest on it; null: nothing is pointed at. Songs whose sound is not at hand are silent. */
    point(track: Track | null): void {
        if (track !== null && track.id === this.#heard) return;
        this.#end();
        if (track && this.#player.canPlay(track.id)) this.#later(restMillis, () => this.hear(track));
        else this.#later(backMillis, () => this.goBack());
    }

    /** At once. */
    hear(track: Track): void {
        const player = this.#player;
        const { trackId, playing, positionSeconds } = player;
        // It sounds already, from wherever it was begun.
        if (!player.canPlay(track.id) || (trackId === track.id && playing)) return;
        this.#before ??= { trackId, seconds: positionSeconds, isPlaying: playing };
        this.#heard = track.id;
        player.playFrom(track.id, typicalMoment(track.analysis));
        this.#later(momentMillis, () => this.goBack());
    }

    /** What was there before is there again. */
    goBack(): void {
        this.#end();
        const before = this.#before;
        this.#before = null;
        if (!before) return;
        if (before.trackId === null) return this.#player.stop();
        this.#player[before.isPlaying ? 'playFrom' : 'seek'](before.trackId, before.seconds);
    }

    /** Unless the listener has played something else by then. */
    #end(): void {
        clearTimeout(this.#timer);
        const { trackId, playing } = this.#player;
        if (this.#heard !== null && trackId !== this.#heard) this.#before = null;
        else if (this.#heard !== null && playing) this.#player.toggle(this.#heard);
        this.#heard = null;
    }

    #later(millis: number, act: () => void): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(act, millis);
    }
}
