import type { Contract } from '../../contract.ts';
import type { Seeds, Track } from '../../flow.ts';
import { isoDay, windowStart } from '../matching/release-date.ts';
import { coverOf } from '../open/mbid.ts';
import type { MusicBrainz } from '../open/musicbrainz-api.ts';
import type { Filters } from '../filters.ts';
import type { Judgement, Recommendation } from '../recommendation.ts';
import type { Answer, RecommendOptions } from '../source.ts';
import { byPlayedArtist, type Candidate } from './candidate.ts';
import { judge } from './judge.ts';
import { isSong, type Known, learn, mostAsked } from './known.ts';
import type { Labs, SimilarArtist } from './labs.ts';
import { ownCopy, ownSong, ownSongsBy } from './own-copies.ts';
import { anyOf, findRecordings } from './recordings.ts';
import { youTubeResults } from './youtube-results.ts';

interface Question {
    readonly songs: readonly Candidate[];
    readonly artists: readonly SimilarArtist[];
    readonly filters: Filters;
    readonly listener: {
        readonly seeds: Seeds;
        readonly tracks: readonly Track[];
        readonly contract: Contract | null;
    };
    readonly api: MusicBrainz;
    readonly labs: Labs;
    /** Milliseconds since 1970. */
    readonly now: number;
    readonly options: RecommendOptions;
}

interface Passed {
    readonly candidate: Candidate;
    readonly judgements: readonly Judgement[];
}

/** Artists whose recordings are asked for in one search. */
const mostArtists = 25;
/** Songs of which is asked where they can be played. */
const mostPlayable = 50;

/** What passes the filters: the songs themselves, then recordings by the artists where the songs cannot be of the time, or are none. */
export async function* songsToShow(question: Question): AsyncGenerator<Answer> {
    const { songs, artists, filters, listener, api, labs, now, options } = question;
    const known = await learn(api, songs, filters, options);
    yield* troublesOf(known);
    const passed = [...passing(songs, known, question)];
    if (artists.length > 0 && (filters.time !== 'any' || passed.length === 0)) yield* byArtists(question, passed);
    const outside = passed.map(({ candidate }) => candidate).filter((song) => !ownCopy(song, listener));
    const ids = outside.slice(0, mostPlayable).map(({ id }) => id);
    const spotify = ids.length > 0 ? await labs.spotifyIds(ids, options) : null;
    if (spotify?.trouble) yield { kind: 'trouble', trouble: spotify.trouble };
    const players = new Map(
        spotify?.ok ? spotify.value.map((row) => [row.recording_mbid, row.spotify_track_ids[0]]) : [],
    );
    for (const { candidate, judgements } of passed) {
        const own = ownCopy(candidate, listener);
        const song = own
            ? ownSong(own, candidate.played, judgements, listener)
            : recommendation(candidate, judgements, players.get(candidate.id));
        yield { kind: 'song', song };
    }
    const names = artists.map(({ name }) => name);
    for (const song of ownSongsBy(names, filters, now, listener)) yield { kind: 'song', song };
}

function* passing(songs: readonly Candidate[], known: Known, { filters, now }: Question): Generator<Passed> {
    for (const candidate of songs) {
        const judgements = judge(candidate, known, filters, now);
        if (judgements) yield { candidate, judgements };
    }
}

/** Adds to what has passed; what listeners play was counted over years, so that hardly any of it is new. */
async function* byArtists(question: Question, passed: Passed[]): AsyncGenerator<Answer> {
    const { artists, filters, api, now, options } = question;
    const ids = artists.slice(0, mostArtists).map((artist) => artist.artist_mbid);
    const start = windowStart(filters.time, now);
    const found = await findRecordings(
        api,
        [
            anyOf('arid', ids),
            ...(start ? [`firstreleasedate:[${isoDay(start)} TO ${isoDay(new Date(now))}]`] : []),
            'status:official',
        ].join(' AND '),
        options,
    );
    if (found.trouble) yield { kind: 'trouble', trouble: found.trouble };
    if (!found.ok) return;
    const recordings = found.value.recordings.filter(isSong);
    const rank = ({ artistIds }: Candidate) => ids.findIndex((id) => artistIds.includes(id));
    const candidates = recordings
        .map(byPlayedArtist)
        .filter(({ id }) => passed.every(({ candidate }) => candidate.id !== id))
        .toSorted((a, b) => rank(a) - rank(b))
        .slice(0, mostAsked);
    const known = await learn(api, candidates, filters, { ...options, recordings });
    yield* troublesOf(known);
    passed.push(...passing(candidates, known, question));
}

const troublesOf = ({ troubles }: Known): readonly Answer[] =>
    troubles.map((trouble) => ({ kind: 'trouble', trouble }));

function recommendation(
    { id, title, artist, album, coverOf: release, played }: Candidate,
    judgements: readonly Judgement[],
    spotifyId: string | undefined,
): Recommendation {
    return {
        service: 'listenbrainz-labs',
        id,
        title,
        ...(artist !== undefined && { artist }),
        ...(album !== undefined && { album }),
        page: `https://listenbrainz.org/track/${id}/`,
        ...(release !== undefined && { cover: coverOf('release', release) }),
        ...(spotifyId !== undefined && { frame: `https://open.spotify.com/embed/track/${spotifyId}` }),
        elsewhere: [youTubeResults(title, artist)],
        judgements: [{ kind: 'played-beside', of: played }, ...judgements],
    };
}
