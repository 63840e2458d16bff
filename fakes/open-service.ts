/** A service made up for tests that answers anyone, and that can be made to fail. */
import type { Fake } from './loopback.ts';

/** 'opaque': no page may read the answer; 'busy' is such a 503. 'slow': no answer until whoever asked gives up. */
export type Failure =
    | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
    | 'opaque'
    | 'busy'
    | 'truncated'
    | 'nonsense'
    | 'slow';

export interface OpenService extends Fake {
    /** The next requests fail like this, one each. */
    fail(...failures: readonly Failure[]): void;
    /** All that came, in order. */
    readonly requests: readonly Request[];
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
    return Response.json(body, { status, headers: { 'Access-Control-Allow-Origin': '*', ...headers } });
}

/** An answer that no page may read. */
export function unreadable(status: number, headers: Readonly<Record<string, string>> = {}): Response {
    return new Response(null, { status, headers });
}

/** One that only tells. */
export function createOpenService(answer: (request: Request) => Response): OpenService {
    return withFailures(async (request) => (request.method === 'GET' ? answer(request) : json({}, 405)));
}

type Answering = (request: Request) => Promise<Response>;

/** A preflight is no request, and none fails for it. */
export function withFailures(answer: Answering): OpenService {
    const failures: Failure[] = [];
    const requests: Request[] = [];
    return {
        requests,
        fail: (...next) => void failures.push(...next),
        async answer(request) {
            if (request.method === 'OPTIONS') return answer(request);
            requests.push(request.clone());
            const failure = failures.shift();
            return failure === undefined ? answer(request) : failed(failure, request, answer);
        },
    };
}

async function failed(failure: Failure, request: Request, answer: Answering): Promise<Response> {
    if (failure === 'opaque') return unreadable(502);
    if (failure === 'busy') return unreadable(503);
    if (failure === 'nonsense') return json('<!doctype html>');
    if (failure === 'truncated') {
        const whole = await (await answer(request)).text();
        return new Response(whole.slice(0, whole.length / 2), { headers: { 'Access-Control-Allow-Origin': '*' } });
    }
    if (failure === 'slow') {
        return new Promise((_resolve, reject) => {
            request.signal.addEventListener('abort', () => reject(request.signal.reason as Error), { once: true });
        });
    }
    return json({ error: 'made to fail' }, failure.status, {
        'Access-Control-Expose-Headers': 'Retry-After',
        ...failure.headers,
    });
}
