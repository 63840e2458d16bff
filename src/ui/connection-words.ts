/** Words about connecting services. */
import type { ConnectProblem } from '../recommend/spotify/connection.svelte.ts';
import { list } from './numbers.ts';
import { catalogue } from './language.svelte.ts';
import { services, troubles } from './next-words.ts';

export const { connections, youtubeKey, spotify, openCatalogues } = catalogue;

export const catalogueNames = (): string => list([services.musicbrainz, services.listenbrainz, services.audius]);

export function connectProblem(problem: ConnectProblem): string {
    const own: Partial<Record<ConnectProblem, string>> & Record<OwnProblem, string> = catalogue.connectProblems;
    return own[problem] ?? troubles[problem as keyof typeof troubles](services.spotify);
}

type OwnProblem = Exclude<ConnectProblem, keyof typeof troubles>;

/** What leaves the page with a click, in the order of the tabs. */
export const sentToWhom = (): readonly (readonly [who: string, what: string])[] => [
    ['YouTube (Google)', catalogue.sent.toYoutube],
    [services.spotify, catalogue.sent.toSpotify],
    [catalogueNames(), catalogue.sent.toCatalogues],
    [catalogue.sent.forCovers, catalogue.sent.toCovers],
];

/** `searchesLeft` today; null when there is no key. */
export function keyState(searchesLeft: number | null): string {
    if (searchesLeft === null) return youtubeKey.none;
    return searchesLeft === 0 ? youtubeKey.usedUp : youtubeKey.kept(searchesLeft);
}

export const connectedAs = (account: string | null): string =>
    account === null ? spotify.connected : spotify.connectedAs(account);
