/** Every word of "what to hear next", in British English. */
import type { Judgement, Language, Script, Service } from '../flow.ts';
import type { StorageReason } from '../library/store.ts';
import type { Filters, TimeWindow } from '../recommend/filters.ts';
import type { ListeningReason } from '../recommend/listening.svelte.ts';
import type { SourceName, TroubleReason } from '../recommend/source.ts';
import { count, list, songs } from './figures.ts';

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

export const languages: Record<Language, string> = {
    en: 'English',
    ja: 'Japanese',
    ko: 'Korean',
    zh: 'Chinese',
    ru: 'Russian',
};

const scripts: Record<Script, string> = {
    kana: 'kana',
    hangul: 'hangul',
    han: 'Chinese characters',
    cyrillic: 'Cyrillic',
    latin: 'Latin letters',
};

const windows: Record<TimeWindow, string> = {
    any: 'any time',
    week: 'the last week',
    month: 'the last month',
    year: 'the last year',
};

const onlyWords = 'Only these words and the filters are sent, never the song.';

type Outside = Exclude<SourceName, 'library'>;

export const next = {
    title: 'What to hear next',
    tabs: { library: 'Library', youtube: 'YouTube', spotify: 'Spotify', open: 'Open' } satisfies Record<
        SourceName,
        string
    >,
    tabsLabel: 'Where to look',
    filters: 'Filters',
    language: 'Language',
    languages: { any: 'Any language', ...languages, none: 'No voices' } satisfies Record<Filters['language'], string>,
    time: 'Time',
    times: {
        any: 'Any time',
        week: 'Last week',
        month: 'Last month',
        year: 'Last year',
    } satisfies Record<TimeWindow, string>,
    genres: 'Genres',
    anyGenre: 'Any genre',
    asHeard: 'Back to what was heard',
    tags: 'Moods and tags',
    anyTag: 'Moods',
    tagsHint: 'Heard in this song. Add them to the question.',
    noTags: 'No mood or tag stands out in this song.',
    mix: 'Mix with another',
    mixSearch: 'Search your library',
    mixing: 'Mixed from',
    unmix: (title: string): string => `Leave out ${title}`,
    nothingToMix: 'No other song matches.',
    found: songs,
    stop: 'Stop',
    askAgain: 'Ask again',
    playAll: 'Play all',
    player: (title: string): string => `Player of ${title}`,
    closePlayer: 'Close the player',
    play: (title: string): string => `Play ${title}`,
    pause: (title: string): string => `Pause ${title}`,
    keep: (title: string): string => `Keep ${title} for later`,
    unkeep: (title: string): string => `Take ${title} off the later list`,
    notKept: {
        'storage-full': 'Not kept: this device has no room left. Remove some songs or free some space.',
        'storage-blocked':
            'Not kept: this browser does not let Segue store anything. A private window may be the cause.',
        'storage-broken': 'Not kept: the list could not be written. Reload the page and try again.',
    } satisfies Record<StorageReason, string>,
    openAt: (title: string, service: string): string => `${service}: open ${title} in a new tab`,
    opensNew: 'opens in a new tab',
    listen: 'Listen and order by sound',
    stopListening: 'Stop listening',
    listening: { waiting: 'Waits to be heard', fetching: 'Fetching the song', hearing: 'Listening' },
    searches: {
        youtube: 'Search YouTube yourself',
        spotify: 'Search Spotify yourself',
        open: 'Search the open catalogues yourself',
    } satisfies Record<Outside, string>,
    searchesLeft: (left: number): string => {
        if (left === 0) return 'No searches left today; they begin anew at midnight in California.';
        return left === 1 ? 'One search left today.' : `${count(left)} searches left today.`;
    },
    nothingAlike: 'Drop a few more songs, and those of your library that sound like this one will stand here.',
    nothingFits: 'No song of your library fits these filters.',
    connect: { key: 'Use a key of yours', account: 'Connect an account' },
    /** While a source answers. */
    asking: {
        library: 'Looking through your library',
        youtube: 'Asking YouTube',
        spotify: 'Asking Spotify',
        open: 'Asking MusicBrainz, ListenBrainz and Audius',
    } satisfies Record<SourceName, string>,
    ask: {
        youtube: 'Ask YouTube',
        spotify: 'Ask Spotify',
        open: 'Ask the open catalogues',
    } satisfies Record<Outside, string>,
    /** What leaves the page with a click, and to whom. */
    consent: {
        youtube: (words) => `YouTube will be asked for “${words}”, with your key. ${onlyWords}`,
        spotify: (words) => `Spotify will be asked for “${words}”, with your account. ${onlyWords}`,
        open: (words) =>
            `MusicBrainz, ListenBrainz and Audius will be asked for “${words}”, without any account. ${onlyWords}`,
    } satisfies Record<Outside, (words: string) => string>,
    missing: {
        key: (service: string): string =>
            `With a key of your own, songs from ${service} stand here. Searching there works without one.`,
        account: (service: string): string =>
            `With your account connected, songs from ${service} stand here. Searching there works without it.`,
    },
    widen: {
        time: (time: TimeWindow): string => `Try ${windows[time]}`,
        language: 'Try any language',
        tags: 'Leave out the moods and tags',
        genres: 'Try the genres as heard',
    },
    connecting: { reconnect: 'Connect again', account: 'Show the connection', key: 'Change the key' },
    libraryYears: 'Songs in your library tell a year at most, so only “last year” can be judged here.',
} as const;

