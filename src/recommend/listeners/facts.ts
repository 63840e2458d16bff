import type { SourceFacts } from '../source-facts.ts';

export const listeners = {
    services: ['listenbrainz-labs'],
    connects: 'consent',
    standsApart: false,
    covers: 'square',
    playsBy: {},
    terms: [],
    answersKeptDays: { 'listenbrainz-labs': Infinity },
    hosts: {
        connect: ['https://labs.api.listenbrainz.org', 'https://musicbrainz.org'],
        images: [
            'https://coverartarchive.org',
            // Covers are redirected to the archive that stores them.
            'https://archive.org',
            'https://*.archive.org',
        ],
        media: [],
        frames: ['https://open.spotify.com'],
    },
} as const satisfies SourceFacts;
