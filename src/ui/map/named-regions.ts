import type { Contract } from '../../contract.ts';
import type { Track } from '../../flow.ts';
import type { MappedSongs } from '../../map/mapped-songs.ts';
import { regionNames } from '../../map/region-names.ts';
import { type Region, topOf } from '../../map/regions.ts';
import type { NamedRegion } from './draw-songs.ts';
import { regionTitle } from './map-words.ts';

/** Regions as they are called on the screen, for the eyes and for screen readers alike. */
export function namedRegions(
    regions: readonly Region[],
    { tracks, places }: MappedSongs,
    contract: Contract,
): readonly (Region & NamedRegion & { readonly tracks: readonly Track[] })[] {
    const names = regionNames(regions, tracks, contract);
    return regions.map((region, i) => ({
        ...region,
        text: regionTitle(names[i] ?? []),
        tracks: region.songs.flatMap((song) => tracks[song] ?? []),
        top: topOf(places, region),
    }));
}
