/** Words about connecting services. */
import { type RemoteName, sources } from '../recommend/sources.ts';
import type { ConnectProblem } from '../recommend/spotify/connection.svelte.ts';
import { list } from './numbers.ts';
import { catalogue } from './language.svelte.ts';
import { services, troubles } from './next-words.ts';

export const { connections, youtubeKey, spotify, openCatalogues } = catalogue;

export const catalogueNames = (): string => list(sources.open.services.map((service) => services[service]));

export function connectProblem(problem: ConnectProblem): string {
    const own: Partial<Record<ConnectProblem, string>> & Record<OwnProblem, string> = catalogue.connectProblems;
    return own[problem] ?? troubles[problem as keyof typeof troubles](services.spotify);
}

type OwnProblem = Exclude<ConnectProblem, keyof typeof troubles>;

/** What leaves the page with a click, in the order of the tabs. */
export function sentToWhom(): readonly (readonly [who: string, what: string])[] {
    const sent: Readonly<Record<RemoteName, readonly [who: string, what: string]>> = {
        youtube: ['YouTube (Google)', catalogue.sent.toYoutube],
        spotify: [services.spotify, catalogue.sent.toSpotify],
        open: [catalogueNames(), catalogue.sent.toCatalogues],
    };
    return [...Object.values(sent), [catalogue.sent.forCovers, catalogue.sent.toCovers]];
}

/** `searchesLeft` today; null when there is no key. */
export function keyState(searchesLeft: number | null): string {
    if (searchesLeft === null) return youtubeKey.none;
    return searchesLeft === 0 ? youtubeKey.usedUp : youtubeKey.kept(searchesLeft);
}

export const connectedAs = (account: string | null): string =>
    account === null ? spotify.connected : spotify.connectedAs(account);
