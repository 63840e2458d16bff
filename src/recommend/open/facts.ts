import type { SourceFacts } from '../source-facts.ts';
import { nodes } from './audius-nodes.ts';

export const open = {
    services: ['musicbrainz', 'listenbrainz', 'audius'],
    connects: null,
    standsApart: false,
    covers: 'square',
    playsBy: {},
    // Audius' terms let no answer outlive the visit; the other two are free: https://musicbrainz.org/doc/About/Data_License
    answersKeptDays: { musicbrainz: Infinity, listenbrainz: Infinity, audius: 0 },
    hosts: {
        connect: ['https://musicbrainz.org', 'https://api.listenbrainz.org', 'https://api.audius.co', ...nodes],
        images: [
            'https://coverartarchive.org',
            // Covers are redirected to the archive that stores them.
            'https://archive.org',
            'https://*.archive.org',
            ...nodes,
        ],
        media: nodes,
        frames: [],
    },
} as const satisfies SourceFacts;
