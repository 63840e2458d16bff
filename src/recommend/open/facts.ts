import type { SourceFacts } from '../source-facts.ts';

export const open = {
    services: ['musicbrainz', 'listenbrainz', 'audius'],
    connects: null,
    standsApart: false,
    covers: 'square',
    playsBy: {},
    hosts: {
        connect: [
            'https://musicbrainz.org',
            'https://api.listenbrainz.org',
            'https://api.audius.co',
            // Sound is redirected to the nodes that store it.
            'https://*.audius.co',
        ],
        images: [
            'https://coverartarchive.org',
            // Covers are redirected to the archive that stores them.
            'https://archive.org',
            'https://*.archive.org',
            'https://*.audius.co',
        ],
        media: ['https://api.audius.co', 'https://*.audius.co'],
        frames: [],
    },
} as const satisfies SourceFacts;
