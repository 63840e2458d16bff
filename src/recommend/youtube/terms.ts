import type { Terms } from '../source-facts.ts';

/** What a page with YouTube's data or player links to: https://developers.google.com/youtube/terms/required-minimum-functionality */
export const youtubeTerms = [
    { kind: 'terms', of: 'YouTube', address: 'https://www.youtube.com/t/terms' },
    { kind: 'privacy', of: 'Google', address: 'https://policies.google.com/privacy' },
] as const satisfies readonly Terms[];
