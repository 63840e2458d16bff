/** Every word on the screen, in British English. */
import type { StorageReason } from '../library/store.ts';
import type { Caution, Key, Reason } from '../flow.ts';
import type { QueueItem } from '../queue.svelte.ts';
import { percent, count, songs, clock, bytes, list } from './figures.ts';

export * from './figures.ts';
export * from './pwa-words.ts';
export * from './next-words.ts';
export * from './connection-words.ts';
export * from './later-words.ts';

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('en-GB') + text.slice(1);

export const genreName = (name: string): string => (name === 'hiphop' ? 'hip hop' : name);

const accidentals: Record<string, string> = { '#': '♯', b: '♭' };
const tonicName = (tonic: string): string => tonic.charAt(0) + (accidentals[tonic.charAt(1)] ?? tonic.slice(1));
export const keyName = (key: Key): string => `${tonicName(key.tonic)} ${key.mode}`;
export const tempo = (bpm: number): string => `${Math.round(bpm)} BPM`;

/** How a tempo feels; the borders are those of the usual Italian markings (adagio, andante, moderato, allegro, presto). */
export function tempoFeel(bpm: number): string {
    if (bpm < 70) return 'slow';
    if (bpm < 96) return 'walking pace';
    if (bpm < 120) return 'moderate';
    return bpm < 156 ? 'brisk' : 'fast';
}

/** How loud a record is beside others: streaming services aim at -14 LUFS, broadcasters at -23. */
export function loudnessFeel(lufs: number): string {
    if (lufs < -23) return 'quiet';
    if (lufs < -16) return 'gentle';
    return lufs < -10 ? 'as loud as most' : 'loud';
}

export const loudness = (lufs: number): string => `${lufs.toFixed(1).replace('-', '−')} LUFS`;

export const tagKinds = {
    style: 'Style',
    mood: 'Mood',
    era: 'Era',
    voice: 'Voice',
    instrument: 'Instruments',
} as const;

export const cautions: Record<Caution, (heardSeconds: number) => string> = {
    'ended-early': (seconds) => `This file ends too early. We heard the first ${spoken(seconds)}.`,
    short: (seconds) => `Only ${spoken(seconds)} to go by, so take this as a first impression.`,
    'nearly-silent': () => 'This is almost silent, so there is little to go by.',
};

function spoken(seconds: number): string {
    const whole = Math.floor(seconds);
    if (whole < 120) return whole === 1 ? '1 second' : `${whole} seconds`;
    return `${Math.floor(whole / 60)} minutes`;
}

export const failures: Record<Reason | StorageReason, string> = {
    'empty-file': 'This file is empty.',
    'not-audio': 'This does not look like a song. Try an MP3, WAV, FLAC, M4A, OGG or Opus file.',
    'no-sound-track': 'This is a video without sound.',
    'unsupported-codec': 'This browser cannot decode this kind of sound. Convert it to MP3 or FLAC and drop it again.',
    protected: 'This file is copy-protected, so it can only be played by the app that it was bought in.',
    damaged: 'This file is damaged. A fresh copy may work.',
    'too-short': 'This is shorter than a second, which is too little to hear.',
    silent: 'There is only silence in this file.',
    'unreadable-file': 'The file could not be read. It may have been moved, or is not on this device; drop it again.',
    'out-of-memory': 'There was not enough memory for this song. Close some other tabs and drop it again.',
    'worker-crashed': 'Something broke while listening. The rest goes on; drop this song again to retry.',
    'model-unavailable': 'The network could not be loaded. Check the connection, then drop the song again.',
    'storage-full': 'Heard, but not kept: this device has no room left. Remove some songs or free some space.',
    'storage-blocked':
        'Heard, but not kept: this browser does not let Segue store anything. A private window may be the cause.',
    'storage-broken': 'Heard, but not kept: the library could not be written. Reload the page and drop the song again.',
};

export const stages: Record<QueueItem['stage'], string> = {
    waiting: 'Waiting',
    decoding: 'Opening',
    listening: 'Listening',
    'finding-tempo': 'Finding tempo and key',
    done: 'Heard',
    'already-known': 'Already in your library',
    failed: 'Not heard',
    cancelled: 'Cancelled',
};

export const mostly = (genre: string): string => `mostly ${genre}`;
export const clearly = (genre: string): string => `clearly ${genre}`;
export const withSome = (lead: string, genre: string): string => `${lead} with some ${genre}`;
export const rather = (genre: string, other: string): string => `${genre} rather than ${other}`;
export const between = (one: string, other: string): string => `between ${one} and ${other}`;
export const unsure = (genres: readonly string[]): string => `not sure: something of ${list(genres)}`;
export const oneThenOther = (before: string, after: string, seconds: number): string =>
    `${before}, then ${after} from ${clock(seconds)}`;
