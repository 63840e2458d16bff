/**
 * YouTube as its contract describes it, strictly: the Data API v3, its thumbnails and its player.
 * https://developers.google.com/youtube/v3/docs/search/list, https://developers.google.com/youtube/v3/docs/videos/list
 */
import type { Fake } from './loopback.ts';
import { type Refusal, refusalOfSearch, refusalOfVideos, searchList, videosList } from './youtube-lists.ts';

/** What may happen to one request; 'opaque': the page may not read the answer. */
export type Fault = 'server-fault' | 'slow' | 'truncated' | 'nonsense' | 'opaque' | 'rate-limited' | 'not-enabled';

export interface FakeYouTube extends Fake {
    /** All that was asked for. */
    readonly requests: readonly Request[];
    /** What happens to the next request for this list. */
    fail(list: List, fault: Fault): void;
    /** Others use the key too. */
    useUp(): void;
}

type List = 'search' | 'videos';

interface Parts {
    readonly now: () => number;
    readonly key?: string;
    /** The address of pages that may use the key; all may where none is given. */
    readonly referrer?: string;
}

export const fakeKey = 'AIzaSyFake-Key_0123456789abcdefghijklmno';

const searchesPerDay = 100;

const cors = { 'Access-Control-Allow-Origin': '*' };

export function fakeYouTube({ now, key = fakeKey, referrer = '' }: Parts): FakeYouTube {
    const requests: Request[] = [];
    const faults: { readonly list: List; readonly fault: Fault }[] = [];
    const searches = new Map<string, number>();
    /** The catalogue grows old from now on. */
    const today = now();

    const pacificDay = () => new Date(now()).toLocaleDateString('en', { timeZone: 'America/Los_Angeles' });

    function refusalOf(list: List, query: URLSearchParams, referer: string | null): Refusal | null {
        if (!query.has('key')) return unregistered;
        if (query.get('key') !== key) return keyInvalid;
        if (!(referer ?? '').startsWith(referrer)) return refererBlocked(referer);
        const malformed = list === 'search' ? refusalOfSearch(query) : refusalOfVideos(query);
        if (malformed || list === 'videos') return malformed;
        const count = (searches.get(pacificDay()) ?? 0) + 1;
        searches.set(pacificDay(), count);
        return count > searchesPerDay ? quotaExceeded : null;
    }

    async function answerList(list: List, request: Request): Promise<Response> {
        const index = faults.findIndex((planned) => planned.list === list);
        const [planned] = index < 0 ? [] : faults.splice(index, 1);
        if (planned) return failing(planned.fault, request);
        const { searchParams } = new URL(request.url);
        const refusal = refusalOf(list, searchParams, request.headers.get('Referer'));
        if (refusal) return refused(refusal);
        const body = list === 'search' ? searchList(searchParams, today) : videosList(searchParams, today);
        return Response.json(body, { headers: cors });
    }

    return {
        requests,
        fail: (list, fault) => void faults.push({ list, fault }),
        useUp: () => void searches.set(pacificDay(), searchesPerDay),
        async answer(request) {
            requests.push(request);
            const { hostname, pathname } = new URL(request.url);
            if (request.method !== 'GET') return new Response(null, { status: 405 });
            if (hostname === 'i.ytimg.com') return new Response(picture, { headers: { 'Content-Type': 'image/png' } });
            if (hostname === 'www.youtube-nocookie.com') return player(pathname, request.headers.get('Referer'));
            const [, list] = /^\/youtube\/v3\/(search|videos)$/.exec(pathname) ?? [];
            if (hostname !== 'www.googleapis.com' || !list) return new Response(null, { status: 404, headers: cors });
            return answerList(list as List, request);
        },
    };
}

const unregistered: Refusal = {
    status: 403,
    reason: 'forbidden',
    message: "Method doesn't allow unregistered callers (callers without established identity).",
};

const keyInvalid: Refusal = {
    status: 400,
    reason: 'badRequest',
    message: 'API key not valid. Please pass a valid API key.',
    detail: 'API_KEY_INVALID',
};

const refererBlocked = (referer: string | null): Refusal => ({
    status: 403,
    reason: 'forbidden',
    message: `Requests from referer ${referer ?? '<empty>'} are blocked.`,
    detail: 'API_KEY_HTTP_REFERRER_BLOCKED',
});

const quotaExceeded: Refusal = {
    status: 403,
    reason: 'quotaExceeded',
    message: 'The request cannot be completed because you have exceeded your quota.',
};

const rateLimited: Refusal = {
    status: 403,
    reason: 'rateLimitExceeded',
    message: 'The request was rejected because of too many requests per minute.',
};

const notEnabled: Refusal = {
    status: 403,
    reason: 'accessNotConfigured',
    message: 'YouTube Data API v3 has not been used in project 1 before or it is disabled.',
    detail: 'SERVICE_DISABLED',
};

function refused({ status: code, reason, message, detail }: Refusal): Response {
    const type = 'type.googleapis.com/google.rpc.ErrorInfo';
    const details = detail ? [{ '@type': type, reason: detail, domain: 'googleapis.com' }] : [];
    const error = { code, message, errors: [{ message, domain: 'global', reason }], details };
    return Response.json({ error }, { status: code, headers: cors });
}

async function failing(fault: Fault, request: Request): Promise<Response> {
    switch (fault) {
        case 'server-fault':
            return new Response('<html>Error 503</html>', { status: 503, headers: cors });
        case 'slow':
            return new Promise((_, reject) =>
                request.signal.addEventListener('abort', () => reject(request.signal.reason)),
            );
        case 'truncated':
            return new Response('{"kind":"youtube#searchListResponse","items":[{"id":{"vid', { headers: cors });
        case 'nonsense':
            return Response.json(['welcome'], { headers: cors });
        case 'opaque':
            return new Response(null, { status: 502 });
        case 'rate-limited':
            return refused(rateLimited);
        case 'not-enabled':
            return refused(notEnabled);
    }
}

/** One grey pixel. */
const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
);

/** It plays nothing to a page that does not say who it is. */
function player(pathname: string, referer: string | null): Response {
    const [, id] = /^\/embed\/([\w-]{11})$/.exec(pathname) ?? [];
    const title = !id ? 'Error 404' : referer ? `Playing ${id}` : 'Error 153';
    return new Response(`<!doctype html><title>${title}</title><p>${title}</p>`, {
        status: id ? 200 : 404,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
}
