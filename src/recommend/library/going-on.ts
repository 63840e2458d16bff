/** What a queue goes on with when it has ended. */
import type { Contract } from '../../contract.ts';
import type { Track } from '../../flow.ts';
import { isNoMusic } from '../../meaning/reading.ts';
import { artistName, isSameSong } from '../matching/same-song.ts';
import { similar } from './similar.ts';

interface Known {
    readonly tracks: readonly Track[];
    readonly contract: Contract;
    readonly isAtHand: (trackId: string) => boolean;
}

/** As in sets: among so many songs one after another no artist plays twice, unless there is nobody else. */
const artistsApart = 5;

/**
 * The song of the library that sounds most like the last of those that have played, and is none of them, in whatever recording:
 * of an artist who was not among the last five, or of any where no other sounds alike. Null where none does.
 */
export function mostAlike(played: readonly Track[], { tracks, contract, isAtHand }: Known): Track | null {
    const last = played.at(-1);
    if (!last || isNoMusic(last.analysis, contract)) return null;
    const near = new Set(played.slice(-artistsApart).map(artistName));
    const ids = new Set(played.map(({ id }) => id));
    const isNew = (track: Track): boolean =>
        // What takes longest comes last.
        !ids.has(track.id) &&
        isAtHand(track.id) &&
        !isNoMusic(track.analysis, contract) &&
        !played.some((other) => isSameSong(track, other));
    const isFarArtist = (track: Track): boolean => {
        const artist = artistName(track);
        return artist === null || !near.has(artist);
    };
    const found = [(track: Track) => isFarArtist(track) && isNew(track), isNew].flatMap((accepts) =>
        similar([last], tracks, { contract, limit: 1, accepts }),
    );
    return found[0]?.track ?? null;
}
