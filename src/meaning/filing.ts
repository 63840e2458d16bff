/** Under what a song stands in the library. */
import type { Contract } from '../contract.ts';
import type { Claim } from './claim.ts';

/** Why a song stands under no genre. */
export type Unfiled = Exclude<Claim['kind'], 'genres'> | 'not-sure';

/** Why a song may stand under no genre, as far as this network tells. */
export function reasonsToBeUnfiled({ noneAbove, musicBelow }: Contract): readonly Unfiled[] {
    return [
        'not-sure',
        ...(noneAbove === null ? [] : ['none-fits' as const]),
        ...(musicBelow === null ? [] : ['no-music' as const]),
    ];
}
