/** What is said of a song's genre, never more than the network may claim; words are chosen at the screen. */
import { claimAmong, type Claim } from './claim.ts';
import { ranked, type Share, type Shares } from './shares.ts';
import type { Passage } from './timeline.ts';

/** What a network tells of a song's genres, the likeliest first. */
export interface GenreOpinion {
    readonly ranked: readonly Share[];
    readonly claim: Claim;
}

/** Genres by the network's names. `isClear`: there is hardly anything beside it. */
export type GenreStatement =
    | Exclude<Claim, { kind: 'families' }>
    | { readonly kind: 'alone'; readonly isClear: boolean; readonly genre: string }
    | ({ readonly kind: 'until' | 'from' | 'amid'; readonly isClear: boolean; readonly genre: string } & Led)
    | { readonly kind: 'one-then-other'; readonly genre: string; readonly other: string; readonly startSeconds: number }
    | { readonly kind: 'between'; readonly genres: readonly string[] };

/** Where a genre other than the likeliest leads. */
interface Led {
    readonly other: string;
    readonly startSeconds: number;
    readonly endSeconds: number;
}

/** A passage in another genre is worth a word when it lasts so long, and so much of the song. */
const tellingSeconds = 15;
const tellingShare = 0.08;
/** The likeliest genre is hardly disputed from this share on. */
const clearFrom = 0.8;

/**
 * Of the papers' genres, in which two networks are put side by side, those are named that together are likelier than all others;
 * how often that is right is no promise, as the contract's threshold for families is.
 */
const papersNamedFrom = 0.5;

const nobody: Share = { name: '', share: 0 };

/** What the shares that any network gives to the papers' genres say. */
export function papersOpinion(shares: Shares): GenreOpinion {
    const genres = ranked(shares);
    return { ranked: genres, claim: claimAmong(genres, { claimFrom: papersNamedFrom }) };
}

/** Without `passages` it speaks of the song as a whole. */
export function genreStatement({ claim, ranked }: GenreOpinion, passages: readonly Passage[] = []): GenreStatement {
    if (claim.kind !== 'families') return claim;
    const { among } = claim;
    const songSeconds = passages.at(-1)?.endSeconds ?? 0;
    const telling = passages.filter((passage) => isTelling(passage, songSeconds));
    const halves = passages.length === 2 ? telling : [];
    return among.length === 1
        ? ofOne(ranked[0] ?? nobody, telling, songSeconds)
        : (ofHalves(among, halves) ?? { kind: 'between', genres: among });
}

function ofOne(first: Share, telling: readonly Passage[], songSeconds: number): GenreStatement {
    const { name: genre } = first;
    const isClear = first.share >= clearFrom;
    const longest = longestOf(telling.filter((passage) => passage.family !== genre));
    if (!longest) return { kind: 'alone', isClear, genre };
    const { family: other, startSeconds, endSeconds } = longest;
    const kind = startSeconds === 0 ? 'until' : endSeconds >= songSeconds ? 'from' : 'amid';
    return { kind, isClear, genre, other, startSeconds, endSeconds };
}

/** One of two, then the other, where a song is of two halves: names all that are claimed, or the promise that one of them is right would be broken. */
function ofHalves(among: readonly string[], [before, after]: readonly Passage[]): GenreStatement | null {
    if (!before || !after || among.some((name) => name !== before.family && name !== after.family)) return null;
    return { kind: 'one-then-other', genre: before.family, other: after.family, startSeconds: after.startSeconds };
}

function isTelling(passage: Passage, songSeconds: number): boolean {
    return secondsOf(passage) >= Math.max(tellingSeconds, tellingShare * songSeconds);
}

function longestOf(passages: readonly Passage[]): Passage | undefined {
    return passages.toSorted((a, b) => secondsOf(b) - secondsOf(a))[0];
}

const secondsOf = ({ startSeconds, endSeconds }: Passage): number => endSeconds - startSeconds;
