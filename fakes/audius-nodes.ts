import { createOpenService, json, type OpenService, unreadable } from './open-service.ts';

interface Parts {
    readonly now: () => number;
    readonly sound: (number: number, cid: string) => Uint8Array<ArrayBuffer>;
}

const signatureMillis = 48 * 60 * 60 * 1000;

/** A 1 x 1 GIF. */
const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/**
 * Any of the nodes that store sound and pictures; what is told of it is of the sound. Unless tags are asked for it comes from a
 * store elsewhere, which lets no page read it.
 */
export function createAudiusNodes({ now, sound }: Parts): OpenService {
    let songs = 0;
    const sounds = createOpenService((request) => {
        const { pathname, searchParams } = new URL(request.url);
        const cid = /^\/tracks\/cidstream\/(\w+)$/.exec(pathname)?.[1];
        if (cid === undefined) return json({ error: 'Not Found' }, 404);
        const { data = '{}' } = JSON.parse(searchParams.get('signature') ?? '{}') as { data?: string };
        const signed = JSON.parse(data) as { cid?: string; timestamp?: number };
        const isGood = signed.cid === cid && now() - (signed.timestamp ?? 0) < signatureMillis;
        if (!isGood) return json({ error: 'Unauthorized' }, 401);
        if (searchParams.get('id3') !== 'true')
            return unreadable(302, { Location: `https://store.nodes.example/${cid}` });
        songs += 1;
        return stored(sound(songs, cid), request.headers.get('Range'));
    });
    const isPicture = ({ url }: Request): boolean => new URL(url).pathname.startsWith('/content/');
    return { ...sounds, answer: async (request) => (isPicture(request) ? image() : sounds.answer(request)) };
}

const image = (): Response => new Response(picture, { headers: { 'Content-Type': 'image/gif' } });

function stored(sound: Uint8Array<ArrayBuffer>, range: string | null): Response {
    const headers = { 'Content-Type': 'audio/mpeg', 'Accept-Ranges': 'bytes', 'Access-Control-Allow-Origin': '*' };
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    if (from === undefined || sound.byteLength === 0)
        return new Response(sound, { headers: { ...headers, 'Content-Length': String(sound.byteLength) } });
    const first = Math.min(Number(from), sound.byteLength - 1);
    const last = Math.min(to ? Number(to) : sound.byteLength - 1, sound.byteLength - 1);
    return new Response(sound.subarray(first, last + 1), {
        status: 206,
        headers: {
            ...headers,
            'Content-Length': String(last + 1 - first),
            'Content-Range': `bytes ${first}-${last}/${sound.byteLength}`,
        },
    });
}
