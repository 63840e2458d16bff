import type { Segue } from '../../app/segue.svelte.ts';
import { disconnect } from '../../recommend/disconnect.ts';
import { sourceNames } from '../../recommend/sources.ts';
import { forgetRecords } from '../../storage/inventory.ts';
import type { Kind } from '../../storage/names.ts';
import type { Stored } from '../../storage/stored.ts';

type Keepers = Pick<
    Segue,
    | 'library'
    | 'copies'
    | 'folders'
    | 'playlists'
    | 'labelDesk'
    | 'plays'
    | 'later'
    | 'recommendations'
    | 'settings'
    | 'sources'
    | 'listening'
>;

/** Forgets all that is kept of the kind, in the browser and on the screen. */
export async function forget(kind: Kind, app: Keepers): Promise<Stored<null>> {
    const outcomes = [await forgetShown(kind, app), await forgetRecords(kind)];
    // What was answered leaves the screen as well.
    app.recommendations.choose({});
    return outcomes.find(({ ok }) => !ok) ?? { ok: true, value: null };
}

/** What a window remembers is forgotten by what remembers it, which tells the other windows. */
async function forgetShown(kind: Kind, app: Keepers): Promise<Stored<null>> {
    const nothing = { ok: true, value: null } as const;
    if (kind === 'songs') return forgetSongs(app);
    if (kind === 'sound') return forgetSound(app);
    if (kind === 'folders') return app.folders.unlinkAll();
    if (kind === 'playlists') return app.playlists.removeAll();
    if (kind === 'labels') return app.labelDesk.labels.removeAll();
    if (kind === 'plays') return app.plays.forget([...app.plays.bySong.keys()]);
    if (kind === 'later') return forgetLater(app);
    if (kind === 'heard') app.listening.stop();
    if (kind === 'settings') app.settings.forget();
    if (kind !== 'keys') return nothing;
    const outcomes = await Promise.all(sourceNames.map((name) => disconnect(name, app)));
    return outcomes.find(({ ok }) => !ok) ?? nothing;
}

/** Without their folders, which would bring them back. */
async function forgetSongs({ library, copies, folders, plays }: Keepers): Promise<Stored<null>> {
    const forgotten = await forgetSound({ copies });
    if (!forgotten.ok) return forgotten;
    const unlinked = await folders.unlinkAll();
    if (!unlinked.ok) return unlinked;
    await plays.forget([...plays.bySong.keys()]);
    await library.settled();
    return library.remove(library.tracks.map(({ id }) => id));
}

async function forgetSound({ copies }: Pick<Keepers, 'copies'>): Promise<Stored<null>> {
    await copies.stop();
    return copies.remove([...copies.all.keys()]);
}

async function forgetLater({ later }: Keepers): Promise<Stored<null>> {
    for (const service of new Set(later.songs.map((song) => song.service))) {
        const stored = await later.forget(service);
        if (!stored.ok) return stored;
    }
    return { ok: true, value: null };
}
