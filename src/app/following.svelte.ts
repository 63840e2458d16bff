import { untrack } from 'svelte';
import type { Seeds, Track } from '../flow.ts';
import type { Library } from '../library/library.svelte.ts';
import type { Listening } from '../recommend/listening/listening.svelte.ts';
import type { Recommendations } from '../recommend/recommendations.svelte.ts';
import type { Source } from '../recommend/source.ts';
import { type SourceName, sourceNames } from '../recommend/sources.ts';
import type { LeftAt } from './spotify-sign-in.svelte.ts';
import type { Selection } from './selection.svelte.ts';

interface Parts {
    readonly selection: Selection;
    readonly library: Pick<Library, 'tracks'>;
    readonly recommendations: Recommendations;
    readonly listening: Pick<Listening, 'stop'>;
    readonly sources: Readonly<Record<SourceName, Pick<Source, 'connection'>>>;
}

/** Keeps what is asked for in step with the song on the screen, the library and the connections. */
export class Following {
    readonly #parts: Parts;
    /** Whose songs the library has answered by. */
    #tracks: readonly Track[] | null = null;
    #leftAt: LeftAt | null = null;

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** To be called while a component starts, and lasts as long as it does. */
    start(): void {
        // Before the screen changes: no song of the question before is ever seen beside another song.
        $effect.pre(() => this.followSong());
        $effect(() => this.followConnections());
    }

    /** Asks anew where there is another song on the screen, another mix or another library. */
    followSong(): void {
        const { selection, library } = this.#parts;
        const { seeds } = selection;
        const { tracks } = library;
        if (seeds) untrack(() => this.#ask(seeds, tracks));
    }

    /** Takes off the screen what was said by a connection that the listener has ended. */
    followConnections(): void {
        const { recommendations, sources } = this.#parts;
        const ended = sourceNames.filter((name) => sources[name].connection?.state === 'none');
        untrack(() => ended.forEach((name) => recommendations.forget(name)));
    }

    /** Where the listener is, and what is asked there, to be found again after another page. */
    place(source: SourceName): LeftAt {
        const { selection, recommendations } = this.#parts;
        const { genres, tags } = recommendations.choices;
        const [song, ...mixed] = selection.seeds ?? [];
        return {
            trackId: song?.id ?? null,
            mixedWith: mixed.map(({ id }) => id),
            source,
            genres: genres && [...genres],
            tags: [...tags],
        };
    }

    comeBack(at: LeftAt): void {
        const { selection } = this.#parts;
        selection.select(at.trackId);
        if (at.trackId !== null) selection.mix(at.trackId, at.mixedWith);
        selection.sourceShown = at.source;
        this.#leftAt = at;
    }

    #ask(seeds: Seeds, tracks: readonly Track[]): void {
        const { recommendations, listening } = this.#parts;
        const hasChanged = this.#tracks !== null && this.#tracks !== tracks;
        this.#tracks = tracks;
        if (!recommendations.isAbout(seeds)) {
            listening.stop();
            const asked = this.#leftAt?.trackId === seeds[0].id ? this.#leftAt : undefined;
            this.#leftAt = null;
            recommendations.follow(seeds, asked && { genres: asked.genres, tags: asked.tags });
        } else if (hasChanged) {
            void recommendations.ask('library');
        }
    }
}
