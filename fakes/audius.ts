import { audiusTracks } from './audius-tracks.ts';
import { createOpenService, json, type OpenService } from './open-service.ts';

interface Parts {
    readonly now: () => number;
    /** What all the songs sound like. */
    readonly sound?: Uint8Array<ArrayBuffer>;
    /** False where a redirection would lead out of what is made up: Playwright follows it past its own routes. */
    readonly redirects?: boolean;
}

const genres = [
    ...['Electronic', 'Rock', 'Metal', 'Alternative', 'Hip-Hop/Rap', 'Experimental', 'Punk', 'Folk', 'Pop', 'Ambient'],
    ...['Soundtrack', 'World', 'Jazz', 'Acoustic', 'Funk', 'R&B/Soul', 'Devotional', 'Classical', 'Reggae', 'Podcasts'],
    ...[
        'Country',
        'Spoken Word',
        'Comedy',
        'Blues',
        'Kids',
        'Audiobooks',
        'Latin',
        'Disco',
        'Trap',
        'Hyperpop',
        'Dancehall',
    ],
];

/** Audius, as https://docs.audius.org/api has it: lists, words, and whole songs that nodes store. */
export function createAudius({ now, sound = new Uint8Array(), redirects = true }: Parts): OpenService {
    return createOpenService((request) => {
        const { origin, pathname, searchParams } = new URL(request.url);
        if (origin === 'https://creatornode.audius.co' && pathname.startsWith('/tracks/')) return stored(sound);
        if (origin !== 'https://api.audius.co') return json({ error: 'Not Found' }, 404);
        if (!searchParams.get('app_name')) return json({ error: 'app_name is missing' }, 400);
        const stream = /^\/v1\/tracks\/([A-Za-z0-9]+)\/stream$/.exec(pathname);
        if (stream) return streamed(stream[1] ?? '', now(), redirects ? null : sound);
        if (pathname === '/v1/tracks/trending') return trending(searchParams, now());
        if (pathname === '/v1/tracks/search') return search(searchParams, now());
        return json({ error: 'Not Found' }, 404);
    });
}

function trending(asked: URLSearchParams, now: number): Response {
    const genre = asked.get('genre');
    if (genre !== null && !genres.includes(genre)) return json({ error: 'unknown genre' }, 400);
    if (!['week', 'month', 'year', 'allTime'].includes(asked.get('time') ?? ''))
        return json({ error: 'unknown time' }, 400);
    const played = audiusTracks(now).filter((track) => genre === null || track['genre'] === genre);
    return json({ data: [...played, ...broken] });
}

function search(asked: URLSearchParams, now: number): Response {
    const words = (asked.get('query') ?? '').toLowerCase().split(' ');
    if (words[0] === '') return json({ error: 'query is missing' }, 400);
    const found = audiusTracks(now).filter(({ title, tags, genre }) => {
        const said = `${title} ${tags} ${genre}`.toLowerCase();
        return words.every((word) => said.includes(word));
    });
    return json({ data: [...found, ...broken] });
}

function streamed(id: string, now: number, sound: Uint8Array<ArrayBuffer> | null): Response {
    const track = audiusTracks(now).find((candidate) => candidate['id'] === id);
    if (!track) return json({ error: 'Not Found' }, 404);
    if (track['is_stream_gated']) return json({ error: 'Forbidden' }, 403);
    if (sound) return stored(sound);
    return new Response(null, {
        status: 302,
        headers: { Location: `https://creatornode.audius.co/tracks/${id}`, 'Access-Control-Allow-Origin': '*' },
    });
}

function stored(sound: Uint8Array<ArrayBuffer>): Response {
    return new Response(sound, {
        headers: {
            'Content-Type': 'audio/mpeg',
            'Content-Length': String(sound.byteLength),
            'Access-Control-Allow-Origin': '*',
        },
    });
}

/** What must cost no other entry anything. */
const broken: readonly unknown[] = [{ id: '../evil', title: 'No identifier' }, { id: 'Nt01' }, null];
