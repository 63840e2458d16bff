import type { BrowserContext, Page, Request as PageRequest, Route } from '@playwright/test';

/** A service made up for tests. */
export interface Fake {
    /** Answers OPTIONS as the service answers a preflight; throws where the network, and not the service, fails. */
    answer(request: Request): Promise<Response>;
}

type Fulfilment = NonNullable<Parameters<Route['fulfill']>[0]>;

/** Headers that a page may set without asking first, https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const safeHeaders = ['accept', 'accept-language', 'content-language', 'range'];
const safeTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
/** What a browser adds by itself. */
const ownHeaders = /^(:|sec-|(user-agent|referer|origin|cookie|connection|host|content-length|accept-encoding)$)/;

/**
 * Has `fake` answer what the page asks of the addresses of the pattern, as if it stood in the network: what cross-origin
 * rules keep from the page fails like a broken line.
 */
export async function routeTo(target: Page | BrowserContext, pattern: string | RegExp, fake: Fake): Promise<void> {
    await target.route(pattern, async (route) => {
        const answer = await answered(fake, route.request()).catch(() => null);
        // A page that is gone, or that asks no more, needs no answer.
        await (answer ? route.fulfill(answer) : route.abort('failed')).catch(() => undefined);
    });
}

/** Null where the browser would not hand the answer to the page. */
async function answered(fake: Fake, asked: PageRequest): Promise<Fulfilment | null> {
    const request = await toRequest(asked);
    const origin = request.headers.get('Origin');
    const isCrossOrigin = origin !== null && origin !== new URL(request.url).origin && !asked.isNavigationRequest();
    // Playwright answers preflights itself, and lets all pass.
    if (isCrossOrigin && !(await passesPreflight(fake, request, origin))) return null;
    const response = await fake.answer(request);
    // Playwright would add the header that the service did not send.
    if (isCrossOrigin && !mayRead(response, origin)) return null;
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

async function toRequest(asked: PageRequest): Promise<Request> {
    const headers = Object.entries(await asked.allHeaders()).filter(([name]) => !name.startsWith(':'));
    const body = asked.postDataBuffer();
    return new Request(asked.url(), { method: asked.method(), headers, body: body && new Uint8Array(body) });
}

async function passesPreflight(fake: Fake, { url, method, headers }: Request, origin: string): Promise<boolean> {
    const unsafe = [...headers].filter(([name, value]) => !isSafe(name, value)).map(([name]) => name);
    if (['GET', 'HEAD', 'POST'].includes(method) && unsafe.length === 0) return true;
    const asking = {
        Origin: origin,
        'Access-Control-Request-Method': method,
        ...(unsafe.length > 0 && { 'Access-Control-Request-Headers': unsafe.sort().join(',') }),
    };
    const response = await fake.answer(new Request(url, { method: 'OPTIONS', headers: asking }));
    const allows = (header: string, wanted: readonly string[]) => {
        const allowed = (response.headers.get(header) ?? '').toLowerCase().split(/\s*,\s*/);
        // The star never stands for Authorization.
        return wanted.every((name) => allowed.includes(name) || (allowed.includes('*') && name !== 'authorization'));
    };
    return (
        response.ok &&
        mayRead(response, origin) &&
        (['GET', 'HEAD', 'POST'].includes(method) || allows('Access-Control-Allow-Methods', [method.toLowerCase()])) &&
        allows('Access-Control-Allow-Headers', unsafe)
    );
}

function isSafe(name: string, value: string): boolean {
    if (name === 'content-type') return safeTypes.some((type) => value.startsWith(type));
    return safeHeaders.includes(name) || ownHeaders.test(name);
}

function mayRead({ headers }: Response, origin: string): boolean {
    return ['*', origin].includes(headers.get('Access-Control-Allow-Origin') ?? '');
}
