import { albumToJson, type MadeUpAlbum, newAlbums } from './spotify-albums.ts';
import { catalogue, type MadeUpTrack, oddEntries } from './spotify-catalogue.ts';
import { refusal, reply } from './spotify-replies.ts';

const dayMillis = 24 * 60 * 60 * 1000;
const mostResults = 10;
const usualResults = 5;
const furthestOffset = 1000;

const parameters = ['q', 'type', 'limit', 'offset', 'market'];
const types = ['track', 'album', 'artist', 'playlist'];
const fields = ['genre', 'year', 'artist', 'album', 'track', 'isrc', 'tag'];

interface Query {
    readonly fields: readonly (readonly [field: string, value: string])[];
    readonly words: readonly string[];
}

/** `GET /v1/search`. */
export function search(
    { searchParams }: URL,
    { now, hasOddEntries }: { now: number; hasOddEntries: boolean },
): Response {
    const unknown = [...searchParams.keys()].find((name) => !parameters.includes(name));
    if (unknown !== undefined) return refusal(400, `Unknown parameter ${unknown}`);
    const type = searchParams.get('type') ?? '';
    if (!types.includes(type)) return refusal(400, 'Bad search type field');
    const limit = Number(searchParams.get('limit') ?? usualResults);
    if (!Number.isInteger(limit) || limit < 0 || limit > mostResults) return refusal(400, 'Invalid limit');
    const offset = Number(searchParams.get('offset') ?? 0);
    if (!Number.isInteger(offset) || offset < 0 || offset > furthestOffset) return refusal(400, 'Invalid offset');
    const text = searchParams.get('q')?.trim() ?? '';
    if (text === '') return refusal(400, 'No search query');
    const query = parseQuery(text);
    if (typeof query === 'string') return refusal(400, query);
    const entries: readonly unknown[] =
        type === 'track'
            ? catalogue.filter((track) => matches(track, query, now)).map((track) => toJson(track, now))
            : type === 'album'
              ? newAlbums.filter((album) => isNewAlbum(album, query)).map((album) => albumToJson(album, now))
              : [];
    const all = hasOddEntries ? [...oddEntries, ...entries] : entries;
    const items = all.slice(offset, offset + limit);
    return reply(200, { [`${type}s`]: { limit, offset, total: all.length, next: null, previous: null, items } });
}

/** What is wrong with it, where it is no query. */
function parseQuery(text: string): Query | string {
    const parts = [...text.matchAll(/(?<field>[a-z]+):(?:"(?<quoted>[^"]*)"|(?<bare>\S+))|(?<word>\S+)/g)];
    const named = parts.flatMap(({ groups }) =>
        groups?.field === undefined ? [] : [[groups.field, groups.quoted ?? groups.bare ?? ''] as const],
    );
    const words = parts.flatMap(({ groups }) => (groups?.word === undefined ? [] : [groups.word]));
    for (const [field, value] of named) {
        if (!fields.includes(field)) return `Unknown field filter ${field}`;
        if (field === 'year' && !/^\d{4}(-\d{4})?$/.test(value)) return 'Invalid year';
        if (field === 'tag' && named.some(([other]) => other === 'genre')) return 'tag: cannot be used with genre:';
    }
    if (words.some((word) => word.includes('"'))) return 'Unbalanced quotes';
    return { fields: named, words };
}

function matches(track: MadeUpTrack, query: Query, now: number): boolean {
    const text = [track.title, ...track.artists, track.genre, track.words].join(' ').toLowerCase();
    const genres = query.fields.filter(([field]) => field === 'genre');
    return (
        genres.length <= 1 &&
        query.words.every((word) => text.includes(word.toLowerCase())) &&
        query.fields.every(([field, value]) => hasField(track, field, value.toLowerCase(), now))
    );
}

function hasField(track: MadeUpTrack, field: string, value: string, now: number): boolean {
    const year = Number(releaseDate(track, now).slice(0, 4));
    const [first, last = first] = value.split('-').map(Number);
    switch (field) {
        case 'genre':
            return track.genre === value;
        case 'year':
            return year >= (first ?? 0) && year <= (last ?? 0);
        case 'artist':
            return track.artists.some((artist) => artist.toLowerCase().includes(value));
        case 'album':
        case 'track':
            return track.title.toLowerCase().includes(value);
        default:
            // `tag:new` is of albums alone; a recording's number nobody here has.
            return false;
    }
}

/** By words and `tag:new`, which is of the last two weeks. */
function isNewAlbum(album: MadeUpAlbum, { fields: asked, words }: Query): boolean {
    const text = [album.name, album.artist, album.words].join(' ').toLowerCase();
    return (
        words.every((word) => text.includes(word.toLowerCase())) &&
        asked.every(([field, value]) => field === 'tag' && value === 'new' && album.daysAgo >= 0 && album.daysAgo <= 14)
    );
}

function releaseDate({ daysAgo, precision }: MadeUpTrack, now: number): string {
    const day = new Date(now - daysAgo * dayMillis).toISOString().slice(0, 10);
    return day.slice(0, { day: 10, month: 7, year: 4 }[precision]);
}

/** As it is since `popularity`, `preview_url` and `external_ids` are gone. */
function toJson(track: MadeUpTrack, now: number) {
    const { id, title, artists, precision, albumType, isPlayable } = track;
    return {
        id,
        name: title,
        type: 'track',
        uri: `spotify:track:${id}`,
        external_urls: { spotify: `https://open.spotify.com/track/${id}` },
        artists: artists.map((name) => ({ name, type: 'artist' })),
        album: {
            name: title,
            album_type: albumType,
            release_date: releaseDate(track, now),
            release_date_precision: precision,
            images: [640, 300, 64].map((width) => ({
                url: `https://i.scdn.co/image/${id}${width}`,
                width,
                height: width,
            })),
        },
        duration_ms: 200_000 + title.length * 1000,
        explicit: false,
        is_playable: isPlayable,
    };
}
