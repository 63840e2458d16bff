/** All that a search needs which asks for more than names; fetched when the search is first used. */
import type { Contract } from '../../contract.ts';
import type { Track } from '../../flow.ts';
import { Asking, type AskingApp, type Searched } from './asking.svelte.ts';
import AskedFor from './AskedFor.svelte';
import { whyWords } from './query-words.ts';

export interface QueryPart {
    readonly asking: Asking;
    readonly AskedFor: typeof AskedFor;
    /** Why a song is among those that are found. */
    whyOf(track: Track, contract: Contract): string;
}

export function queryPart(app: AskingApp, view: Searched): QueryPart {
    const asking = new Asking(app, view);
    return {
        asking,
        AskedFor,
        whyOf: (track, contract) =>
            whyWords(track, asking.soOf(track), { contract, seeds: asking.seeds, namedBy: asking.namedBy(track) }),
    };
}
