/** `fetch` as a page has it: what its browser may not hand to it fails as a broken line does. */
import type { Loopback } from './loopback.ts';

/** Headers that a page may set without asking first, https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const safeHeaders = ['accept', 'accept-language', 'content-language', 'range'];
const safeTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
const safeMethods = ['GET', 'HEAD', 'POST'];
const mostRedirections = 20;

/** Asks the stand-ins of `loopback`, over HTTP, as a page of this origin. */
export function pageFetch({ port }: Loopback, origin = 'http://127.0.0.1:4173'): typeof globalThis.fetch {
    const go = (request: Request): Promise<Response> => {
        const { host, pathname, search } = new URL(request.url);
        const headers = new Headers(request.headers);
        headers.set('X-Forwarded-Host', host);
        headers.set('Origin', origin);
        headers.set('Referer', `${origin}/`);
        const { method, body, signal } = request;
        const address = `http://127.0.0.1:${port}${pathname}${search}`;
        return fetch(address, { method, headers, body, signal, redirect: 'manual', ...(body && { duplex: 'half' }) });
    };
    const ask = async (request: Request, redirections: number): Promise<Response> => {
        if (!(await passesPreflight(request, go))) throw new TypeError('the preflight failed');
        const response = await go(request);
        if (!mayRead(response, origin)) throw new TypeError('no leave to read the answer');
        const location = response.headers.get('Location');
        if (response.status < 300 || response.status >= 400 || location === null) return response;
        if (redirections === mostRedirections) throw new TypeError('too many redirections');
        const { protocol, href } = new URL(location, request.url);
        if (protocol !== 'https:') throw new TypeError('the policy allows no such address');
        return ask(new Request(href, { headers: request.headers, signal: request.signal }), redirections + 1);
    };
    return (input, init) => ask(new Request(input, init), 0);
}

async function passesPreflight(
    { url, method, headers, signal }: Request,
    go: (request: Request) => Promise<Response>,
): Promise<boolean> {
    const unsafe = [...headers].filter(([name, value]) => !isSafe(name, value)).map(([name]) => name);
    if (safeMethods.includes(method) && unsafe.length === 0) return true;
    const asking = {
        'Access-Control-Request-Method': method,
        ...(unsafe.length > 0 && { 'Access-Control-Request-Headers': unsafe.sort().join(',') }),
    };
    const response = await go(new Request(url, { method: 'OPTIONS', headers: asking, signal }));
    const allows = (header: string, wanted: readonly string[]) => {
        const allowed = (response.headers.get(header) ?? '').toLowerCase().split(/\s*,\s*/);
        // The star never stands for Authorization.
        return wanted.every((name) => allowed.includes(name) || (allowed.includes('*') && name !== 'authorization'));
    };
    return (
        response.ok &&
        response.headers.has('Access-Control-Allow-Origin') &&
        (safeMethods.includes(method) || allows('Access-Control-Allow-Methods', [method.toLowerCase()])) &&
        allows('Access-Control-Allow-Headers', unsafe)
    );
}

function isSafe(name: string, value: string): boolean {
    return name === 'content-type' ? safeTypes.some((type) => value.startsWith(type)) : safeHeaders.includes(name);
}

function mayRead({ headers }: Response, origin: string): boolean {
    return ['*', origin].includes(headers.get('Access-Control-Allow-Origin') ?? '');
}
