/** What regions are called: by what is claimed of their songs more than of the others'. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { read } from '../meaning/reading.ts';
import type { Region } from './regions.ts';

export interface RegionName {
    /** One family or style and one mood at most, as a rule; empty where nothing is true of enough of its songs. */
    readonly names: readonly string[];
    /** Who tells the region from another of the same names; null where nobody has to, or can. */
    readonly artist: string | null;
}

/** What is true of so few of its songs names no region. */
const least = 0.3;
/** What is true of most of its songs may be commoner elsewhere. */
const most = 0.5;
/** A mood says something where it is so much commoner than elsewhere. */
const commonerMood = 1.3;
/** More names than these nobody reads on a map. */
const mostNames = 3;

/** How many of some songs have each name, and how many they are. */
interface Tally {
    readonly counts: ReadonlyMap<string, number>;
    readonly songs: number;
}

/**
 * In the order of the regions. A name counts as much as it is common in the region, times the logarithm of how much commoner than in
 * the whole library. Where a larger region has the same names, one more is added that tells them apart, else the artist whose songs are most.
 */
export function regionNames(
    regions: readonly Region[],
    tracks: readonly Track[],
    contract: Contract,
): readonly RegionName[] {
    const readings = tracks.map(({ analysis }) => read(analysis, contract));
    const genresOf = (song: number): readonly string[] => {
        const reading = readings[song];
        if (!reading) return [];
        return reading.unfiled === 'no-music' ? ['no-music'] : [...reading.claimed, ...reading.claimedStyles];
    };
    const moodsOf = (song: number): readonly string[] =>
        readings[song]?.shown.filter(({ kind }) => kind === 'mood').map(({ name }) => name) ?? [];
    const all = tracks.map((_, song) => song);
    const [genres, moods] = [tally(all, genresOf), tally(all, moodsOf)];
    const taken = new Set<string>();
    return regions.map(({ songs }) => {
        const known = telling(tally(songs, genresOf), genres);
        const genre = known.find(isNameOf);
        const others = genre ? known.filter((one) => one !== genre) : [];
        const [mood] = telling(tally(songs, moodsOf), moods).filter(({ lead }) => lead >= commonerMood);
        const names = [genre, mood].flatMap((one) => one?.name ?? []);
        for (const { name } of others) {
            if (!taken.has(names.join()) || names.length >= mostNames) break;
            names.push(name);
        }
        const isTaken = taken.has(names.join());
        taken.add(names.join());
        return { names, artist: isTaken ? mostOften(songs.map((song) => tracks[song]?.artist)) : null };
    });
}

/** The first of the most frequent; null where none comes twice. */
function mostOften(artists: readonly (string | undefined)[]): string | null {
    const counts = new Map<string, number>();
    for (const artist of artists) if (artist !== undefined) counts.set(artist, (counts.get(artist) ?? 0) + 1);
    const [found] = [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
    return found && found[1] > 1 ? found[0] : null;
}

function tally(songs: readonly number[], namesOf: (song: number) => readonly string[]): Tally {
    const counts = new Map<string, number>();
    for (const song of songs) for (const name of namesOf(song)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return { counts, songs: songs.length };
}

/** A name of some of a region's songs: of which share, and how much commoner that is than in the whole library. */
interface Telling {
    readonly name: string;
    readonly share: number;
    readonly lead: number;
}

/** A region of some music is not called after what is none. */
const isNameOf = ({ name, share, lead }: Telling): boolean => share >= most || (lead >= 1 && name !== 'no-music');

/** Those that are common enough, the most telling first. */
function telling(own: Tally, all: Tally): readonly Telling[] {
    return [...own.counts]
        .map(([name, count]) => {
            const share = count / own.songs;
            const lead = share / ((all.counts.get(name) ?? count) / all.songs);
            return { name, share, lead, weight: share * Math.log1p(lead) };
        })
        .filter(({ share }) => share >= least)
        .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
}