export const from = (genre: string, seconds: number): string => `${genre} from ${clock(seconds)}`;
export const until = (genre: string, seconds: number): string => `${genre} until ${clock(seconds)}`;
export const amid = (genre: string, start: number, end: number): string =>
    `${genre} from ${clock(start)} to ${clock(end)}`;

export const perhaps = (genre: string): string => `not sure, perhaps ${genre}`;

/** Null for a tag that says how a song is, not what it has. */
const possession = (tag: string): string | null =>
    / (voice|singer)$/.test(tag) ? `with a ${tag}` : /^\d0s$/.test(tag) ? `of the ${tag}` : null;

/** "both rock and mellow, with a female voice". */
export function bothAre(traits: readonly string[]): string {
    const ways = traits.filter((trait) => possession(trait) === null);
    const things = traits.map(possession).filter((thing) => thing !== null);
    return `both ${[...(ways.length > 0 ? [list(ways)] : []), ...things].join(', ')}`;
}
export const bothBetween = (genres: readonly string[]): string => `both between ${list(genres)}`;
export const sameTempo = (bpm: number): string => `the same ${tempo(bpm)}`;
export const faster = (bpm: number): string => `${bpm} BPM faster`;
export const slower = (bpm: number): string => `${bpm} BPM slower`;
export const doubleTime = (seedBpm: number, bpm: number): string => `double time, ${tempos(seedBpm, bpm)}`;
export const halfTime = (seedBpm: number, bpm: number): string => `half time, ${tempos(seedBpm, bpm)}`;
export const tempos = (seedBpm: number, bpm: number): string => `${Math.round(bpm)} against ${tempo(seedBpm)}`;
export const keyRelations = {
    same: (key: string): string => `also in ${key}`,
    relative: (key: string): string => `in ${key}, its relative key`,
    fifth: (key: string): string => `in ${key}, a fifth away`,
} as const;
export const loudnessRelations = { softer: 'softer', louder: 'louder', same: 'just as loud' } as const;
export const closeInSound = (similarity: number): string => `close in sound, ${percent(Math.max(0, similarity))} alike`;

export const genreShare = (genre: string, share: number): string => `${genreName(genre)} ${percent(share)}`;
export const score = { label: 'Place in the song' } as const;
export const keyFeel = (key: Key): string => (key.mode === 'major' ? 'the brighter mode' : 'the darker mode');

export const name = 'Segue';
export const close = 'Close';
export const dismiss = 'Dismiss';
export const retry = 'Try again';
export const networkUnavailable = 'The network that hears songs could not be loaded. Check the connection.';
export const offline = { long: 'Offline: all still works', short: 'Offline' } as const;
export const tryItFileName = 'Segue - A short piece to try.wav';
export const pageTitle = (song: string | undefined): string => (song === undefined ? name : `${song} – ${name}`);

export const welcome = {
    title: 'Drop a song',
    promise: 'See what it sounds like, and what is like it. Nothing leaves your device.',
    formats: 'MP3, FLAC, WAV, M4A, OGG or Opus; one or a whole folder.',
    tryIt: 'Try it without a file',
} as const;

export const pick = {
    songs: 'Choose songs',
    folder: 'Choose a folder',
    add: 'Add songs',
    addFolder: 'Add a folder',
} as const;
export const drop = { letGo: 'Let go to listen' } as const;

export const header = {
    label: 'Segue',
    openLibrary: (size: number): string => `Library, ${songs(size)}`,
    keys: 'Keyboard shortcuts',
    settings: 'Settings',
} as const;

export const play = {
    player: 'Player',
    play: 'Play',
    pause: 'Pause',
    stop: 'Stop and close the player',
    missing: 'Drop this song again to play it',
    cannot: 'This browser cannot play this file, though it could be heard.',
} as const;

export const facts = { tempo: 'Tempo', key: 'Key', loudness: 'Loudness', none: 'Not clear', pending: '…' } as const;

export const song = {
    unknownArtist: 'Unknown artist',
    genres: 'Likeliest genres',
    noTags: 'No mood, style or voice stands out.',
    outdated: 'Heard by an older version. Drop the file again to hear it anew.',
    dropToPlay: 'The sound itself is never kept. Drop the file again to play it.',
    remove: 'Remove from library',
} as const;

