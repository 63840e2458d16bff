import type { Contract } from '../contract.ts';
import type { Seeds, Similar } from '../flow.ts';
import type { Recommendation } from './recommendation.ts';
import { deduplicated } from './matching/deduplication.ts';
import { heardGenres, type Choices, type Filters } from './filters.ts';
import { songKey } from './song-key.ts';
import type { Answer, Link, Source, Trouble } from './source.ts';
import type { SourceFacts } from './source-facts.ts';
import { perSource, type SourceName, sourceNames, sources as facts } from './sources.ts';

/** What one source says of the present question. */
export interface Told {
    /** 'idle': not asked yet; what is kept of an earlier answer may stand there all the same. */
    readonly phase: 'idle' | 'asking' | 'answered';
    readonly songs: readonly Recommendation[];
    readonly troubles: readonly Trouble[];
    /** When the oldest part of it was answered, where it was not now; milliseconds since 1970. */
    readonly cachedAt: number | null;
}

const untold: Told = { phase: 'idle', songs: [], troubles: [], cachedAt: null };

type Lasting = Pick<Filters, 'language' | 'time'>;

interface Parts {
    readonly sources: Readonly<Record<SourceName, Source>>;
    readonly contract: () => Contract | null;
    /** Language and time stay as they are chosen, from song to song. */
    readonly lasting?: Lasting;
    readonly onLasting?: (lasting: Lasting) => void;
}

/** The question of the moment, put to the sources. A new question leaves nothing of the one before. */
export class Recommendations {
    readonly #sources: Readonly<Record<SourceName, Source>>;
    readonly #parts: Parts;
    #seeds = $state.raw<Seeds | null>(null);
    #choices = $state.raw<Choices>({ language: 'any', time: 'any', genres: null, tags: [] });
    #heardGenres = $state.raw<Filters['genres']>([]);
    #told = $state.raw<Readonly<Record<SourceName, Told>>>(perSource(() => untold));
    #asking: Partial<Record<SourceName, AbortController>> = {};
    /** What was heard of songs beside the present seeds, other filters or not; by service and id. */
    #heard: Readonly<Record<string, Similar>> = {};

    constructor(parts: Parts) {
        this.#parts = parts;
        this.#sources = parts.sources;
        this.#choices = { ...this.#choices, ...parts.lasting };
    }

    /** Null while no song of the library is on the screen. */
    get seeds(): Seeds | null {
        return this.#seeds;
    }

    /** Another object with each change. */
    get choices(): Choices {
        return this.#choices;
    }

    /** Those of the seeds. */
    get heardGenres(): Filters['genres'] {
        return this.#heardGenres;
    }

