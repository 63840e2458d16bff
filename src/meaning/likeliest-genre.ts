import type { Contract } from '../contract.ts';
import type { Analysis } from '../flow.ts';
import { claimOf, type Claim, type Promises } from './claim.ts';

/** Why a song stands under no genre. */
export type Unfiled = Exclude<Claim['kind'], 'genres'> | 'not-sure';

export type Genres = Promises & Pick<Contract, 'doubtBelow'>;
type Heard = Pick<Analysis, 'genres' | 'classes' | 'novelty' | 'model'>;

/** The likeliest genre, or null when there is none or the network is not sure. */
export function likeliestGenre(heard: Heard, contract: Genres): string | null {
    const highest = Math.max(...heard.genres);
    if (!(highest >= contract.doubtBelow) || claimOf(heard, contract).kind !== 'genres') return null;
    return contract.genres[heard.genres.indexOf(highest)] ?? null;
}

/** Why a song has no likeliest genre. */
export function whyUnfiled(heard: Heard, contract: Genres): Unfiled {
    const { kind } = claimOf(heard, contract);
    return kind === 'genres' ? 'not-sure' : kind;
}

/** Why a song may stand under no genre, as far as this network tells. */
export function reasonsToBeUnfiled({ noneAbove, musicBelow }: Genres): readonly Unfiled[] {
    return [
        'not-sure',
        ...(noneAbove === null ? [] : ['none-fits' as const]),
        ...(musicBelow === null ? [] : ['no-music' as const]),
    ];
}
