import { refusal, reply } from './spotify-replies.ts';

export interface MadeUpPlaylist {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly isPublic: boolean;
    readonly uris: string[];
}

const mostAtOnce = 100;

/** `POST /v1/me/playlists`. */
export async function createPlaylist(
    request: Request,
    { playlists, scopes }: { playlists: MadeUpPlaylist[]; scopes: readonly string[] },
): Promise<Response> {
    const body = await jsonOf(request);
    const { name, description = '', public: isPublic = true } = body ?? {};
    if (typeof name !== 'string' || name === '') return refusal(400, 'Missing required field: name');
    if (typeof description !== 'string' || typeof isPublic !== 'boolean') return refusal(400, 'Error parsing JSON.');
    if (!scopes.includes(isPublic ? 'playlist-modify-public' : 'playlist-modify-private'))
        return refusal(403, 'Insufficient client scope');
    const id = `List${playlists.length}`.padEnd(22, '0');
    playlists.push({ id, name, description, isPublic, uris: [] });
    return reply(201, { id, name, description, public: isPublic, type: 'playlist', uri: `spotify:playlist:${id}` });
}

/** `POST /v1/playlists/{id}/items`. */
export async function addItems(request: Request, playlist: MadeUpPlaylist | undefined): Promise<Response> {
    if (!playlist) return refusal(404, 'Resource not found');
    const uris: unknown = (await jsonOf(request))?.uris;
    if (!Array.isArray(uris) || uris.length === 0) return refusal(400, 'No uris provided');
    if (uris.length > mostAtOnce) return refusal(400, 'You can add a maximum of 100 tracks per request.');
    if (!uris.every((uri) => /^spotify:track:[0-9A-Za-z]{22}$/.test(String(uri))))
        return refusal(400, 'Payload contains a non-existing ID');
    playlist.uris.push(...uris.map(String));
    return reply(201, { snapshot_id: `snapshot${playlist.uris.length}` });
}

async function jsonOf(request: Request): Promise<Record<string, unknown> | null> {
    if (!request.headers.get('Content-Type')?.startsWith('application/json')) return null;
    const body: unknown = await request.json().catch(() => null);
    return body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : null;
}
