/** Words of "what to hear next". */
import type { Judgement } from '../recommend/recommendation.ts';
import type { Service } from '../recommend/sources.ts';
import type { Filters } from '../recommend/filters.ts';
import type { ListeningReason } from '../recommend/listening/listening.svelte.ts';
import type { TroubleReason } from '../recommend/source.ts';
import { date, dayAndTime, fromNowOn, list } from './numbers.ts';
import { catalogue } from './language.svelte.ts';

export const { next } = catalogue;
export const troubles: Record<TroubleReason, (names: string) => string> = catalogue.troubles;

/** Proper names: the same in every language. */
export const services: Record<Exclude<Service, 'library'>, string> = {
    youtube: 'YouTube',
    spotify: 'Spotify',
    musicbrainz: 'MusicBrainz',
    listenbrainz: 'ListenBrainz',
    audius: 'Audius',
};

export const serviceName = (service: Service): string =>
    service === 'library' ? next.tabs.library : services[service];

export const namesOf = (names: readonly Service[]): string => list(names.map(serviceName));

/** What songs may be asked for in, in the order in which they stand. */
export const songLanguages = (): Record<Filters['language'], string> => ({
    any: next.anyLanguage,
    ...catalogue.languages,
    none: next.noVoices,
});

/** Why a recommended song could not be heard, though it can be played or opened. */
export const notListened = (reason: ListeningReason, service: Service): string =>
    isTrouble(reason) ? troubles[reason](serviceName(service)) : catalogue.unheard[reason];

const isTrouble = (reason: ListeningReason): reason is TroubleReason => troubles[reason as TroubleReason] !== undefined;

/** Of those that a key of YouTube allows in a day. */
export const searchesLeft = (left: number): string => (left === 0 ? next.noSearchesLeft : next.searchesLeft(left));

export const tryAgainIn = (seconds: number): string => next.tryAgain(fromNowOn(seconds));

/** "As answered on 20 Nov, 14:03"; `at` in milliseconds since 1970. */
export const answeredAt = (at: number): string => next.answeredAt(dayAndTime(at));

/** Why a song passed a filter: "Japanese: title in kana", "released 3 Nov 2026". */
export function judgement(judged: Judgement, service: Service, genreName: (genre: string) => string): string {
    const { languages, scripts, judged: says } = catalogue;
    switch (judged.kind) {
        case 'script':
            return says[judged.of]({ language: languages[judged.language], script: scripts[judged.script] });
        case 'declared':
            return says.declared({ language: languages[judged.language], service: serviceName(service) });
        case 'released':
            return says.released(date(judged.date));
        case 'uploaded':
            return says.uploaded(date(judged.date));
        case 'genre':
            return (service === 'library' ? says.heardAs : says.listedAs)(genreName(judged.genre));
        case 'no-voices':
            return judged.by === 'catalogue' ? says.noVoices.catalogue(serviceName(service)) : says.noVoices[judged.by];
    }
}
