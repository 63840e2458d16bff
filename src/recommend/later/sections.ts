import type { LaterSong } from './later-song.ts';

/** Spotify's terms: its songs never share a list with another service's. All others may share one. */
export type SectionName = 'mixed' | 'spotify';

export interface Section {
    readonly name: SectionName;
    readonly songs: readonly LaterSong[];
}

/** The songs as they may stand together, each section in the order given; none is empty. */
export function sections(songs: readonly LaterSong[]): readonly Section[] {
    const all: readonly Section[] = [
        { name: 'mixed', songs: songs.filter(({ service }) => service !== 'spotify') },
        { name: 'spotify', songs: songs.filter(({ service }) => service === 'spotify') },
    ];
    return all.filter((section) => section.songs.length > 0);
}
