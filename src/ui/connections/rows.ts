import type { AllSources } from '../../recommend/create-sources.ts';
import type { RemoteName } from '../../recommend/sources.ts';
import * as words from '../words.ts';

interface Row {
    readonly name: string;
    readonly state: string;
    /** What the button beside it says; null where there is nothing to connect. */
    readonly action: string | null;
}

const spotifyActions = { none: 'connect', expired: 'reconnect', connected: 'manage' } as const;

/** How each source is connected, in the order in which they stand. */
export function connectionRows({ youtube, spotify }: AllSources): Readonly<Record<RemoteName, Row>> {
    const { value, searchesLeft } = youtube.connection;
    const { state, accountName } = spotify.connection;
    return {
        youtube: {
            name: words.services.youtube,
            state: words.keyState(value === null ? null : searchesLeft),
            action: value === null ? words.youtubeKey.use : words.youtubeKey.change,
        },
        spotify: {
            name: words.services.spotify,
            state: state === 'connected' ? words.connectedAs(accountName) : words.spotify[state],
            action: words.spotify[spotifyActions[state]],
        },
        open: { name: words.catalogueNames(), state: words.openCatalogues.state, action: null },
    };
}
