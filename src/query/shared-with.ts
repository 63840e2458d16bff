/** What songs are to have of another: "the same key as Nebula" is its key, which can then be changed as any. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { camelotOf, camelotSign } from '../meaning/key.ts';
import { read } from '../meaning/reading.ts';
import { moodsOf } from '../playlists/rule-test.ts';
import { anyOf, type Criterion } from './criterion.ts';
import { exactBeats } from './numbers.ts';
import type { Shared } from './parts.ts';
import type { NamedSongs } from './song-names.ts';

interface Beside {
    readonly tracks: readonly Track[];
    /** Null before it is known what the network's numbers mean. */
    readonly contract: Contract | null;
}

/** As its page says it. Null where it is not known of them. */
export function sharedWith(shared: Shared, { ids }: NamedSongs, { tracks, contract }: Beside): Criterion | null {
    const analyses = tracks.filter(({ id }) => ids.includes(id)).map(({ analysis }) => analysis);
    if (shared === 'key') {
        const names = analyses.flatMap(({ rhythm: { key } }) => (key && camelotOf(key)) ?? []).map(camelotSign);
        return names.length > 0 ? { kind: 'key', names: [...new Set(names)], isWanted: true } : null;
    }
    if (shared === 'tempo') {
        const [bpm] = analyses.flatMap(({ rhythm: { tempoBpm } }) => tempoBpm ?? []);
        if (bpm === undefined) return null;
        return { kind: 'tempo', from: Math.round(bpm) - exactBeats, to: Math.round(bpm) + exactBeats, isWanted: true };
    }
    const [reading] = contract === null ? [] : analyses.map((analysis) => read(analysis, contract));
    if (!reading) return null;
    if (shared === 'energy') {
        const energy = reading.rhythm?.energy ?? null;
        return energy === null
            ? null
            : { kind: 'measure', of: 'energy', about: Math.round(100 * energy), isWanted: true };
    }
    const names = shared === 'mood' ? moodsOf(reading) : [reading.ownStyle ?? reading.filedUnder ?? []].flat();
    return anyOf(names.map((name) => ({ kind: shared, name, isWanted: true })));
}
