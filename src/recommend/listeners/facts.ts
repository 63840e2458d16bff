import { metaBrainzTerms } from '../open/terms.ts';
import type { SourceFacts } from '../source-facts.ts';
import { spotifyTerms } from '../spotify/terms.ts';

export const listeners = {
    services: ['listenbrainz-labs'],
    connects: 'consent',
    standsApart: false,
    asksForHeard: false,
    covers: 'square',
    playsBy: {},
    // Spotify's player stands beside them.
    terms: [...metaBrainzTerms, ...spotifyTerms],
    answersKeptDays: { 'listenbrainz-labs': Infinity },
    keptWordsDays: Infinity,
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
