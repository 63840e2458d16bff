import type { Ask } from '../http/http-client.ts';
import type { Filters } from '../filters.ts';
import type { RecommendOptions, Source } from '../source.ts';
import { createAudius } from './audius.ts';
import type { Catalogue } from './catalogue.ts';
import { interleaved } from './interleaved.ts';
import { createListenBrainz } from './listenbrainz.ts';
import { createMusicBrainz } from './musicbrainz.ts';
import { createOneASecond } from './one-a-second.ts';

interface Parts {
    readonly ask: Ask;
    /** Milliseconds since 1970. */
    readonly now?: () => number;
    /** Resolves when MusicBrainz may be asked. */
    readonly turn?: (signal: AbortSignal) => Promise<void>;
}

/** The catalogues that answer anyone, without account or key: asked side by side, so that one that fails is only missed. */
export function createOpen({ ask, now = Date.now, turn = createOneASecond('segue-musicbrainz') }: Parts): Source {
    const asked = [createAudius({ ask, now }), createMusicBrainz({ ask, turn, now })];
    const catalogues = [...asked, createListenBrainz({ ask, now })];
    return {
        name: 'open',
        missing: null,
        links: (_seeds, filters) => catalogues.map((catalogue) => catalogue.link(filters)),
        async *recommend(_seeds, filters, options) {
            // ListenBrainz is asked the same for every question: what is kept of it alone is no answer to this one.
            if (options.keptOnly && !(await haveAnswered(asked, filters, options))) return;
            yield* interleaved(catalogues.map((catalogue) => catalogue.recommend(filters, options)));
        },
    };
}

async function haveAnswered(
    catalogues: readonly Catalogue[],
    filters: Filters,
    options: RecommendOptions,
): Promise<boolean> {
    for (const catalogue of catalogues) {
        for await (const { kind } of catalogue.recommend(filters, options)) if (kind === 'kept') return true;
    }
    return false;
}
