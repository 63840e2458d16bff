import type { SourceFacts } from '../source-facts.ts';
import { youtubeTerms } from './terms.ts';

export const youtube = {
    services: ['youtube'],
    connects: 'key',
    standsApart: false,
    asksForHeard: true,
    covers: 'wide',
    playsBy: { autoplay: '1' },
    terms: youtubeTerms,
    // https://developers.google.com/youtube/terms/developer-policies-guide
    answersKeptDays: { youtube: 30 },
    keptWordsDays: 30,
    hosts: {
        connect: ['https://www.googleapis.com'],
        images: ['https://i.ytimg.com'],
        media: [],
        frames: ['https://www.youtube-nocookie.com'],
    },
} as const satisfies SourceFacts;