    /** What a source is asked for. */
    filters(name: SourceName): Filters {
        return { ...this.#choices, genres: this.#choices.genres ?? this.unchosenGenres(name) };
    }

    /** What a source is asked for as long as no genres are chosen. */
    unchosenGenres(name: SourceName): Filters['genres'] {
        return facts[name].asksForHeard ? this.#heardGenres : [];
    }

    told(name: SourceName): Told {
        return this.#told[name];
    }

    /** What the listener has to connect before the source can be asked; null when it is ready. */
    missing(name: SourceName): SourceFacts['connects'] {
        const { connection } = this.#sources[name];
        return connection === null || connection.state === 'connected' ? null : facts[name].connects;
    }

    links(name: SourceName): readonly Link[] {
        return this.#seeds ? this.#sources[name].links(this.#seeds, this.filters(name)) : [];
    }

    /** The words that would be sent. */
    sentWords(name: SourceName): readonly string[] {
        return this.#seeds ? this.#sources[name].sentWords(this.#seeds, this.filters(name)) : [];
    }

    isAbout(seeds: Seeds): boolean {
        return sameSeeds(seeds, this.#seeds);
    }

    /** Other seeds ask for their own genres, unless something else is `asked` of them; the same seeds change nothing. */
    follow(seeds: Seeds | null, asked?: Pick<Choices, 'genres' | 'tags'>): void {
        if (sameSeeds(seeds, this.#seeds)) return;
        const contract = this.#parts.contract();
        this.#seeds = seeds;
        this.#heard = {};
        this.#heardGenres = seeds && contract ? heardGenres(seeds, contract) : [];
        this.#choices = { ...this.#choices, genres: null, tags: [], ...asked };
        this.#begin();
    }

    choose(change: Partial<Choices>): void {
        this.#choices = { ...this.#choices, ...change };
        const { language, time } = this.#choices;
        this.#parts.onLasting?.({ language, time });
        this.#begin();
    }

    /** Asks a source anew. What it says fills `told` as it comes; where songs stand already, they stay until all have come. */
    async ask(name: SourceName): Promise<void> {
        await this.#listen(name, false);
    }

    /** Ends a question under way; what has come so far stays. */
    stop(name: SourceName): void {
        this.#asking[name]?.abort();
        if (this.#told[name].phase === 'asking') this.#tell(name, { phase: 'answered' });
    }

    /** Takes what a source said off the screen, as when the listener disconnects it. */
    forget(name: SourceName): void {
        this.#asking[name]?.abort();
        this.#tell(name, untold);
    }

    /** A song's sound was heard: it stands in its place with what was heard, also when it comes again for the same seeds. */
    replace(song: Recommendation): void {
        if (song.heard) this.#heard = { ...this.#heard, [songKey(song)]: song.heard };
        for (const name of sourceNames) this.#tell(name, {});
    }

    /** Nothing leaves the page for a new question; what the services said of it before is shown at once. */
    #begin(): void {
        for (const controller of Object.values(this.#asking)) controller.abort();
        this.#told = perSource(() => untold);
        if (this.#seeds) for (const name of sourceNames) void this.#listen(name, name !== 'library');
    }

    async #listen(name: SourceName, cachedOnly: boolean): Promise<void> {
        const seeds = this.#seeds;
        if (!seeds) return;
        this.#asking[name]?.abort();
        const controller = new AbortController();
        this.#asking[name] = controller;
        const { signal } = controller;
        const songsStand = this.#told[name].songs.length > 0;
        let told: Told = { ...untold, phase: cachedOnly ? 'idle' : 'asking' };
        const show = () => this.#tell(name, songsStand ? { phase: told.phase, troubles: told.troubles } : told);
        show();
        try {
            const answers = this.#sources[name].recommend(seeds, this.filters(name), { signal, cachedOnly });
            for await (const answer of deduplicated(answers, seeds)) {
                if (signal.aborted) return;
                told = withAnswer(told, answer);
                show();
            }
        } catch (error) {
            if (signal.aborted) return;
            console.error(error);
        }
        if (signal.aborted) return;
        const nothingCame = told.songs.length === 0;
        told = { ...told, phase: cachedOnly ? 'idle' : 'answered' };
        if (nothingCame && told.troubles.length > 0) show();
        else this.#tell(name, told);
    }

    #tell(name: SourceName, change: Partial<Told>): void {
        const told = { ...this.#told[name], ...change };
        const songs = told.songs.map((song) => {
            const heard = this.#heard[songKey(song)] ?? song.heard;
            return heard === song.heard ? song : { ...song, heard };
        });
        this.#told = { ...this.#told, [name]: { ...told, songs } };
    }
}

function withAnswer(told: Told, answer: Answer): Told {
    switch (answer.kind) {
        case 'song':
            return { ...told, songs: [...told.songs, answer.song] };
        case 'trouble':
            return { ...told, troubles: [...told.troubles, answer.trouble] };
        case 'cached':
            return { ...told, cachedAt: Math.min(answer.at, told.cachedAt ?? answer.at) };
    }
}

function sameSeeds(a: Seeds | null, b: Seeds | null): boolean {
    return a === b || (a !== null && b !== null && a.length === b.length && a.every((seed, i) => seed === b[i]));
}
