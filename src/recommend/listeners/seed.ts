/** Which recordings of MusicBrainz a song of the listener's is. */
import type { Track } from '../../flow.ts';
import { isSameSong } from '../matching/same-song.ts';
import { withoutRecording } from '../matching/recording-words.ts';
import { withoutNoise } from '../matching/title-noise.ts';
import { creditsOf, titleAndArtist } from '../matching/song-names.ts';
import type { MusicBrainz } from '../open/musicbrainz-api.ts';
import type { RecommendOptions, Trouble } from '../source.ts';
import { artistIdsOf, artistOf, findRecordings, lookUpRecording, phrase, type Recording } from './recordings.ts';

export interface Identity {
    /** All that are this song, the likeliest first: what listeners played is counted for one of them. */
    readonly recordings: readonly string[];
    readonly artists: readonly string[];
}

/** Without trouble: only what is kept was asked, and nothing is. */
export type Identified =
    { readonly ok: true; readonly identity: Identity } | { readonly ok: false; readonly trouble: Trouble | null };

/** As many recordings of one song as are asked for at once. */
const mostRecordings = 10;

/** By the identifiers in the file's tags; else by title and artist, in one search. */
export async function identify(seed: Track, api: MusicBrainz, options: RecommendOptions): Promise<Identified> {
    const { recordingId, artistIds = [] } = seed;
    if (recordingId === undefined) return search(seed, api, options);
    if (artistIds.length > 0) return known([recordingId], artistIds);
    const found = await lookUpRecording(api, recordingId, options);
    if (found.ok) return known([...new Set([found.value.id, recordingId])], artistIdsOf(found.value));
    // A tag may name what is no longer there, or never was.
    return found.trouble?.reason === 'refused' ? search(seed, api, options) : found;
}

async function search(seed: Track, api: MusicBrainz, options: RecommendOptions): Promise<Identified> {
    const named = titleAndArtist(seed);
    if (!named) return unknown('no-artist');
    const [first = named.artist] = seed.artists ?? creditsOf(named.artist);
    const artists = [...new Set([named.artist, first])].map((artist) => phrase('artist', artist));
    const title = phrase('recording', withoutRecording(withoutNoise(named.title)) || named.title);
    const found = await findRecordings(api, `${title} AND (${artists.join(' OR ')})`, options);
    if (!found.ok) return found;
    const same = found.value.recordings
        .filter((recording) => isSameSong({ title: recording.title, artist: artistOf(recording) }, named))
        // What is on the most releases is what most listeners played.
        .sort((a, b) => releasesOf(b) - releasesOf(a));
    const [likeliest] = same;
    if (!likeliest) return unknown('unknown-song');
    return known(
        same.slice(0, mostRecordings).map(({ id }) => id),
        artistIdsOf(likeliest),
    );
}

const releasesOf = ({ releases }: Recording): number => releases.length;

const known = (recordings: readonly string[], artists: readonly string[]): Identified => ({
    ok: true,
    identity: { recordings, artists },
});

const unknown = (reason: 'no-artist' | 'unknown-song'): Identified => ({
    ok: false,
    trouble: { service: 'musicbrainz', reason, message: 'no recording for this song' },
});
