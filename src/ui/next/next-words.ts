/** Words of "what to hear next". */
import type { Judgement } from '../../recommend/recommendation.ts';
import type { Service } from '../../recommend/sources.ts';
import type { Filters } from '../../recommend/filters.ts';
import type { ListeningReason } from '../../recommend/listening/listening.svelte.ts';
import type { TroubleReason } from '../../recommend/source.ts';
import { date, dayAndTime, fromNowOn, list, row } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { serviceName } from '../words/services.ts';

/** What songs may be asked for in, in the order in which they stand. */
export const songLanguages = (): Record<Filters['language'], string> => ({
    any: words.next.anyLanguage,
    ...words.languages,
    none: words.next.noVoices,
});

/** Why a recommended song could not be heard, though it can be played or opened. */
export const notListened = (reason: ListeningReason, service: Service): string =>
    isTrouble(reason) ? words.troubles[reason](serviceName(service)) : words.unheard[reason];

const isTrouble = (reason: ListeningReason): reason is TroubleReason =>
    words.troubles[reason as TroubleReason] !== undefined;

/** Of those that a key of YouTube allows in a day. */
export const searchesLeft = (left: number): string =>
    left === 0 ? words.next.noSearchesLeft : words.next.searchesLeft(left);

/**
 * All words that a source will be asked for, each once; where there are none, the language and the time that it will be asked for. Empty
 * where there is nothing to ask for.
 */
export function askedWords(sent: readonly string[], { language, time }: Pick<Filters, 'language' | 'time'>): string {
    if (sent.length > 0)
        return row(sent.filter((word, i) => sent.findIndex((other) => plain(other) === plain(word)) === i));
    return row([
        ...(language === 'any' ? [] : [songLanguages()[language]]),
        ...(time === 'any' ? [] : [words.next.times[time]]),
    ]);
}

/** Services write one name in several ways: "Hip-Hop", "hip hop". */
const plain = (name: string): string => name.toLowerCase().replace(/[\s\p{Punctuation}]+/gu, '');

export const tryAgainIn = (seconds: number): string => words.next.tryAgain(fromNowOn(seconds));

/** "As answered on 20 Nov, 14:03"; `at` in milliseconds since 1970. */
export const answeredAt = (at: number): string => words.next.answeredAt(dayAndTime(at));

/** Why a song passed a filter: "Japanese: title in kana", "released 3 Nov 2026". */
export function judgementWords(judged: Judgement, service: Service, genreName: (genre: string) => string): string {
    const { languages, scripts, judged: says } = words;
    switch (judged.kind) {
        case 'script':
            return says[judged.of]({ language: languages[judged.language], script: scripts[judged.script] });
        case 'declared':
            return says.declared({ language: languages[judged.language], service: serviceName(judged.by ?? service) });
        case 'released':
            return says.released(date(judged.date));
        case 'uploaded':
            return says.uploaded(date(judged.date));
        case 'genre':
            return (service === 'library' ? says.heardAs : says.listedAs)(genreName(judged.genre));
        case 'played-beside':
            return says.playedBeside[judged.of];
        case 'sounds-alike':
            return says.soundsAlike;
        case 'no-voices':
            return judged.by === 'catalogue' ? says.noVoices.catalogue(serviceName(service)) : says.noVoices[judged.by];
    }
}

export const suggestedName = (seeds: readonly { readonly title: string }[]): string =>
    words.savePlaylist.suggested(list(seeds.map(({ title }) => title)));
