/** What is said of a song's genre, never more than the network may claim; words are chosen at the screen. */
import type { Contract } from '../contract.ts';
import { genresAmong, isSure, type Claim } from './claim.ts';
import { ranked, type Share, type Shares } from './shares.ts';
import { noiseBelow } from './thresholds.ts';
import type { Passage } from './timeline.ts';

/** What a network tells of a song's genres, the likeliest first. */
export interface GenreOpinion {
    readonly ranked: readonly Share[];
    readonly claim: Claim;
    readonly isSure: boolean;
}

/** Genres by the contract's names. `isClear`: there is hardly anything beside it. */
export type GenreStatement =
    | { readonly kind: 'no-music'; readonly sound: string | null }
    /** None of the `known` genres: it is of these styles, or nearest to one of them. */
    | { readonly kind: 'beyond'; readonly styles: readonly string[]; readonly known: number }
    | { readonly kind: 'none-fits'; readonly nearest: string; readonly known: number }
    | { readonly kind: 'alone'; readonly isClear: boolean; readonly genre: string }
    | { readonly kind: 'with'; readonly isClear: boolean; readonly genre: string; readonly other: string }
    | ({ readonly kind: 'until' | 'from' | 'amid'; readonly isClear: boolean; readonly genre: string } & Led)
    | { readonly kind: 'one-then-other'; readonly genre: string; readonly other: string; readonly startSeconds: number }
    | { readonly kind: 'rather' | 'between'; readonly genre: string; readonly other: string }
    | { readonly kind: 'perhaps'; readonly genre: string }
    | { readonly kind: 'probably'; readonly genre: string; readonly others: readonly string[] }
    /** `either`: one of few. `unsure`: something of each. */
    | { readonly kind: 'either' | 'unsure'; readonly among: readonly string[] };

/** Where a genre other than the likeliest leads. */
interface Led {
    readonly other: string;
    readonly startSeconds: number;
    readonly endSeconds: number;
}

/** A passage in another genre is worth a word when it lasts so long, and so much of the song. */
const tellingSeconds = 15;
const tellingShare = 0.08;
/** The likeliest genre is hardly disputed from the first share on; below the second it is not even half of the song. */
const clearFrom = 0.8;
const mostlyFrom = 0.5;
/** More genres than these are no answer. */
const mostAnswers = 3;
/** Of a doubtful song: two genres that are nearly alike, and together most of it, are said to have it between them. */
const rivalRatio = 0.6;
const rivalsFrom = 0.5;
/** Below doubt, but from here on one genre may be named when no other comes near. */
const perhapsFrom = 0.4;
const farRatio = 0.5;

const nobody: Share = { name: '', share: 0 };

/** What the shares that any network gives to genres say by the contract's thresholds. */
export function opinionOf(shares: Shares, contract: Contract): GenreOpinion {
    const genres = ranked(shares);
    const claim = { kind: 'genres', among: genresAmong(genres, contract) } as const;
    return { ranked: genres, claim, isSure: isSure(genres[0] ?? null, contract) };
}

/** Without `passages` it speaks of the song as a whole. */
export function genreStatement(opinion: GenreOpinion, passages: readonly Passage[] = []): GenreStatement {
    const { claim, ranked } = opinion;
    switch (claim.kind) {
        case 'no-music':
            return claim;
        case 'none-fits': {
            const known = ranked.length;
            if (claim.styles.length > 0) return { kind: 'beyond', styles: claim.styles, known };
            return { kind: 'none-fits', nearest: claim.nearest, known };
        }
        case 'genres':
            return claim.among ? ofGenres(opinion, passages, claim.among) : ofLikeliest(opinion, passages);
    }
}

/** Names all of `among`, or the promise that the right genre is among them would be broken. */
function ofGenres(opinion: GenreOpinion, passages: readonly Passage[], among: readonly string[]): GenreStatement {
    const inTime = overTime(opinion, passages);
    if (inTime && among.every((genre) => genre === inTime.genre || genre === inTime.other)) return inTime;
    const [{ name: genre, share } = nobody] = opinion.ranked;
    const others = among.filter((name) => name !== genre);
    if (others.length === 0) return ofOne(opinion);
    if (among.length > mostAnswers) return { kind: 'unsure', among };
    return share < mostlyFrom ? { kind: 'either', among } : { kind: 'probably', genre, others };
}

/** What a network says that promises nothing of sets. */
function ofLikeliest(opinion: GenreOpinion, passages: readonly Passage[]): GenreStatement {
    const inTime = overTime(opinion, passages);
    if (inTime) return inTime;
    if (opinion.isSure) return ofOne(opinion);
    const [first = nobody, second = nobody, third = nobody] = opinion.ranked;
    const areRivals = second.share >= rivalRatio * first.share && first.share + second.share >= rivalsFrom;
    if (areRivals) return { kind: 'between', genre: first.name, other: second.name };
    const standsOut = first.share >= perhapsFrom && second.share < farRatio * first.share;
    if (standsOut) return { kind: 'perhaps', genre: first.name };
    return { kind: 'unsure', among: [first, second, third].map(({ name }) => name) };
}

function ofOne({ ranked: [first = nobody, second = nobody], isSure }: GenreOpinion): GenreStatement {
    const [genre, other] = [first.name, second.name];
    if (!isSure) return { kind: 'perhaps', genre };
    if (second.share < noiseBelow) return { kind: 'alone', isClear: isClear(first), genre };
    return first.share < mostlyFrom
        ? { kind: 'rather', genre, other }
        : { kind: 'with', isClear: isClear(first), genre, other };
}

/** Where another genre leads for long enough; of a doubtful song only where it is of two halves. */
function overTime({ ranked: [first = nobody], isSure }: GenreOpinion, passages: readonly Passage[]) {
    const songSeconds = passages.at(-1)?.endSeconds ?? 0;
    const telling = passages.filter((passage) => isTelling(passage, songSeconds));
    if (!isSure) {
        const [before, after] = telling;
        if (!before || !after || passages.length > 2) return null;
        const { startSeconds } = after;
        return { kind: 'one-then-other', genre: before.genre, other: after.genre, startSeconds } as const;
    }
    const longest = longestOf(telling.filter(({ genre }) => genre !== first.name));
    if (!longest) return null;
    const { genre: other, startSeconds, endSeconds } = longest;
    const kind = startSeconds === 0 ? 'until' : endSeconds >= songSeconds ? 'from' : 'amid';
    return { kind, isClear: isClear(first), genre: first.name, other, startSeconds, endSeconds } as const;
}

const isClear = ({ share }: Share): boolean => share >= clearFrom;

function isTelling(passage: Passage, songSeconds: number): boolean {
    return secondsOf(passage) >= Math.max(tellingSeconds, tellingShare * songSeconds);
}

function longestOf(passages: readonly Passage[]): Passage | undefined {
    return passages.toSorted((a, b) => secondsOf(b) - secondsOf(a))[0];
}

const secondsOf = ({ startSeconds, endSeconds }: Passage): number => endSeconds - startSeconds;
