import type { Page } from '../recommendation.ts';

/** Where a song is likely to be found, without a key: YouTube's own page of results. */
export function youTubeResults(title: string, artist: string | undefined): Page {
    const words = [artist, title].filter((part) => part !== undefined).join(' ');
    return {
        service: 'youtube',
        address: `https://www.youtube.com/results?${new URLSearchParams({ search_query: words })}`,
    };
}