export const library = {
    label: 'Library',
    search: 'Search songs',
    genre: 'Genre',
    allGenres: 'All genres',
    sort: 'Sort by',
    orders: { recent: 'Newest', title: 'Title', artist: 'Artist', tempo: 'Tempo', genre: 'Genre' },
    notSure: 'not sure',
    playing: 'playing',
    outdated: 'older version',
    empty: 'The songs that you drop will stand here.',
    nothingFound: 'No song matches.',
    loading: 'Opening your library',
    unavailable: {
        'storage-blocked': 'This browser does not let Segue keep a library here. Songs can still be heard.',
        'storage-full':
            'The library could not be opened: this device has no room left. Free some, then reload the page.',
        'storage-broken':
            'The library could not be opened. What is in it is not lost: reload the page, and close other windows of Segue.',
    } satisfies Record<StorageReason, string>,
    cannotChange: 'The library could not be changed. Reload the page and try again.',
    removed: (title: string): string => `Removed “${title}”`,
    undo: 'Undo',
} as const;

interface Summary {
    readonly done: number;
    readonly total: number;
    readonly failed: number;
}

export const queue = {
    label: 'Songs under way',
    summary: ({ done, total, failed }: Summary, active: boolean): string => {
        if (active) return total === 1 ? 'One song under way' : `${count(done + failed)} of ${count(total)} heard`;
        return failed === 1 ? 'One could not be heard' : `${count(failed)} could not be heard`;
    },
    interrupted: (fileNames: readonly string[]): string =>
        fileNames.length === 1
            ? `“${fileNames[0]}” was not heard to its end, because the page was left. Drop it again.`
            : `${songs(fileNames.length)} were not heard to their end, because the page was left. Drop them again.`,
    waiting: (waiting: number): string => (waiting === 1 ? 'One more waits' : `${count(waiting)} more wait`),
    progress: (title: string): string => `Progress of ${title}`,
    cancel: (title: string): string => `Cancel ${title}`,
    cancelAll: 'Cancel all',
    dismiss: (title: string): string => `Dismiss ${title}`,
    clear: 'Clear',
    more: 'Show each',
    less: 'Show less',
} as const;

export const announce = {
    listening: (title: string): string => `Listening to ${title}`,
    heard: (title: string, said: string): string => `${title}: ${said}`,
    failed: (title: string, why: string): string => `${title}: ${why}`,
} as const;

export const pwa = {
    offlineReady: 'Ready to work offline',
    updateReady: 'A new version of Segue is here',
    update: 'Change now',
} as const;

export const keys = {
    title: 'Keyboard shortcuts',
    list: [
        [['Space'], 'Play or pause'],
        [['←', '→'], 'Five seconds back or on'],
        [['↑', '↓'], 'In the library: the song above or below'],
        [['Delete'], 'In the library: remove the song'],
        [['/'], 'Search the library'],
        [['?'], 'This list'],
        [['Esc'], 'Close what is open'],
    ] satisfies readonly (readonly [readonly string[], string])[],
} as const;

export const settings = {
    title: 'Settings',
    theme: 'Theme',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
    backend: 'Runs on',
    backends: { automatic: 'Whatever is quickest', webgpu: 'WebGPU', wasm: 'WASM' },
    backendInUse: (backend: 'webgpu' | 'wasm', patchMillis: number): string =>
        `${backend === 'webgpu' ? 'WebGPU' : 'WASM'} is in use: ten seconds of music in ${Math.max(1, Math.round(patchMillis))} ms.`,
    network: (version: string): string => `The network is version ${version}.`,
    networkStates: { loading: 'The network is loading.', ready: '', unavailable: 'The network could not be loaded.' },
    install: 'Install Segue',
    installWhy: 'It gets a window and an icon of its own. It stays the same app, on your device.',
    storage: 'Storage',
    stored: (tracks: number, usedBytes: number | null): string =>
        `${songs(tracks)} kept in this browser${usedBytes === null ? '' : `; with the app itself ${bytes(usedBytes)} in use`}.`,
    privacy: 'Privacy',
    privacyText:
        'Songs are heard on this device, by this page. Nothing is uploaded, counted or tracked. What was heard, the title and a small cover are kept in this browser; the sound never is. Removing a song removes all of it.',
    licences: 'Licences and source',
    licenceText:
        'Segue is free software under the GNU AGPL, version 3 or later. It hears with essentia.js (AGPL) and TensorFlow.js (Apache 2.0), and its network grew from mn04_as by Florian Schmid (MIT).',
    licenceLink: 'Licences and source code',
} as const;

export const howWell = {
    title: 'How well it hears',
    text: (newArtists: number, random: number): string =>
        `Of songs by artists it had never heard, it names ${percent(newArtists)} rightly; of songs set aside at random, ${percent(random)}. It knows ten genres, mostly of western pop up to 2000, and it errs. By genre:`,
} as const;
