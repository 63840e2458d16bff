/** What the library's file has beside its songs: playlists, the listener's own labels, and what was played. */
import * as v from 'valibot';
import { fromLabelRecord, toLabelRecord } from '../labels/label.ts';
import type { Labels } from '../labels/labels.svelte.ts';
import { type PlayHistory, toPlays } from '../playback/plays.svelte.ts';
import type { StorageReason } from '../storage/stored.ts';
import { fromPlaylistRecord, toPlaylistRecord } from './playlist.ts';
import type { Playlists } from './playlists.svelte.ts';

interface Kept {
    readonly playlists: Pick<Playlists, 'lists' | 'merge'>;
    readonly plays: Pick<PlayHistory, 'bySong' | 'merge'>;
    readonly labels: Pick<Labels, 'all' | 'merge'>;
}

export interface TakenBeside {
    /** Playlists that came to those that there were. */
    readonly added: number;
    /** Playlists and labels that cannot be read. */
    readonly damaged: number;
    readonly problem: StorageReason | null;
}

const besideSchema = v.object({
    playlists: v.array(v.unknown()),
    plays: v.array(v.tuple([v.string(), v.unknown()])),
    /** Missing where an older Segue wrote the file. */
    labels: v.exactOptional(v.array(v.unknown())),
});

/** To be packed with the songs. */
export function besideSongs({ playlists, plays, labels }: Kept): v.InferOutput<typeof besideSchema> {
    return {
        playlists: playlists.lists.map(toPlaylistRecord),
        plays: [...plays.bySong],
        labels: labels.all.map(toLabelRecord),
    };
}

/** Adds what a file had beside its songs to what there is, which stays; null and what is none count as one damaged playlist. */
export async function takeBeside(kept: unknown, { playlists, plays, labels }: Kept): Promise<TakenBeside> {
    const beside = v.safeParse(besideSchema, kept);
    if (!beside.success) return { added: 0, damaged: 1, problem: null };
    const lists = beside.output.playlists.map(fromPlaylistRecord);
    const readable = lists.filter((list) => list !== null);
    const played = beside.output.plays.flatMap(([id, one]) => {
        const known = toPlays(one);
        return known ? [[id, known] as const] : [];
    });
    const own = (beside.output.labels ?? []).map(fromLabelRecord);
    const ownReadable = own.filter((label) => label !== null);
    const damaged = lists.length - readable.length + own.length - ownReadable.length;
    const merged = await playlists.merge(readable);
    if (!merged.ok) return { added: 0, damaged, problem: merged.reason };
    const labelled = await labels.merge(ownReadable);
    const counted = await plays.merge(played);
    const failed = [labelled, counted].find(({ ok }) => !ok);
    return { added: merged.value, damaged, problem: failed?.ok === false ? failed.reason : null };
}
