import type { AllSources } from '../../recommend/create-sources.ts';
import type { RemoteName } from '../../recommend/sources.ts';
import { words } from '../words/language.svelte.ts';
import { catalogueNames, connectedAs, keyState } from './connection-words.ts';
import { services } from '../words/services.ts';

interface Row {
    readonly name: string;
    readonly state: string;
    /** What the button beside it says; null where there is nothing to connect. */
    readonly action: string | null;
}

const spotifyActions = { none: 'connect', expired: 'reconnect', connected: 'manage' } as const;

/** How each source is connected, in the order in which they stand. */
export function connectionRows({ listeners, youtube, spotify }: AllSources): Readonly<Record<RemoteName, Row>> {
    const { value, searchesLeft } = youtube.connection;
    const { state, accountName } = spotify.connection;
    const isAllowed = listeners.connection.state === 'connected';
    return {
        listeners: {
            name: words.listeners.title,
            state: isAllowed ? words.listeners.given : words.listeners.none,
            action: isAllowed ? words.listeners.show : words.listeners.allow,
        },
        youtube: {
            name: services.youtube,
            state: keyState(value === null ? null : searchesLeft),
            action: value === null ? words.youtubeKey.use : words.youtubeKey.change,
        },
        spotify: {
            name: services.spotify,
            state: state === 'connected' ? connectedAs(accountName) : words.spotify[state],
            action: words.spotify[spotifyActions[state]],
        },
        open: { name: catalogueNames(), state: words.openCatalogues.state, action: null },
    };
}
