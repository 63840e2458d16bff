import { audiusTracks } from './audius-tracks.ts';
import { createAudiusNodes } from './audius-nodes.ts';
import { createOpenService, json, type OpenService } from './open-service.ts';

interface Parts {
    readonly now: () => number;
    /** What the songs sound like, by their number among those that were asked for, and by their id. */
    readonly sound?: (number: number, cid: string) => Uint8Array<ArrayBuffer>;
}

export interface Audius extends OpenService {
    readonly nodes: OpenService;
}

const genres = [
    ...['Electronic', 'Rock', 'Metal', 'Alternative', 'Hip-Hop/Rap', 'Experimental', 'Punk', 'Folk', 'Pop', 'Ambient'],
    ...['Soundtrack', 'World', 'Jazz', 'Acoustic', 'Funk', 'R&B/Soul', 'Devotional', 'Classical', 'Reggae', 'Podcasts'],
    ...['Country', 'Spoken Word', 'Comedy', 'Blues', 'Kids', 'Audiobooks', 'Latin', 'Lo-Fi', 'Hyperpop', 'Dancehall'],
    // Those of electronic music stand beside it.
    ...['Techno', 'Trap', 'House', 'Tech House', 'Deep House', 'Disco', 'Electro', 'Jungle', 'Progressive House'],
    ...['Hardstyle', 'Glitch Hop', 'Trance', 'Future Bass', 'Future House', 'Tropical House', 'Downtempo'],
    ...['Drum & Bass', 'Dubstep', 'Jersey Club', 'Vaporwave', 'Moombahton'],
];

/** Audius, as https://docs.audius.org/api has it: lists, words, and whole songs that nodes of many operators store. */
export function createAudius({ now, sound = () => new Uint8Array() }: Parts): Audius {
    const service = createOpenService((request) => {
        const { pathname, searchParams } = new URL(request.url);
        if (!searchParams.get('app_name')) return refusal('app_name is missing');
        const [, id = '', isStream] = /^\/v1\/tracks\/([A-Za-z0-9]+)(\/stream)?$/.exec(pathname) ?? [];
        if (pathname === '/v1/tracks/trending') return trending(searchParams, now());
        if (pathname === '/v1/tracks/search') return search(searchParams, now());
        const track = audiusTracks(now()).find((candidate) => candidate['id'] === id);
        if (!track) return json({ error: 'Not Found' }, 404);
        return isStream ? streamed(track) : json({ data: track });
    });
    return { ...service, nodes: createAudiusNodes({ now, sound }) };
}

const refusal = (error: string): Response => json({ code: 400, error }, 400);

/** Its tracks lack what says who may hear them. */
function trending(asked: URLSearchParams, now: number): Response {
    const genre = asked.get('genre');
    if (genre !== null && !genres.includes(genre)) return refusal('unknown genre');
    if (!['week', 'month', 'allTime'].includes(asked.get('time') ?? 'week')) return refusal('unknown time');
    const played = audiusTracks(now).filter((track) => genre === null || track['genre'] === genre);
    const bare = played.map((track) => ({ ...track, access: undefined, is_stream_gated: undefined }));
    return json({ data: [...bare, ...broken].slice(0, limitOf(asked) ?? 100) });
}

const known = ['query', 'genre', 'mood', 'sort_method', 'limit', 'offset', 'bpm_min', 'bpm_max', 'app_name'];

function search(asked: URLSearchParams, now: number): Response {
    const limit = limitOf(asked);
    const wanted = asked.getAll('genre');
    if (limit === null) return refusal('limit is out of range');
    if (wanted.some((genre) => !genres.includes(genre))) return refusal('unknown genre');
    if (![...asked.keys()].every((name) => known.includes(name))) return refusal('unknown parameter');
    if (!['relevant', 'popular', 'recent'].includes(asked.get('sort_method') ?? 'relevant'))
        return refusal('unknown sort_method');
    const words = (asked.get('query') ?? '').toLowerCase().split(' ');
    const found = audiusTracks(now).filter(({ title, tags, genre }) => {
        const said = `${title} ${tags} ${genre}`.toLowerCase();
        const isWanted = wanted.length === 0 || wanted.includes(String(genre));
        return isWanted && words.every((word) => said.includes(word));
    });
    return json({ data: [...broken, ...found].slice(0, limit) });
}

function limitOf(asked: URLSearchParams): number | null {
    const limit = Number(asked.get('limit') ?? 10);
    return Number.isInteger(limit) && limit >= 1 && limit <= 100 ? limit : null;
}

/** It leads to whichever node comes first. */
function streamed({ is_stream_gated: isGated, stream }: Readonly<Record<string, unknown>>): Response {
    if (isGated) return json({ error: 'Forbidden' }, 403);
    return json(null, 302, { Location: (stream as { url: string }).url });
}

/** What must cost no other entry anything. */
const broken: readonly unknown[] = [{ id: '../evil', title: 'No identifier' }, { id: 'Nt01' }, null];
