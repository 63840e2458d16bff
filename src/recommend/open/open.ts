import type { Ask } from '../ask.ts';
import type { Source } from '../source.ts';
import { createAudius } from './audius.ts';
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
    const catalogues = [
        createAudius({ ask, now }),
        createMusicBrainz({ ask, turn, now }),
        createListenBrainz({ ask, now }),
    ];
    return {
        name: 'open',
        missing: null,
        links: (_seeds, filters) => catalogues.map((catalogue) => catalogue.link(filters)),
        recommend: (_seeds, filters, options) =>
            interleaved(catalogues.map((catalogue) => catalogue.recommend(filters, options))),
    };
}
