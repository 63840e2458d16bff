import type { Terms } from '../source-facts.ts';

export const spotifyTerms = [
    { kind: 'terms', of: 'Spotify', address: 'https://www.spotify.com/legal/end-user-agreement/' },
    { kind: 'privacy', of: 'Spotify', address: 'https://www.spotify.com/legal/privacy-policy/' },
] as const satisfies readonly Terms[];
