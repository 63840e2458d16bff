import type { Plays } from '../playback/plays.svelte.ts';
import type { Segue } from './segue.svelte.ts';

type Parts = Pick<Segue, 'playlists' | 'plays'>;

/**
 * A copy that stays takes the places of those that are about to leave the library: in playlists, and in how often it was played. What
 * comes back gives them their places again, where nothing has changed there since.
 */
export async function standIn(
    { playlists, plays }: Parts,
    { gone, copy }: { readonly gone: readonly string[]; readonly copy: string },
): Promise<() => Promise<void>> {
    const before = plays.bySong.get(copy) ?? null;
    const together = sumOf([copy, ...gone].flatMap((id) => plays.bySong.get(id) ?? []));
    const changed = await playlists.putInPlaceOf(gone, copy);
    if (together) await plays.keep(copy, together);
    return async () => {
        for (const { id, changedAt } of changed)
            if (playlists.get(id)?.changedAt === changedAt) await playlists.undo(id);
        const now = plays.bySong.get(copy);
        if (together && now?.count === together.count) await plays.keep(copy, before);
    };
}

function sumOf(all: readonly Plays[]): Plays | null {
    if (all.length === 0) return null;
    return {
        count: all.reduce((sum, { count }) => sum + count, 0),
        lastAt: Math.max(...all.map(({ lastAt }) => lastAt)),
    };
}
