import type { Seeds } from '../../flow.ts';
import type { Recommendation } from '../recommendation.ts';
import type { Answer } from '../source.ts';
import { artistName, isSameSong, type Song } from './same-song.ts';

const mostOfAnArtist = 2;
const amongSongs = 10;

/**
 * Which songs are worth showing, in their order: never a seed itself, never one song twice (live, remastered and lyric-video twins
 * are one song), never more than two songs of one artist in any ten. A third one waits until ten others stand between, and is
 * left out when they do not come; songs of unknown artists never wait.
 */
export class Deduplication<T extends Song> {
    readonly #isSeed: (song: T) => boolean;
    readonly #taken: T[] = [];
    readonly #shown: T[] = [];
    readonly #waiting: T[] = [];

    /** Of the seeds' twins it is found out here; `isSeed` knows the seeds themselves, whatever they are called by now. */
    constructor(seeds: readonly Song[], isSeed: (song: T) => boolean) {
        this.#isSeed = (song) => isSeed(song) || seeds.some((seed) => isSameSong(song, seed));
    }

    /** The songs to be shown now that this one has come: none, or itself and those that it has made room for. */
    take(song: T): readonly T[] {
        if (this.#isSeed(song) || this.#taken.some((other) => isSameSong(song, other))) return [];
        this.#taken.push(song);
        if (this.#hasRoom(song)) return this.#show(song);
        this.#waiting.push(song);
        return [];
    }

    #show(song: T): readonly T[] {
        this.#shown.push(song);
        const next = this.#waiting.findIndex((waiting) => this.#hasRoom(waiting));
        const released = next < 0 ? [] : this.#waiting.splice(next, 1);
        return [song, ...released.flatMap((waiting) => this.#show(waiting))];
    }

    #hasRoom(song: T): boolean {
        const artist = artistName(song);
        if (artist === null) return true;
        return (
            this.#shown.slice(1 - amongSongs).filter((other) => artistName(other) === artist).length < mostOfAnArtist
        );
    }
}

/** What of a source's answers is worth showing; troubles and dates pass where they come. */
export async function* deduplicated(answers: AsyncIterable<Answer>, seeds: Seeds): AsyncGenerator<Answer> {
    const songs = new Deduplication<Recommendation>(seeds, ({ service, id }) =>
        seeds.some((seed) => service === 'library' && id === seed.id),
    );
    for await (const answer of answers) {
        if (answer.kind !== 'song') yield answer;
        else for (const song of songs.take(answer.song)) yield { kind: 'song', song };
    }
}
