import { isMusic, type Contract, type SoundClass } from '../contract.ts';
import type { Analysis } from '../flow.ts';
import { stylesBeyondGenres } from './clearest-traits.ts';

/** What may be said of a song's genre; names are the contract's. */
export type Claim =
    /** `sound`: what it is instead, null where that is not clear. */
    | { readonly kind: 'no-music'; readonly sound: string | null }
    /** `styles`: those beyond the genres that it is of, clearest first; `nearest`: the likeliest genre. */
    | { readonly kind: 'none-fits'; readonly styles: readonly string[]; readonly nearest: string }
    /** `among`: hold the song's own genre as often as the contract promises, likeliest first; null where it promises nothing. */
    | { readonly kind: 'genres'; readonly among: readonly string[] | null };

export type Promises = Pick<
    Contract,
    'version' | 'genres' | 'tags' | 'classes' | 'musicBelow' | 'setAbove' | 'noneAbove'
>;
type Heard = Partial<Pick<Analysis, 'genres' | 'classes' | 'novelty' | 'model'>>;

/** Judges what was heard so far. Nothing is claimed of a song that another network heard: its thresholds were others. */
export function claimOf(heard: Heard, contract: Promises): Claim {
    if (heard.model !== undefined && heard.model !== contract.version) return { kind: 'genres', among: null };
    if (isNoMusic(heard, contract)) return { kind: 'no-music', sound: soundOf(heard, contract) };
    const ranked = rankedGenres(heard, contract);
    const [nearest] = ranked;
    const isNew = contract.noneAbove !== null && (heard.novelty ?? 0) >= contract.noneAbove;
    if (isNew && nearest)
        return { kind: 'none-fits', styles: stylesBeyondGenres(heard, contract), nearest: nearest.name };
    const { setAbove } = contract;
    if (setAbove === null) return { kind: 'genres', among: null };
    const among = ranked.filter(({ share }, rank) => rank === 0 || share >= setAbove);
    return { kind: 'genres', among: among.map(({ name }) => name) };
}

function isNoMusic({ classes }: Heard, { musicBelow, classes: names }: Promises): boolean {
    const share = classes?.[names.findIndex(isMusic)];
    return musicBelow !== null && share !== undefined && share < musicBelow;
}

/** The likeliest of what is no music and clear enough to be named. */
function soundOf({ classes = [] }: Heard, contract: Promises): string | null {
    const heard = contract.classes.map((one, i) => ({ ...one, share: classes[i] ?? 0 }));
    const clear = heard.filter((one) => isOther(one) && one.shownAbove !== null && one.share >= one.shownAbove);
    return clear.sort((a, b) => b.share - a.share)[0]?.name ?? null;
}

const isOther = ({ name, kind }: SoundClass): boolean => name === 'speech' || (kind === 'sound' && !isMusic({ name }));

function rankedGenres({ genres = [] }: Heard, contract: Promises): readonly { name: string; share: number }[] {
    const all = contract.genres.map((name, i) => ({ name, share: genres[i] ?? 0 }));
    return all.sort((a, b) => b.share - a.share);
}
