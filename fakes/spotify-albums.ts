/** Albums that nobody recorded, and that have just come out. */

export interface MadeUpAlbum {
    readonly id: string;
    readonly name: string;
    readonly artist: string;
    /** What else it is found by. */
    readonly words: string;
    readonly daysAgo: number;
    readonly songs: readonly string[];
}

const dayMillis = 24 * 60 * 60 * 1000;

/** words | name | artist | days since release | songs */
const table = `
rock | Iron Orchard | Paper Engine | 2 | Rust in the Rain; Orchard Gate
rock | Slow Signal | The Far Lamps | 6 | Signal Fire; Wire and Water
rock | Two Weeks Old | The Far Lamps | 13 | Yesterday's Amps
reggae | Harbour Dub | Coral Sound | 3 | Tide Line; Salt Steps
邦楽ロック | 朝の輪郭 | 灯台前 | 1 | 朝の輪郭; 遠い改札
`;

export const newAlbums: readonly MadeUpAlbum[] = table
    .trim()
    .split('\n')
    .map((line, index) => {
        const [words = '', name = '', artist = '', days = '', songs = ''] = line.split('|').map((cell) => cell.trim());
        const id = `Album${String(index).padStart(17, '0')}`;
        return { id, name, artist, words, daysAgo: Number(days), songs: songs.split('; ') };
    });

/** As a search lists it, without its songs. */
export function albumToJson({ id, name, artist, daysAgo }: MadeUpAlbum, now: number) {
    return {
        id,
        name,
        type: 'album',
        album_type: 'album',
        uri: `spotify:album:${id}`,
        artists: [{ name: artist, type: 'artist' }],
        release_date: new Date(now - daysAgo * dayMillis).toISOString().slice(0, 10),
        release_date_precision: 'day',
        images: [640, 300, 64].map((width) => ({ url: `https://i.scdn.co/image/${id}${width}`, width, height: width })),
    };
}

/** `GET /v1/albums/{id}`: songs as an album has them, without the album. */
export function wholeAlbumToJson(album: MadeUpAlbum, now: number) {
    const items = album.songs.map((name, index) => ({
        id: `${album.id.slice(0, -2)}${String(index).padStart(2, 's')}`,
        name,
        type: 'track',
        artists: [{ name: album.artist, type: 'artist' }],
        duration_ms: 180_000 + index * 1000,
        track_number: index + 1,
        is_playable: true,
    }));
    return { ...albumToJson(album, now), tracks: { limit: 50, offset: 0, total: items.length, next: null, items } };
}
