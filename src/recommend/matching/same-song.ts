import { artistNames, songNames, type SongNames } from './song-names.ts';

/** What is known of a song in the library or in a service's list. */
export interface Song {
    readonly title: string;
    readonly artist?: string | undefined;
    readonly durationSeconds?: number | undefined;
    /** A track carries its length where it was heard. */
    readonly analysis?: { readonly durationSeconds: number };
}

/** Two copies of one recording differ by the silence at their ends. */
const sameDurationSeconds = 3;

/** The first artist that is credited, as they are counted, or null when unknown. */
export function artistName({ artist }: Song): string | null {
    return artist === undefined ? null : (artistNames(artist)[0] ?? null);
}

/**
 * Same title by a common artist, whatever the recording: live, remastered, acoustic and instrumental ones, lyric videos and
 * other languages' versions are one song; covers by others and remixes are not. Where an artist is unknown, same title and
 * length; a length that is unknown too counts as the same, because a twin in a list is worse than a gap.
 */
export function isSameSong(a: Song, b: Song): boolean {
    return namesOf(a).some((one) =>
        namesOf(b).some((other) => {
            if (!haveCommon(one.titles, other.titles)) return false;
            const areKnown = one.artists.length > 0 && other.artists.length > 0;
            return areKnown ? haveCommon(one.artists, other.artists) : areAsLong(a, b);
        }),
    );
}

const known = new WeakMap<Song, readonly SongNames[]>();

function namesOf(song: Song): readonly SongNames[] {
    let names = known.get(song);
    if (!names) known.set(song, (names = songNames(song.title, song.artist)));
    return names;
}

function haveCommon(some: readonly string[], others: readonly string[]): boolean {
    return some.some((name) => others.includes(name));
}

function areAsLong(a: Song, b: Song): boolean {
    const [one, other] = [durationOf(a), durationOf(b)];
    return one === undefined || other === undefined || Math.abs(one - other) <= sameDurationSeconds;
}

const durationOf = ({ durationSeconds, analysis }: Song): number | undefined =>
    analysis?.durationSeconds ?? durationSeconds;
