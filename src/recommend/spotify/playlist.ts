import * as v from 'valibot';
import type { Playlist, SavedPlaylist, Trouble } from '../source.ts';
import type { SpotifyApi } from './api.ts';

const mostAtOnce = 100;

const createdSchema = v.object({ id: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{22}$/)) });

/** Saves songs in their order as a new private playlist of the listener's. Rejects only with the signal's reason. */
export async function saveAsPlaylist(
    api: SpotifyApi,
    { name, description, songs, signal }: Playlist,
): Promise<SavedPlaylist> {
    const uris = songs.filter(({ service }) => service === 'spotify').map(({ id }) => `spotify:track:${id}`);
    if (uris.length === 0) throw new Error('expected at least one song of Spotify');
    const post = { name, public: false, description };
    const created = await api({ path: 'me/playlists', schema: createdSchema, signal, post });
    if (!created.ok) return { ok: false, trouble: troubleOf(created.trouble), page: null, savedSongs: 0 };
    const { id } = created.value;
    const page = `https://open.spotify.com/playlist/${id}`;
    for (let start = 0; start < uris.length; start += mostAtOnce) {
        const items = { uris: uris.slice(start, start + mostAtOnce) };
        const added = await api({ path: `playlists/${id}/items`, schema: v.unknown(), signal, post: items });
        if (!added.ok) return { ok: false, trouble: troubleOf(added.trouble), page, savedSongs: start };
    }
    return { ok: true, page };
}

/** What asks the network and fails says why. */
function troubleOf(trouble: Trouble | null): Trouble {
    if (!trouble) throw new Error('expected a trouble');
    return trouble;
}
