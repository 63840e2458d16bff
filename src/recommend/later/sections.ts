import { type Apart, servicesOf, sourceNames, sources } from '../sources.ts';
import type { LaterSong } from './later-song.ts';

/** Songs of a source that stands apart never share a list with another service's. All others may share one. */
export type SectionName = 'mixed' | Apart;

export interface Section {
    readonly name: SectionName;
    readonly songs: readonly LaterSong[];
}

const apart = sourceNames.filter((name): name is Apart => sources[name].standsApart);

/** The songs as they may stand together, each section in the order given; none is empty. */
export function sections(songs: readonly LaterSong[]): readonly Section[] {
    const own = apart.map((name) => ({
        name,
        songs: songs.filter(({ service }) => servicesOf(name).includes(service)),
    }));
    const mixed = songs.filter((song) => own.every((section) => !section.songs.includes(song)));
    return [{ name: 'mixed', songs: mixed } as const, ...own].filter((section) => section.songs.length > 0);
}
