/** Words about connecting services. */
import { type RemoteName, sources } from '../../recommend/sources.ts';
import type { ConnectProblem } from '../../recommend/spotify/connection.svelte.ts';
import { list } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { services } from '../words/services.ts';

export const catalogueNames = (): string => list(sources.open.services.map((service) => services[service]));

export function connectProblem(problem: ConnectProblem): string {
    const own: Partial<Record<ConnectProblem, string>> & Record<OwnProblem, string> = words.connectProblems;
    return own[problem] ?? words.troubles[problem as keyof typeof words.troubles](services.spotify);
}

type OwnProblem = Exclude<ConnectProblem, keyof typeof words.troubles>;

/** What leaves the page with a click, for each source. */
export const sentToWhom = (): Readonly<Record<RemoteName, readonly [who: string, what: string]>> => ({
    listeners: [list([services.musicbrainz, services.listenbrainz]), words.sent.toListeners],
    youtube: ['YouTube (Google)', words.sent.toYoutube],
    spotify: [services.spotify, words.sent.toSpotify],
    open: [catalogueNames(), words.sent.toCatalogues],
});

/** `searchesLeft` today; null when there is no key. */
export function keyState(searchesLeft: number | null): string {
    if (searchesLeft === null) return words.youtubeKey.none;
    return searchesLeft === 0 ? words.youtubeKey.usedUp : words.youtubeKey.kept(searchesLeft);
}

export const connectedAs = (account: string | null): string =>
    account === null ? words.spotify.connected : words.spotify.connectedAs(account);
