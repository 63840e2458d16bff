/** Every word about connecting services, in British English. */
import { list } from './figures.ts';
import { services, troubles } from './next-words.ts';
import type { ConnectProblem } from '../recommend/spotify/connection.svelte.ts';

/** Proper names: the same in every language. */
const catalogues = list([services.musicbrainz, services.listenbrainz, services.audius]);

const connectProblems: Partial<Record<ConnectProblem, string>> & Record<OwnProblem, string> = {
    denied: 'Spotify was not connected: you said no there.',
    'nothing-begun': 'Spotify’s answer was not asked for in this window, or was used before.',
    'wrong-state': 'Spotify’s answer belongs to another question, so it was thrown away.',
    'code-used': 'Spotify’s answer was used before or came too late.',
    'client-id-refused': 'Spotify does not know this Client ID. Copy it from your app’s settings there once more.',
    refused: 'Spotify refused. Compare the redirect URI and the Client ID with your app’s settings there.',
    'not-allow-listed':
        'This Spotify app does not let your account in. Its owner can add you under User Management in its settings.',
    'premium-needed': 'Spotify answers only while the owner of the app has Premium.',
};

type OwnProblem = Exclude<ConnectProblem, keyof typeof troubles>;

export const connectProblem = (problem: ConnectProblem): string =>
    connectProblems[problem] ?? troubles[problem as keyof typeof troubles](services.spotify);

export const connections = {
    title: 'Connections',
    text: 'All of them are optional. Nothing is asked of anyone before you click.',
    privacy: 'What is sent to whom, and only when you ask:',
    copy: (what: string): string => `Copy the ${what}`,
    copyShort: 'Copy',
    copied: 'Copied',
    copyByHand: 'This browser does not let the page copy. The text is marked: copy it by hand.',
    connected: 'Connected to Spotify',
} as const;

/** What leaves the page with a click, in the order of the tabs. */
export const sentToWhom: readonly (readonly [who: string, what: string])[] = [
    [
        'YouTube (Google)',
        'The words of a search with its filters, and your key. Its player is loaded from youtube-nocookie.com when you press play.',
    ],
    [
        'Spotify',
        'The words of a search with its filters, in the name of your account; the name and songs of a playlist that you save. Its player is loaded when you press play.',
    ],
    [
        catalogues,
        'Genres, language, dates and tags, with no account. Audius streams the songs that you play or let Segue listen to.',
    ],
    ['Where covers are kept', 'Covers of the songs that were found are loaded from the service that found them.'],
];

export const youtubeKey = {
    name: 'YouTube',
    title: 'A key for YouTube',
    why: 'With a key of your own, songs from YouTube stand in a tab. It is free, needs a Google account, and allows 100 searches a day.',
    enable: 'Make it ready',
    enableText: 'In Google’s console, choose or make a project and switch on the “YouTube Data API v3”.',
    enableLink: 'YouTube Data API v3',
    enableAddress: 'https://console.cloud.google.com/apis/library/youtube.googleapis.com',
    create: 'Create the key',
    createText:
        'Under Credentials, create an API key. Restrict it to websites with the address below, and to the YouTube Data API v3, so that nobody else can use it.',
    createLink: 'Credentials',
    createAddress: 'https://console.cloud.google.com/apis/credentials',
    referrer: 'website restriction',
    paste: 'Paste it here',
    field: 'API key',
    keeps: 'The key stays in this browser, and is sent to Google alone, with a search.',
    save: 'Keep the key',
    notAKey: 'That does not look like a key: Google’s have 39 letters, digits, dashes and underscores.',
    state: {
        none: 'No key. Searching on YouTube’s own pages works without one.',
        kept: (left: number): string =>
            left === 0
                ? 'A key is kept. All of today’s searches are used up; they begin anew at midnight in California.'
                : `A key is kept. ${left} of today’s 100 searches are left.`,
    },
    use: 'Use a key',
    change: 'Change the key',
    forget: 'Forget the key',
    forgetText: 'Forgetting the key also forgets what YouTube has answered.',
} as const;

export const spotify = {
    name: 'Spotify',
    title: 'Connect Spotify',
    why: 'Songs from Spotify then stand in a tab of their own, and can be saved there as a playlist.',
    need: 'What you need',
    needText:
        'Spotify Premium, and a small app of your own at Spotify: it lets each app serve only its owner and five others. It is free and takes two minutes.',
    create: 'Create the app',
    createText: 'Log in to the dashboard and create an app. Any name will do; tick “Web API”.',
    createLink: 'Spotify’s dashboard',
    createAddress: 'https://developer.spotify.com/dashboard',
    redirect: 'Tell it where to lead back',
    redirectText: 'Add this as its redirect URI, exactly as it stands:',
    redirectUri: 'redirect URI',
    paste: 'Bring its Client ID',
    pasteText: 'Copy the Client ID from the app’s settings. The secret stays there: Segue never needs it.',
    field: 'Client ID',
    notAClientId: 'That is not a Client ID: it has 32 characters, digits and the letters a to f.',
    connect: 'Connect',
    connectText: 'Spotify opens, asks whether you agree, and leads you back to where you are now.',
    agree: 'Agree at Spotify',
    reconnect: 'Connect again',
    forget: 'Forget Spotify',
    disconnect: 'Disconnect',
    disconnectText:
        'Disconnecting forgets your account, the Client ID, what Spotify has answered, and Spotify’s songs on your later list. Playlists that you saved stay at Spotify.',
    state: {
        none: 'Not connected. Searching on Spotify’s own pages works without it.',
        connected: (account: string | null): string => (account === null ? 'Connected.' : `Connected as ${account}.`),
        expired: 'The connection has ended: Spotify’s consent lasts six months, or was withdrawn.',
    },
    manage: 'Show',
    wrongAddress: (address: string): string =>
        `Spotify leads nobody back to ${address}: it takes only secure addresses, and 127.0.0.1 on this device.`,
    rightAddress: 'Open Segue here instead, and connect there:',
    otherLibrary: 'Your library belongs to the address it was made at, so it stays behind here.',
    noAddress: 'Open Segue at an address that begins with https, and connect there.',
} as const;

export const openCatalogues = {
    name: catalogues,
    state: 'Open to everyone, with no account and no key.',
} as const;
