import type { Service } from '../../recommend/sources.ts';
import { list } from './format.ts';
import { words } from './language.svelte.ts';

/** Proper names: the same in every language. */
export const services: Record<Exclude<Service, 'library'>, string> = {
    'listenbrainz-labs': 'ListenBrainz',
    youtube: 'YouTube',
    spotify: 'Spotify',
    musicbrainz: 'MusicBrainz',
    listenbrainz: 'ListenBrainz',
    audius: 'Audius',
    wikidata: 'Wikidata',
};

export const serviceName = (service: Service): string =>
    service === 'library' ? words.next.tabs.library : services[service];

export const namesOf = (names: readonly Service[]): string => list(names.map(serviceName));
