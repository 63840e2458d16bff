import { isMusic, type Contract, type SoundClass } from '../contract.ts';
import type { PartialAnalysis } from '../flow.ts';
import { stylesBeyondGenres } from './clearest-traits.ts';
import { isHeardByAnother } from './same-network.ts';
import { likeliest, named, ranked, type Share } from './shares.ts';

/** What may be said of a song's genre; names are the contract's. */
export type Claim =
    /** `sound`: what it is instead, null where that is not clear. */
    | { readonly kind: 'no-music'; readonly sound: string | null }
    /** `styles`: those beyond the genres that it is of, clearest first; `nearest`: the likeliest genre. */
    | { readonly kind: 'none-fits'; readonly styles: readonly string[]; readonly nearest: string }
    /** `among`: hold the song's own genre as often as the contract promises, likeliest first; null where it promises nothing. */
    | { readonly kind: 'genres'; readonly among: readonly string[] | null };

type Answers = Pick<PartialAnalysis, 'genres' | 'classes' | 'novelty' | 'model'>;

/** Judges what was heard so far. Nothing is claimed of a song that another network heard: its thresholds were others. */
export function claimOf(heard: Answers, contract: Contract): Claim {
    if (isHeardByAnother(heard, contract)) return { kind: 'genres', among: null };
    if (isNoMusic(heard, contract)) return { kind: 'no-music', sound: soundOf(heard, contract) };
    const genres = named(contract.genres, heard.genres ?? []);
    const nearest = likeliest(genres);
    const isNew = contract.noneAbove !== null && (heard.novelty ?? 0) >= contract.noneAbove;
    if (isNew && nearest)
        return { kind: 'none-fits', styles: stylesBeyondGenres(heard, contract), nearest: nearest.name };
    return { kind: 'genres', among: genresAmong(genres, contract) };
}

/** Those that hold a song's own genre as often as the contract promises, likeliest first; null where it promises nothing. */
export function genresAmong(genres: readonly Share[], { setAbove }: Contract): readonly string[] | null {
    if (setAbove === null) return null;
    const first = likeliest(genres);
    return ranked(genres.filter((one) => one === first || one.share >= setAbove)).map(({ name }) => name);
}

/** Whether the likeliest genre is likely enough to be called the song's own. */
export function isSure(first: Share | null, { doubtBelow }: Contract): boolean {
    return first !== null && first.share >= doubtBelow;
}

function isNoMusic({ classes }: Answers, { musicBelow, classes: names }: Contract): boolean {
    const share = classes?.[names.findIndex(isMusic)];
    return musicBelow !== null && share !== undefined && share < musicBelow;
}

/** The likeliest of what is no music and clear enough to be named. */
function soundOf({ classes = [] }: Answers, contract: Contract): string | null {
    const heard = contract.classes.map((one, i) => ({ ...one, share: classes[i] ?? 0 }));
    const clear = heard.filter((one) => isOther(one) && one.shownAbove !== null && one.share >= one.shownAbove);
    return clear.sort((a, b) => b.share - a.share)[0]?.name ?? null;
}

const isOther = ({ name, kind }: SoundClass): boolean => name === 'speech' || (kind === 'sound' && !isMusic({ name }));
