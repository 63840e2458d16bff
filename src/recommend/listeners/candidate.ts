import type { SimilarRecording } from './labs.ts';
import { artistIdsOf, artistOf, type Recording } from './recordings.ts';

/** A recording that may be shown, before it is judged. */
export interface Candidate {
    /** MusicBrainz's. */
    readonly id: string;
    readonly title: string;
    readonly artist?: string | undefined;
    readonly artistIds: readonly string[];
    readonly album?: string | undefined;
    /** Release that has a cover. */
    readonly coverOf?: string | undefined;
    /** Whether listeners play the song itself, or only its artist. */
    readonly played: 'song' | 'artist';
}

export const playedSong = (row: SimilarRecording): Candidate => ({
    id: row.recording_mbid,
    title: row.recording_name,
    artist: row.artist_credit_name,
    artistIds: row.artist_credit_mbids,
    album: row.release_name,
    coverOf: row.caa_release_mbid,
    played: 'song',
});

export const byPlayedArtist = (recording: Recording): Candidate => ({
    id: recording.id,
    title: recording.title,
    artist: artistOf(recording),
    artistIds: artistIdsOf(recording),
    coverOf: recording.releases[0]?.id,
    played: 'artist',
});
