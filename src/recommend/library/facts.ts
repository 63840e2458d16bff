import type { SourceFacts } from '../source-facts.ts';

export const library = {
    services: ['library'],
    connects: null,
    standsApart: false,
    asksForHeard: false,
    covers: 'square',
    playsBy: {},
    terms: [],
    answersKeptDays: { library: 0 },
    keptWordsDays: Infinity,
    hosts: { connect: [], images: [], media: [], frames: [] },
} as const satisfies SourceFacts;
