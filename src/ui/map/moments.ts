/** A moment of the song that is pointed at, by the one player; what it interrupts goes on where it was. */
import type { Track } from '../../flow.ts';
import { typicalMoment } from '../../map/moment.ts';
import type { Player } from '../../playback/player.svelte.ts';

type Plays = Pick<
    Player,
    | 'canPlay'
    | 'trackId'
    | 'wantedId'
    | 'playing'
    | 'positionSeconds'
    | 'durationSeconds'
    | 'problem'
    | 'playFrom'
    | 'seek'
    | 'toggle'
    | 'stop'
>;

interface Before {
    readonly trackId: string | null;
    readonly seconds: number;
    readonly isPlaying: boolean;
}

interface Heard {
    readonly id: string;
    readonly fromSeconds: number;
}

/** Whoever passes by wants to hear nothing. */
const restMillis = 300;
const momentMillis = 8000;
/** After a song, another may be pointed at. */
const backMillis = 700;
/** A song that rests so near to its end has ended by itself. */
const endSeconds = 0.5;

export class Moments {
    readonly #player: Plays;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #before: Before | null = null;
    /** The song whose moment sounds, or will when its file has come. */
    #heard: Heard | null = null;
    /** What the player was left with when the last moment ended. */
    #leftWith: string | null = null;

    constructor(player: Plays) {
        this.#player = player;
    }

    /** After a rest on it; null: nothing is pointed at. Songs whose sound is not at hand are silent. */
    point(track: Track | null): void {
        if (track !== null && track.id === this.#heard?.id) return;
        this.#end();
        if (track && this.#player.canPlay(track.id)) this.#later(restMillis, () => this.hear(track));
        else this.#later(backMillis, () => this.goBack());
    }

    /** At once, or as soon as its file has come. */
    hear(track: Track): void {
        const player = this.#player;
        // It sounds already, from wherever it was begun.
        if (!player.canPlay(track.id) || (player.trackId === track.id && player.playing)) return;
        this.#end();
        const { trackId, playing, positionSeconds } = player;
        this.#before ??= { trackId, seconds: positionSeconds, isPlaying: playing };
        this.#heard = { id: track.id, fromSeconds: typicalMoment(track.analysis) };
        player.playFrom(track.id, this.#heard.fromSeconds);
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

    /** What the listener has done meanwhile stays: nothing comes back where they play something else, and it rests where they paused or stopped. */
    #end(): void {
        clearTimeout(this.#timer);
        const [heard, before] = [this.#heard, this.#before];
        this.#heard = null;
        if (!before) return;
        const { trackId, wantedId, playing } = this.#player;
        if (!heard) {
            if (playing || wantedId !== this.#leftWith) this.#before = null;
            return;
        }
        if (wantedId !== heard.id && wantedId !== null) this.#before = null;
        else if (this.#isStilled(heard)) this.#before = { ...before, isPlaying: false };
        else if (wantedId !== trackId) this.#callOff(before);
        else if (playing) this.#player.toggle(heard.id);
        this.#leftWith = this.#player.wantedId;
    }

    /** By another hand than ours. */
    #isStilled({ fromSeconds }: Heard): boolean {
        const { trackId, wantedId, playing, positionSeconds, durationSeconds, problem } = this.#player;
        if (problem !== null || playing) return false;
        if (wantedId === null) return true;
        return trackId === wantedId && positionSeconds > fromSeconds && positionSeconds < durationSeconds - endSeconds;
    }

    /** The file has not come yet: what sounds, if anything does, goes on. */
    #callOff(before: Before): void {
        const { trackId, positionSeconds } = this.#player;
        if (trackId === before.trackId) this.#before = null;
        if (trackId === null) this.#player.stop();
        else this.#player.seek(trackId, positionSeconds);
    }

    #later(millis: number, act: () => void): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(act, millis);
    }
}
