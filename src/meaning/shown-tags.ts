import type { Analysis } from '../flow.ts';
import { claimOf, type Promises } from './claim.ts';
import { clearestTraits } from './clearest-traits.ts';
import { speaksOfGenre, type Trait } from './traits.ts';

type Heard = Partial<Pick<Analysis, 'genres' | 'tags' | 'classes' | 'novelty' | 'model'>>;

/** `clearestTraits` as the screen shows them: where none of the genres fits, none that speaks of one of them all the same. */
export function shownTags(heard: Heard, contract: Promises): readonly Trait[] {
    if (claimOf(heard, contract).kind !== 'none-fits') return clearestTraits(heard, contract);
    return clearestTraits(heard, contract, ({ name }) => !speaksOfGenre(name, contract));
}
