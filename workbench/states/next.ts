import { mount } from 'svelte';
import type { Recommendation } from '../../src/recommend/recommendation.ts';
import type { Answer, TroubleReason } from '../../src/recommend/source.ts';
import type { RemoteName, Service } from '../../src/recommend/sources.ts';
import WhatNext from '../../src/ui/next/WhatNext.svelte';
import { connected } from '../connected.ts';
import { ignore, type Show, type States } from '../show.ts';
import { contract, first, library } from '../songs.ts';
import { staged } from '../staged.ts';

const cover = '/icons/segue-192.png';

function song(service: Service, title: string, more: Partial<Recommendation> = {}): Answer {
    const about = { artist: 'Somebody Else', page: 'https://segue.test/', cover, judgements: [] };
    return { kind: 'song', song: { service, id: title, title, ...about, ...more } };
}

const trouble = (service: Service, reason: TroubleReason): Answer => ({
    kind: 'trouble',
    trouble: { service, reason, message: 'made up' },
});

const [, own = first] = library;
const elsewhere = [{ service: 'youtube', address: 'https://segue.test/' }] as const;

const found: Readonly<Record<RemoteName, readonly Answer[]>> = {
    listeners: [
        {
            kind: 'song',
            song: {
                service: 'library',
                id: own.id,
                title: own.title,
                ...(own.artist !== undefined && { artist: own.artist }),
                judgements: [{ kind: 'played-beside', of: 'song' }, { kind: 'sounds-alike' }],
                heard: {
                    track: own,
                    similarity: 0.7,
                    because: [
                        { kind: 'genre', genre: 'jazz' },
                        { kind: 'tempo', seedBpm: 118, bpm: 121, isSure: true },
                    ],
                },
            },
        },
        song('listenbrainz-labs', 'Salt and Wire', {
            frame: '/licences.html',
            elsewhere,
            album: 'Inland',
            judgements: [
                { kind: 'played-beside', of: 'song' },
                { kind: 'declared', language: 'en', by: 'musicbrainz' },
                { kind: 'released', date: '2026-11-03' },
            ],
        }),
        song('listenbrainz-labs', 'A title that is longer than its row, as those of symphonies and of remixes are', {
            elsewhere,
            judgements: [{ kind: 'played-beside', of: 'artist' }],
        }),
    ],
    youtube: [
        song('youtube', 'Lines at Night', {
            frame: '/licences.html',
            judgements: [{ kind: 'uploaded', date: '2026-11-03' }],
        }),
        song('youtube', '夜の終わり', {
            judgements: [{ kind: 'script', language: 'ja', script: 'kana', of: 'title' }],
        }),
    ],
    spotify: [
        song('spotify', 'Tin Roof', {
            frame: '/licences.html',
            album: 'Weather',
            judgements: [{ kind: 'released', date: '2026' }],
        }),
        song('spotify', 'A title that is longer than its row, as those of symphonies and of remixes are', {}),
    ],
    open: [
        song('audius', 'Harbour', { stream: '/made-up.mp3', judgements: [{ kind: 'genre', genre: 'jazz' }] }),
        song('musicbrainz', 'Release', { judgements: [{ kind: 'no-voices', by: 'catalogue' }] }),
        song('listenbrainz', 'Listened', { artist: '' }),
    ],
};

const services = {
    listeners: 'listenbrainz-labs',
    youtube: 'youtube',
    spotify: 'spotify',
    open: 'musicbrainz',
} as const;
const reasons: readonly TroubleReason[] = [
    ...(['offline', 'unreachable', 'timeout', 'slow-down', 'server-fault', 'unintelligible', 'refused'] as const),
    ...(['busy-or-blocked', 'unknown-song', 'no-artist'] as const),
    ...(['quota-exceeded', 'key-invalid', 'key-referrer', 'key-not-enabled'] as const),
    ...(['not-allow-listed', 'premium-needed', 'connection-expired'] as const),
];

type Staging = Parameters<typeof staged>[0];

const showNext =
    (staging: Staging): Show =>
    async (target) => {
        const app = await staged({ selected: first.id, ...staging });
        mount(WhatNext, { target, props: { app, contract, onselect: ignore, onset: ignore, onconnect: ignore } });
    };

const asked = (source: RemoteName, said: readonly Answer[] | null): Show =>
    showNext({ source, kept: connected, answers: { [source]: said } });

const withEach = (name: string, make: (source: RemoteName) => Show): States =>
    Object.fromEntries(
        (['listeners', 'youtube', 'spotify', 'open'] as const).map((source) => [`${source}, ${name}`, make(source)]),
    );

export const next: States = {
    library: showNext({}),
    'library, no other song': showNext({ tracks: [first] }),
    'library, listeners agree': showNext({ kept: connected, answers: { listeners: found.listeners } }),
    'listeners, not allowed': showNext({ source: 'listeners' }),
    ...withEach('unasked', (source) => showNext({ source, kept: connected })),
    'youtube, no key': showNext({ source: 'youtube' }),
    'spotify, no account': showNext({ source: 'spotify' }),
    ...withEach('asking', (source) => asked(source, null)),
    ...withEach('answered', (source) => asked(source, found[source])),
    ...withEach('nothing found', (source) => asked(source, [])),
    ...withEach('answered before', (source) =>
        asked(source, [{ kind: 'cached', at: 1_795_000_000_000 }, ...found[source]]),
    ),
    ...withEach('every trouble', (source) =>
        asked(
            source,
            reasons.map((reason) => trouble(services[source], reason)),
        ),
    ),
};
