import type { SourceFacts } from '../source-facts.ts';
import { spotifyTerms } from './terms.ts';

export const spotify = {
    services: ['spotify'],
    connects: 'account',
    standsApart: true,
    asksForHeard: true,
    covers: 'square',
    playsBy: {},
    terms: spotifyTerms,
    // Its terms want no longer than is needed to show them.
    answersKeptDays: { spotify: 30 },
    keptWordsDays: Infinity,
    hosts: {
        connect: ['https://accounts.spotify.com', 'https://api.spotify.com'],
        images: ['https://i.scdn.co'],
        media: [],
        frames: ['https://open.spotify.com'],
    },
} as const satisfies SourceFacts;
