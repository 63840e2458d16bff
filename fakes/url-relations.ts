import type { Release } from './releases.ts';

/** Where a made-up release can be heard, and what else its editors linked it to; two of three lead to sound. */
export function urlRelations({ id }: Release): readonly unknown[] {
    const number = Number(id.slice(-12));
    const spotify = `https://open.spotify.com/album/${String(number).padStart(22, '0')}`;
    const sound = [
        [
            ['free streaming', spotify],
            ['purchase for download', `https://lowtides.bandcamp.com/album/number-${number}`],
        ],
        [
            ['streaming', `https://www.youtube.com/watch?v=fake-mb-${String(number).padStart(3, '0')}`],
            ['download for free', `https://archive.org/details/release-${number}`],
        ],
        [],
    ][number % 3];
    return [
        ...(sound ?? []),
        ['discogs', `https://www.discogs.com/release/${number}`],
        ['free streaming', 'javascript:globalThis.intruded = true'],
        ['free streaming', 'https://open.spotify.com.elsewhere.example/album/0000000000000000000000'],
    ].map(([type, resource]) => ({
        type,
        'target-type': 'url',
        direction: 'forward',
        ended: false,
        url: { id, resource },
    }));
}
