/** What the lists of ListenBrainz Labs say of all seeds together. */
import { type Candidate, playedSong } from './candidate.ts';
import type { SimilarArtist, SimilarRecording } from './labs.ts';
import { merged } from './merged.ts';
import type { Identity } from './seed.ts';

/** The songs that are played beside the seeds, those beside several of them and most often first; never a seed itself. */
export function songsPlayed(identities: readonly Identity[], rows: readonly SimilarRecording[]): readonly Candidate[] {
    const seeds = new Set(identities.flatMap(({ recordings }) => recordings));
    const lists = identities.map(({ recordings }) => rankedOf(rows, recordings));
    return merged(lists, (row) => row.recording_mbid)
        .filter((row) => !seeds.has(row.recording_mbid))
        .map(playedSong);
}

/** The artists whom listeners of the seeds' artists also play, in the same order. */
export function artistsPlayed(
    identities: readonly Identity[],
    rows: readonly SimilarArtist[],
): readonly SimilarArtist[] {
    const seeds = new Set(identities.flatMap(({ artists }) => artists));
    const lists = identities.map(({ artists }) => rankedOf(rows, artists));
    return merged(lists, (row) => row.artist_mbid).filter((row) => !seeds.has(row.artist_mbid));
}

/** A row that does not say which seed it is of is of each. */
function rankedOf<Row extends SimilarRecording | SimilarArtist>(
    rows: readonly Row[],
    ids: readonly string[],
): readonly Row[] {
    return rows
        .filter(({ reference_mbid: reference }) => reference === undefined || ids.includes(reference))
        .toSorted((a, b) => b.score - a.score);
}
