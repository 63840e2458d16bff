/** What songs are to have of another: "the same key as Nebula" is its key, which can then be changed as any. */
import type { Track } from '../flow.ts';
import { camelotOf, camelotSign } from '../meaning/key.ts';
import type { Criterion } from './criterion.ts';
import { exactBeats } from './numbers.ts';
import type { Shared } from './parts.ts';
import type { NamedSongs } from './song-names.ts';

/** Null where it is not known of them. */
export function sharedWith(shared: Shared, { ids }: NamedSongs, tracks: readonly Track[]): Criterion | null {
    const rhythms = tracks.filter(({ id }) => ids.includes(id)).map(({ analysis }) => analysis.rhythm);
    if (shared === 'key') {
        const names = rhythms.flatMap(({ key }) => (key && camelotOf(key)) ?? []).map(camelotSign);
        return names.length > 0 ? { kind: 'key', names: [...new Set(names)], isWanted: true } : null;
    }
    const [bpm] = rhythms.flatMap(({ tempoBpm }) => tempoBpm ?? []);
    if (bpm === undefined) return null;
    return { kind: 'tempo', from: Math.round(bpm) - exactBeats, to: Math.round(bpm) + exactBeats, isWanted: true };
}
