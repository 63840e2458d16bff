import type { Track } from '../../flow.ts';
import type { RegionName } from '../../map/region-names.ts';
import { capitalised, count, row } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { genreName } from '../words/music.ts';

/** "Techno, hypnotic"; "World (The Travellers)". */
export function regionTitle({ names, artist }: RegionName): string {
    const known = names.map((name) => (name === 'no-music' ? words.unfiled['no-music'] : genreName(name)));
    const title = capitalised(known.length > 0 ? row(known) : words.map.mixed);
    return artist === null ? title : words.map.with({ region: title, artist });
}

/** "Song, Artist". */
export const songLine = ({ title, artist }: Pick<Track, 'title' | 'artist'>): string =>
    artist === undefined ? title : row([title, artist]);

/** "7 of a song's 10 nearest in sound lie near it here, on average." */
export const truenessWords = (share: number, all: number): string =>
    words.map.trueness({ near: count(Math.round(share * all)), all: count(all) });

export const nearWords = (near: number, all: number): string => words.map.near({ near: count(near), all: count(all) });
