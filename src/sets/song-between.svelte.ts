import type { Contract } from '../contract.ts';
import type { Seeds, Track } from '../flow.ts';
import { heardGenres, type Filters } from '../recommend/filters.ts';
import type { Listening } from '../recommend/listening/listening.svelte.ts';
import { deduplicated } from '../recommend/matching/deduplication.ts';
import type { Recommendation } from '../recommend/recommendation.ts';
import { heardTrackId } from '../recommend/song-key.ts';
import type { Answer, StreamingCatalogue, Trouble } from '../recommend/source.ts';
import type { CurrentSet } from './current-set.svelte.ts';
import { isStreamed, type StreamedSong } from './streamed-song.ts';

interface Parts {
    readonly set: Pick<CurrentSet, 'set' | 'songs' | 'fitting' | 'take'>;
    readonly catalogues: readonly StreamingCatalogue[];
    /** Of its own, so that what is heard elsewhere goes on. */
    readonly listening: Pick<Listening, 'start' | 'stop' | 'progress'>;
    /** As they are chosen for what is to be heard next. */
    readonly lasting: () => Pick<Filters, 'language' | 'time'>;
    readonly contract: () => Contract | null;
    /** A song is in the set now, and may be played. */
    readonly onTaken: (song: StreamedSong) => void;
}

/** 'ended': all that was found was heard. */
export type BetweenPhase = 'idle' | 'asking' | 'hearing' | 'ended';

/** Looks for a song of an open catalogue that may come to a place of the set: asked for by what its neighbours are, and heard before it is offered. */
export class SongBetween {
    readonly #parts: Parts;
    #place = $state<number | null>(null);
    #phase = $state<BetweenPhase>('idle');
    #troubles = $state.raw<readonly Trouble[]>([]);
    #heard = $state.raw<readonly StreamedSong[]>([]);
    #asking: AbortController | null = null;
    readonly #offers = $derived.by(() =>
        this.#place === null ? [] : this.#parts.set.fitting(this.#place, this.#heard),
    );

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** For which place a song is looked for, counted from 0; null for none. */
    get place(): number | null {
        return this.#place;
    }

    get phase(): BetweenPhase {
        return this.#phase;
    }

    get troubles(): readonly Trouble[] {
        return this.#troubles;
    }

    get progress(): Listening['progress'] {
        return this.#parts.listening.progress;
    }

    /** How many songs were heard. */
    get heard(): number {
        return this.#heard.length;
    }

    /** Those of them that may stand there, those first that fit best. */
    get offers(): readonly StreamedSong[] {
        return this.#offers;
    }

    /** The songs before and after the place, as far as there are any. */
    get neighbours(): readonly Track[] {
        const { songs } = this.#parts.set;
        return this.#place === null ? [] : songs.slice(Math.max(0, this.#place - 1), this.#place + 1);
    }

    /** Who would be asked. */
    get catalogues(): readonly StreamingCatalogue[] {
        return this.#parts.catalogues;
    }

    /** What would be asked for. */
    get filters(): Filters {
        const contract = this.#parts.contract();
        const [first, ...others] = this.neighbours;
        const genres = first && contract ? heardGenres([first, ...others], contract) : [];
        return { ...this.#parts.lasting(), genres, tags: [] };
    }

    get sentWords(): readonly string[] {
        return this.#parts.catalogues.flatMap((catalogue) => catalogue.sentWords(this.filters));
    }

    /** Nothing is asked yet. */
    begin(place: number): void {
        this.close();
        this.#place = place;
    }

    /** Asks, and hears what has come; `offers` fills as songs are heard. */
    async ask(): Promise<void> {
        const [first, ...others] = this.neighbours;
        if (!first) return;
        this.#end();
        const asking = new AbortController();
        this.#asking = asking;
        this.#phase = 'asking';
        try {
            const songs = await this.#found([first, ...others], asking.signal);
            if (asking.signal.aborted) return;
            this.#phase = 'hearing';
            await this.#parts.listening.start(songs, [first, ...others], {
                onheard: (song) => {
                    if (!asking.signal.aborted && isStreamed(song)) this.#heard = [...this.#heard, song];
                },
            });
        } catch (error) {
            if (asking.signal.aborted) return;
            console.error(error);
        }
        if (!asking.signal.aborted) this.#phase = 'ended';
    }

    take(song: StreamedSong): void {
        if (this.#place === null) return;
        this.#parts.set.take(this.#place, song);
        this.#parts.onTaken(song);
        this.close();
    }

    /** What is under way ends. */
    close(): void {
        this.#end();
        this.#place = null;
    }

    #end(): void {
        this.#asking?.abort();
        this.#asking = null;
        this.#parts.listening.stop();
        this.#phase = 'idle';
        [this.#troubles, this.#heard] = [[], []];
    }

    async #found(seeds: Seeds, signal: AbortSignal): Promise<readonly Recommendation[]> {
        const found: Recommendation[] = [];
        for await (const answer of deduplicated(this.#answers(signal), seeds)) {
            if (answer.kind === 'trouble') this.#troubles = [...this.#troubles, answer.trouble];
            else if (answer.kind === 'song') found.push(answer.song);
        }
        return found.filter((song) => song.stream !== undefined && !this.#stands(song));
    }

    async *#answers(signal: AbortSignal): AsyncGenerator<Answer> {
        for (const catalogue of this.#parts.catalogues) yield* catalogue.recommend(this.filters, { signal });
    }

    #stands(song: Recommendation): boolean {
        return this.#parts.set.set?.ids.includes(heardTrackId(song)) ?? false;
    }
}
