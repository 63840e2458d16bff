/** Headers that let any page read what Spotify's interfaces answer. */
export const readable = { 'Access-Control-Allow-Origin': '*' };

export function reply(status: number, body: unknown, headers: Record<string, string> = {}): Response {
    return new Response(JSON.stringify(body), {
        status,
        headers: { ...readable, 'Content-Type': 'application/json; charset=utf-8', ...headers },
    });
}

/** As the Web API words it. */
export function refusal(status: number, message: string, more: object = {}): Response {
    return reply(status, { error: { status, message, ...more } });
}

export function page(status: number, html: string): Response {
    return new Response(`<!doctype html><meta charset="utf-8"><title>Spotify</title>${html}`, {
        status,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
}

/** Answers that no contract knows: the server broke down, was cut off, or says something else altogether. */
export const broken = {
    'server-fault': () => refusal(503, 'Service unavailable'),
    truncated: () => new Response('{"tracks":{"items":[{"id":"', { headers: readable }),
    nonsense: () => new Response('<html>It works!</html>', { headers: { ...readable, 'Content-Type': 'text/html' } }),
} as const;
