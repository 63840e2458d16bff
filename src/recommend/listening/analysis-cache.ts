/** The analyses of songs that services stream, kept so that hearing them again costs nothing. */
import type { Contract } from '../../contract.ts';
import type { Track } from '../../flow.ts';
import { noPicture } from '../../library/schema.ts';
import type { TrackStore } from '../../library/store.ts';
import { isHeardByAnother } from '../../meaning/same-network.ts';
import type { Recommendation } from '../recommendation.ts';
import { heardTrackId } from '../song-key.ts';

export interface AnalysisCache {
    /** Null where it was not heard by this network, or nothing can be read. */
    read(song: Recommendation, network: Pick<Contract, 'version'>): Promise<Track | null>;
    /** Beside the 200 that were heard last. A full or blocked storage keeps nothing, and says nothing. */
    write(track: Track): Promise<void>;
}

const mostKept = 200;

export function createAnalysisCache(store: TrackStore): AnalysisCache {
    return {
        async read(song, network) {
            const stored = await store.read(heardTrackId(song));
            const track = stored.ok ? stored.value : null;
            return track && !isHeardByAnother(track.analysis, network) ? track : null;
        },
        async write(track) {
            // Nobody looks at the picture, and it is a hundred times as big as the rest.
            await store.write(track, noPicture);
            const all = await store.readAll();
            if (!all.ok) return;
            const oldestFirst = all.value.toSorted((a, b) => a.addedAt - b.addedAt);
            const old = oldestFirst.slice(0, Math.max(0, all.value.length - mostKept));
            if (old.length > 0) await store.remove(old.map(({ id }) => id));
        },
    };
}
