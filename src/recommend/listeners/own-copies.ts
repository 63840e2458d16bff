/** What the listener has of what other listeners play. */
import type { Contract } from '../../contract.ts';
import type { Seeds, Similar, Track } from '../../flow.ts';
import { isCloseInSound } from '../../meaning/closeness.ts';
import { areComparable } from '../../meaning/same-network.ts';
import { judge } from '../library/judge.ts';
import { librarySong } from '../library/library-song.ts';
import { heardBeside } from '../listening/heard-beside.ts';
import { artistNames } from '../matching/song-names.ts';
import { isSameSong } from '../matching/same-song.ts';
import type { Filters } from '../filters.ts';
import type { Judgement, Recommendation } from '../recommendation.ts';
import type { Candidate } from './candidate.ts';

interface Listener {
    readonly seeds: Seeds;
    readonly tracks: readonly Track[];
    readonly contract: Contract | null;
}

/** Of the listener's own copy of a song; undefined where there is none. */
export const ownCopy = (song: Candidate, { tracks }: Listener): Track | undefined =>
    tracks.find((track) => track.artist !== undefined && isSameSong(track, song));

/** A song that the listener has, as the library's own, with how it sounds beside the seeds. */
export function ownSong(
    track: Track,
    played: 'song' | 'artist',
    judgements: readonly Judgement[],
    { seeds, tracks, contract }: Listener,
): Recommendation {
    const areHeardAlike = seeds.every((seed) => areComparable(seed.analysis, track.analysis));
    const heard: Similar | null = contract && areHeardAlike ? heardBeside(seeds, track, tracks, contract) : null;
    const reasons: readonly Judgement[] = [
        { kind: 'played-beside', of: played },
        ...(heard && isCloseInSound(heard.similarity) ? [{ kind: 'sounds-alike' } as const] : []),
        ...judgements,
    ];
    return { ...librarySong(track, reasons), ...(heard && { heard }) };
}

/** At most so many of the listener's songs stand there for their artists alone. */
const mostByArtists = 5;

/** The listener's songs by these artists, the most alike first, as far as they pass the filters. */
export function ownSongsBy(
    artists: readonly string[],
    filters: Filters,
    now: number,
    listener: Listener,
): readonly Recommendation[] {
    const { contract, tracks } = listener;
    if (!contract) return [];
    const names = new Set(artists.flatMap(artistNames));
    return tracks
        .filter(({ artist }) => artist !== undefined && artistNames(artist).some((name) => names.has(name)))
        .flatMap((track) => {
            const judgements = judge(track, filters, { contract, now });
            return judgements ? [ownSong(track, 'artist', judgements, listener)] : [];
        })
        .sort((a, b) => (b.heard?.similarity ?? -1) - (a.heard?.similarity ?? -1))
        .slice(0, mostByArtists);
}