export const nothingFound = (time: TimeWindow): string =>
    time === 'any' ? 'Nothing was found for this question.' : `Nothing was found in ${windows[time]}.`;

export const troubles: Record<TroubleReason, (names: string) => string> = {
    offline: (names) => `This device is offline, so ${names} cannot be asked.`,
    unreachable: (names) => `${names} cannot be reached. A blocker or the connection may be the cause.`,
    timeout: (names) => `${names} took too long to answer.`,
    'slow-down': (names) => `${names} asks for a pause between questions.`,
    'server-fault': (names) => `Something is broken at ${names}. It may work again soon.`,
    unintelligible: (names) => `The answer of ${names} could not be read.`,
    refused: (names) => `${names} refused this question.`,
    'quota-exceeded': (names) => `The allowance of questions to ${names} is used up for now.`,
    'key-invalid': (names) => `${names} does not accept this key.`,
    'key-referrer': (names) => `This key of ${names} may not be used from this page’s address.`,
    'key-not-enabled': (names) => `${names} is not switched on for this key yet.`,
    'not-allow-listed': (names) =>
        `Your account is not on the list of people that this ${names} app lets in. Its owner can add it under User Management there.`,
    'premium-needed': (names) => `${names} answers only while the owner of its app has Premium.`,
    'connection-expired': (names) => `The connection to ${names} has ended. Connect again to go on.`,
};

/** Why a recommended song could not be heard, though it can be played or opened. */
const unheard: Record<Exclude<ListeningReason, TroubleReason>, string> = {
    'empty-file': 'Not heard: the service sent nothing.',
    'not-audio': 'Not heard: the service sent no sound.',
    'no-sound-track': 'Not heard: the service sent no sound.',
    'unsupported-codec': 'Not heard: this browser cannot decode this kind of sound.',
    protected: 'Not heard: this song is copy-protected.',
    damaged: 'Not heard: what the service sent is damaged.',
    'too-short': 'Not heard: it is shorter than a second.',
    silent: 'Not heard: there is only silence in it.',
    'unreadable-file': 'Not heard: what the service sent could not be read.',
    'out-of-memory': 'Not heard: there was not enough memory. Close some other tabs and try again.',
    'worker-crashed': 'Not heard: something broke while listening.',
    'model-unavailable': 'Not heard: the network could not be loaded. Check the connection.',
    'too-large': 'Not heard: it is too long to be fetched.',
    'other-network': 'Not heard: your own song was heard by an older version. Drop its file again first.',
};

export const notListened = (reason: ListeningReason, service: Service): string =>
    isTrouble(reason) ? troubles[reason](serviceName(service)) : unheard[reason];

const isTrouble = (reason: ListeningReason): reason is TroubleReason => reason in troubles;

export const tryAgainIn = (seconds: number): string =>
    seconds < 90 ? `Try again in ${Math.ceil(seconds)} seconds.` : `Try again in ${Math.ceil(seconds / 60)} minutes.`;

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "3 Nov 2026", "November 2026", "2026": as precise as the ISO 8601 date is; what is none stays as it is. */
export function date(iso: string): string {
    const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)/.exec(iso);
    if (!parts) return iso;
    const [, year = '', ofYear, ofMonth] = parts;
    if (ofYear === undefined) return year;
    const time = Date.parse(`${year}-${ofYear}-${ofMonth ?? '01'}`);
    return Number.isNaN(time) ? iso : (ofMonth === undefined ? month : day).format(time);
}

const timeOfDay = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
});

/** "As answered on 20 Nov, 14:03"; `at` in milliseconds since 1970. */
export const answeredAt = (at: number): string => `As answered on ${timeOfDay.format(at)}`;

const noVoices: Record<Extract<Judgement, { kind: 'no-voices' }>['by'], (service: string) => string> = {
    sound: () => 'no voice heard',
    title: () => 'instrumental, by its title',
    catalogue: (service) => `instrumental, says ${service}`,
};

/** Why a song passed a filter: "Japanese: title in kana", "released 3 Nov 2026". */
export function judgement(judged: Judgement, service: Service, genreName: (genre: string) => string): string {
    switch (judged.kind) {
        case 'script':
            return `${languages[judged.language]}: ${judged.of} in ${scripts[judged.script]}`;
        case 'declared':
            return `${languages[judged.language]}, says ${serviceName(service)}`;
        case 'released':
            return `released ${date(judged.date)}`;
        case 'uploaded':
            return `uploaded ${date(judged.date)}`;
        case 'genre':
            return service === 'library'
                ? `heard as ${genreName(judged.genre)}`
                : `listed as ${genreName(judged.genre)}`;
        case 'no-voices':
            return noVoices[judged.by](serviceName(service));
    }
}

export const namesOf = (names: readonly Service[]): string => list(names.map(serviceName));
