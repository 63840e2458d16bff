/** Which songs of the library the entries of a list are. What may be one of several is not guessed. */
import type { Track } from '../flow.ts';
import { isSameSong } from '../recommend/matching/same-song.ts';
import { titleAndArtist } from '../recommend/matching/song-names.ts';
import type { ListEntry } from './list.ts';
import { asListed, isStream, readingsOf } from './segments.ts';

export interface LibrarySong {
    readonly track: Track;
    /** Where it lies in linked folders, with slashes, from their names on. */
    readonly paths: readonly string[];
}

export type Missing = 'not-in-library' | 'several' | 'stream';

export type Found = { readonly trackId: string } | { readonly missing: Missing };

/** Two programs measure a length by so much differently. */
const sameLengthSeconds = 2;

/** By where it lies, else by its file's name, else by title, artist and length. */
export function songFinder(songs: readonly LibrarySong[]): (entry: ListEntry) => Found {
    const byPath = pathFinder(songs);
    const byNames = namesFinder(songs.map(({ track }) => track));
    return (entry) => {
        if (isStream(entry.place)) return { missing: 'stream' };
        const lying = byPath(entry);
        const found = lying.length === 1 ? lying : byNames(entry);
        const [only, another] = found;
        if (only && !another) return { trackId: only.id };
        return { missing: another || lying.length > 1 ? 'several' : 'not-in-library' };
    };
}

interface Place {
    readonly track: Track;
    readonly segments: readonly string[];
    /** In which case tells nothing apart. */
    readonly folded: readonly string[];
}

/** The songs that share the longest end of the path, each once. */
function pathFinder(songs: readonly LibrarySong[]): (entry: ListEntry) => readonly Track[] {
    const byName = new Map<string, Place[]>();
    const byFolder = new Map<string, Place[]>();
    for (const { track, paths } of songs) {
        for (const path of new Set([...paths, track.fileName].filter((name) => name !== ''))) {
            const segments = path.split('/').map(asListed);
            const place = { track, segments, folded: segments.map(withoutCase) };
            put(byName, endOf(place.folded, 1), place);
            if (segments.length > 1) put(byFolder, endOf(place.folded, 2), place);
        }
    }
    return ({ place, durationSeconds }) => {
        let several: readonly Track[] = [];
        for (const segments of readingsOf(place)) {
            const wanted = { segments, folded: segments.map(withoutCase) };
            const inFolder = segments.length > 1 ? byFolder.get(endOf(wanted.folded, 2)) : undefined;
            // Of names alone, which many share ("01.mp3"), the length must not say otherwise.
            const named = (): readonly Place[] =>
                (byName.get(endOf(wanted.folded, 1)) ?? []).filter(({ track }) => mayBeAsLong(track, durationSeconds));
            const lying = inFolder ? longest(inFolder, wanted, 'folded') : named();
            const tracks = [...new Set(longest(lying, wanted, 'segments').map(({ track }) => track))];
            if (tracks.length === 1) return tracks;
            several = several.length > 0 ? several : tracks;
        }
        return several;
    };
}

function longest(
    places: readonly Place[],
    wanted: Omit<Place, 'track'>,
    spelling: 'folded' | 'segments',
): readonly Place[] {
    const ends = places.map((place) => commonEnd(place[spelling], wanted[spelling]));
    const most = ends.reduce((a, b) => Math.max(a, b), 0);
    return places.filter((_, i) => ends[i] === most);
}

/** How many names at the end of both are the same. */
function commonEnd(one: readonly string[], other: readonly string[]): number {
    const most = Math.min(one.length, other.length);
    let length = 0;
    while (length < most && one.at(-1 - length) === other.at(-1 - length)) length += 1;
    return length;
}

const endOf = (path: readonly string[], names: number): string => path.slice(-names).join('/');

const withoutCase = (name: string): string => name.toLowerCase();

/** The songs of this title and artist that are as long; none where one of the three is not known. */
function namesFinder(tracks: readonly Track[]): (entry: ListEntry) => readonly Track[] {
    const bySecond = new Map<number, Track[]>();
    for (const track of tracks) if (isNamed(track)) put(bySecond, Math.floor(track.analysis.durationSeconds), track);
    return (entry) => {
        const { title, artist, durationSeconds } = entry;
        if (title === undefined || durationSeconds === undefined) return [];
        const song = { title, artist, durationSeconds };
        if (!isNamed(song)) return [];
        const from = Math.floor(durationSeconds) - sameLengthSeconds - 1;
        return Array.from({ length: 2 * sameLengthSeconds + 3 }, (_, i) => bySecond.get(from + i) ?? [])
            .flat()
            .filter((track) => mayBeAsLong(track, durationSeconds) && isSameSong(track, song));
    };
}

function put<K, V>(all: Map<K, V[]>, key: K, value: V): void {
    const values = all.get(key);
    if (values) values.push(value);
    else all.set(key, [value]);
}

const isNamed = ({ title, artist }: { readonly title: string; readonly artist?: string | undefined }): boolean =>
    titleAndArtist({ title, ...(artist !== undefined && { artist }) }) !== null;

const mayBeAsLong = ({ analysis }: Track, seconds: number | undefined): boolean =>
    seconds === undefined || Math.abs(analysis.durationSeconds - seconds) <= sameLengthSeconds;
