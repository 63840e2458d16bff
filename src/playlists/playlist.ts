/** A playlist as it is kept, and how it is read again. */
import * as v from 'valibot';
import { keptDate, keptId, keptName, keptSongId } from '../library/kept-fields.ts';
import { type Rules, rulesSchema } from './rules.ts';

interface About {
    readonly id: string;
    /** One line, never empty. */
    readonly name: string;
    /** Milliseconds since 1970. */
    readonly createdAt: number;
    readonly changedAt: number;
}

/** Songs that the listener has put in an order. */
export interface KeptPlaylist extends About {
    readonly kind: 'kept';
    /** In order; a song stands once. Those that have left the library keep their places: they may come back. */
    readonly songIds: readonly string[];
}

/** The songs of the library that fulfil rules, whichever those are today. */
export interface SmartPlaylist extends About {
    readonly kind: 'smart';
    readonly rules: Rules;
}

export type Playlist = KeptPlaylist | SmartPlaylist;

const version = 1;

/** Far above what anybody keeps; what claims more came from a broken file. */
const mostSongs = 100_000;

const about = { id: keptId, name: keptName, createdAt: keptDate, changedAt: keptDate };

const keptSchema = v.object({
    kind: v.literal('kept'),
    ...about,
    songIds: v.pipe(
        v.array(keptSongId),
        v.maxLength(mostSongs),
        v.transform((ids): readonly string[] => withoutRepeats(ids)),
    ),
});

const smartSchema = v.object({ kind: v.literal('smart'), ...about, rules: rulesSchema });

const recordSchema = v.object({ version: v.literal(version), playlist: v.variant('kind', [keptSchema, smartSchema]) });

/** What may be kept is what can be read. */
export type PlaylistRecord = v.InferOutput<typeof recordSchema>;

export function withoutRepeats(ids: readonly string[]): readonly string[] {
    return [...new Set(ids)];
}

/** What a list can hold of songs: each once, and no more than can be read again. */
export const holdable = (ids: readonly string[]): readonly string[] => withoutRepeats(ids).slice(0, mostSongs);

export const toPlaylistRecord = (playlist: Playlist): PlaylistRecord => ({ version, playlist });

/** Null for what is no record of this version. */
export function fromPlaylistRecord(kept: unknown): Playlist | null {
    const record = v.safeParse(recordSchema, kept);
    return record.success ? record.output.playlist : null;
}
