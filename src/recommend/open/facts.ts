import type { SourceFacts } from '../source-facts.ts';
import { youtubeTerms } from '../youtube/terms.ts';
import { nodes } from './audius-nodes.ts';
import { audiusTerms, metaBrainzTerms, wikidataTerms } from './terms.ts';

export const open = {
    services: ['musicbrainz', 'listenbrainz', 'audius', 'wikidata'],
    connects: null,
    standsApart: false,
    asksForHeard: true,
    covers: 'square',
    // YouTube's player stands beside them.
    terms: [...metaBrainzTerms, ...audiusTerms, ...wikidataTerms, ...youtubeTerms],
    playsBy: { autoplay: '1' },
    // Audius' terms let no answer outlive the visit; the others' answers are free: https://musicbrainz.org/doc/About/Data_License
    answersKeptDays: { musicbrainz: Infinity, listenbrainz: Infinity, audius: 0, wikidata: Infinity },
    keptWordsDays: Infinity,
    hosts: {
        connect: [
            'https://musicbrainz.org',
            'https://api.listenbrainz.org',
            'https://api.audius.co',
            ...nodes,
            'https://query.wikidata.org',
        ],
        images: [
            'https://coverartarchive.org',
            // Covers are redirected to the archive that stores them.
            'https://archive.org',
            'https://*.archive.org',
            ...nodes,
        ],
        media: nodes,
        frames: ['https://www.youtube-nocookie.com', 'https://open.spotify.com'],
    },
} as const satisfies SourceFacts;
