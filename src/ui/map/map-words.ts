import type { Track } from '../../flow.ts';
import type { RegionName } from '../../map/region-names.ts';
import type { Property } from '../../map/song-properties.ts';
import { capitalised, count, row } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { genreName, moodName, tagName } from '../words/music.ts';

/** "Techno, hypnotic, faster"; "World (The Travellers)". */
export function regionTitle(name: RegionName): string {
    const parts = name.filter(({ kind }) => kind !== 'artist');
    const isNamed = parts.some(({ kind }) => kind !== 'more' && kind !== 'less');
    const region = capitalised(row([...(isNamed ? [] : [words.map.mixed]), ...parts.map(partWords)]));
    const artist = name.find(({ kind }) => kind === 'artist');
    return artist ? words.map.with({ region, artist: partWords(artist) }) : region;
}

function partWords(part: Property): string {
    switch (part.kind) {
        case 'genre':
            return part.name === 'no-music' ? words.unfiled['no-music'] : genreName(part.name);
        case 'mood':
            return moodName(part.name);
        case 'sound':
            return tagName(part.name);
        case 'tempo':
            return words.tempoFeels[part.name];
        case 'decade':
            return words.map.range({ from: String(part.name), to: String(part.name + 9) });
        case 'more':
        case 'less':
            return words.query[part.kind][part.name];
        case 'artist':
            return part.name;
    }
}

/** "Song, Artist". */
export const songLine = ({ title, artist }: Pick<Track, 'title' | 'artist'>): string =>
    artist === undefined ? title : row([title, artist]);

/** "7 of a song's 10 nearest in sound lie near it here, on average." */
export const truenessWords = (share: number, all: number): string =>
    words.map.trueness({ near: count(Math.round(share * all)), all: count(all) });

export const nearWords = (near: number, all: number): string => words.map.near({ near: count(near), all: count(all) });
