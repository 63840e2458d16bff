import { Accounts } from './spotify-accounts.ts';
import { addItems, createPlaylist, type MadeUpPlaylist } from './spotify-playlists.ts';
import { newAlbums, wholeAlbumToJson } from './spotify-albums.ts';
import { broken, page, readable, refusal, reply } from './spotify-replies.ts';
import { search } from './spotify-search.ts';

/** What may go wrong at one request. 'opaque': the browser may not read the answer; 'slow': there is none until `hurry`. */
export type SpotifyFailure =
    keyof typeof broken | 'opaque' | 'slow' | 'quota-exceeded' | 'slow-down' | { readonly retryAfterSeconds: number };

interface Parts {
    readonly now?: () => number;
    readonly clientId?: string;
    readonly redirectUris?: readonly string[];
}

const gone =
    /^(recommendations|audio-features|audio-analysis|browse|tracks$|artists$|albums$|artists\/\w+\/(related-artists|top-tracks)|users\/\w+\/playlists|playlists\/\w+\/tracks)/;

/** A 1 x 1 GIF. */
const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Spotify as its contract says it is in November 2026; it refuses whatever that refuses. */
export class FakeSpotify {
    /** What the developer app's owner has arranged for this listener. */
    account: 'allowed' | 'not-allow-listed' | 'premium-lapsed' = 'allowed';
    /** Whether searches begin with entries that no contract knows. */
    hasOddEntries = false;
    readonly accounts: Accounts;
    readonly playlists: MadeUpPlaylist[] = [];
    /** Preflights aside, in their order. */
    readonly requests: Request[] = [];
    readonly #now: () => number;
    readonly #failures = { api: [] as SpotifyFailure[], accounts: [] as SpotifyFailure[] };
    #waiting: (() => void)[] = [];
    /** Milliseconds since 1970; whoever asks before is told to wait again. */
    #pausedUntil = 0;

    constructor({
        now = Date.now,
        clientId = '0123456789abcdef0123456789abcdef',
        redirectUris = ['http://127.0.0.1:4173/'],
    }: Parts = {}) {
        this.#now = now;
        this.accounts = new Accounts({ now, clientId, redirectUris });
    }

    /** Has the next requests to a host fail, one failure each. */
    fail(host: 'api' | 'accounts', ...failures: readonly SpotifyFailure[]): void {
        this.#failures[host].push(...failures);
    }

    /** Answers what was slow. */
    hurry(): void {
        for (const answer of this.#waiting.splice(0)) answer();
    }

    async answer(request: Request): Promise<Response> {
        if (request.method === 'OPTIONS') return preflight();
        this.requests.push(request.clone());
        const { host, pathname } = new URL(request.url);
        switch (host) {
            case 'accounts.spotify.com':
                return (await this.#failing('accounts', request)) ?? this.#account(request, pathname);
            case 'api.spotify.com':
                return (await this.#failing('api', request)) ?? this.#api(request);
            case 'open.spotify.com':
                return page(200, `<h1>${pathname.startsWith('/embed/track/') ? 'Player' : 'Results'}</h1>`);
            case 'i.scdn.co':
                return new Response(picture, { headers: { 'Content-Type': 'image/gif' } });
            default:
                throw new TypeError(`nobody answers at ${host}`);
        }
    }

    async #account(request: Request, pathname: string): Promise<Response> {
        if (pathname === '/authorize') return this.accounts.authorize(new URL(request.url));
        if (pathname === '/api/token') return this.accounts.token(request);
        return page(404, 'Not found');
    }

    async #api(request: Request): Promise<Response> {
        const waitSeconds = Math.ceil((this.#pausedUntil - this.#now()) / 1000);
        if (waitSeconds > 0) return tooMany(waitSeconds);
        const url = new URL(request.url);
        const token = /^Bearer (\S+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
        if (token === undefined) return refusal(401, 'No token provided');
        const scopes = this.accounts.scopesOf(token);
        if (!scopes) return refusal(401, 'The access token expired');
        if (this.account === 'not-allow-listed') return refusal(403, 'User not registered in the Developer Dashboard');
        if (this.account === 'premium-lapsed')
            return refusal(403, 'Active premium subscription required for the owner of the app.');
        const path = url.pathname.replace(/^\/v1\//, '');
        if (gone.test(path)) return path.startsWith('audio-') ? refusal(403, 'Forbidden') : refusal(404, 'Not found');
        const album = /^albums\/(\w{22})$/.exec(path)?.[1];
        if (request.method === 'GET' && album !== undefined) return this.#album(album);
        const items = /^playlists\/(\w+)\/items$/.exec(path);
        switch (`${request.method} ${items ? 'items' : path}`) {
            case 'GET me':
                return reply(200, { id: 'listener1', display_name: 'Robin', type: 'user', images: [] });
            case 'GET search':
                return search(url, { now: this.#now(), hasOddEntries: this.hasOddEntries });
            case 'POST me/playlists':
                return createPlaylist(request, { playlists: this.playlists, scopes });
            case 'POST items':
                return addItems(
                    request,
                    this.playlists.find(({ id }) => id === items?.[1]),
                );
            default:
                return refusal(404, 'Service not found');
        }
    }

    #album(id: string): Response {
        const album = newAlbums.find((one) => one.id === id);
        return album ? reply(200, wholeAlbumToJson(album, this.#now())) : refusal(404, 'Resource not found');
    }

    async #failing(host: 'api' | 'accounts', request: Request): Promise<Response | null> {
        const failure = this.#failures[host].shift();
        switch (failure) {
            case undefined:
                return null;
            case 'slow':
                await new Promise<void>((answer, abort) => {
                    this.#waiting.push(answer);
                    request.signal.addEventListener('abort', () => abort(request.signal.reason));
                });
                return null;
            case 'opaque':
                return new Response(null, { status: 429 });
            case 'quota-exceeded':
                return refusal(429, 'API quota exceeded', { reason: 'QUOTA_EXCEEDED' });
            case 'slow-down':
                return refusal(429, 'API rate limit exceeded');
            default:
                if (typeof failure === 'string') return broken[failure]();
                this.#pausedUntil = this.#now() + failure.retryAfterSeconds * 1000;
                return tooMany(failure.retryAfterSeconds);
        }
    }
}

function tooMany(seconds: number): Response {
    const headers = { 'Retry-After': String(seconds), 'Access-Control-Expose-Headers': 'Retry-After' };
    return reply(429, { error: { status: 429, message: 'API rate limit exceeded' } }, headers);
}

function preflight(): Response {
    const allowed = {
        'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
        'Access-Control-Allow-Headers': 'authorization, content-type',
    };
    return new Response(null, { status: 204, headers: { ...readable, ...allowed } });
}
