/** The songs of the library that a question finds, in their order. */
import type { Track } from '../flow.ts';
import { isNoMusic } from '../meaning/reading.ts';
import { type Criterion, inAlternatives, type Single, singlesOf } from './criterion.ts';
import { listedFrom } from './curves.ts';
import { fitOf, isUnsure } from './fit.ts';
import type { Fit, Known } from './known.ts';
import { mean, oneOf } from './one-of.ts';

/** Those that fit, the best first; what fits alike stays in its order. Songs that others are to be like are not among them. */
export function answer(criteria: readonly Criterion[], known: Known): readonly Track[] {
    if (criteria.length === 0) return known.tracks;
    const fits = partsOf(inAlternatives(criteria), criteria, known);
    const seeds = seedsOf(criteria);
    const found: Found[] = [];
    for (const track of known.tracks) {
        const fit = seeds.has(track.id) ? 0 : together(fits, track);
        if (fit > 0) found.push({ track, fit });
    }
    return inOrder(found, known);
}

/** The best first, and last what is no music: whoever asks for it asks for its names. */
function inOrder(found: readonly Found[], { contract }: Known): readonly Track[] {
    const tracks = found.toSorted((a, b) => b.fit - a.fit).map(({ track }) => track);
    const isSound = ({ analysis }: Track): boolean => isNoMusic(analysis, contract);
    return [...tracks.filter((track) => !isSound(track)), ...tracks.filter(isSound)];
}

/** As many as are looked through. */
const mostNearest = 12;

/** Where no song is all of what is asked for: those that are most of it, the nearest first. */
export function nearest(criteria: readonly Criterion[], known: Known): readonly Track[] {
    const parts = partsOf(inAlternatives(criteria), criteria, known);
    const seeds = seedsOf(criteria);
    const found = known.tracks
        .filter(({ id }) => !seeds.has(id))
        .map((track) => ({ track, fit: mean(parts.map((fit) => fit(track))) }));
    return inOrder(
        found.filter(({ fit }) => fit > 0),
        known,
    ).slice(0, mostNearest);
}

interface Found {
    readonly track: Track;
    readonly fit: number;
}

/** The songs that others are to be like. */
const seedsOf = (criteria: readonly Criterion[]): ReadonlySet<string> =>
    new Set(singlesOf(criteria).flatMap((one) => (one.kind === 'like' && one.isWanted ? one.ids : [])));

/** Of what is asked for, what is so of a song: not what only puts songs in an order. */
export function whatIsSo(criteria: readonly Criterion[], known: Known): (track: Track) => readonly Single[] {
    const fits = singlesOf(criteria)
        .filter((criterion) => !isUnsure(criterion, known.contract))
        .map((criterion) => ({ criterion, fit: fitOf(criterion, known, criteria) }));
    return (track) => fits.filter(({ fit }) => fit(track) >= listedFrom).map(({ criterion }) => criterion);
}

/** Songs that others are to be like, tried without. */
const mostTried = 4;

/**
 * Where nothing is found: what is found without one of the criteria, the most first; only what finds something. Without one of
 * several that a song need have only one of, still nothing is. Of songs that others are to be like, the first few are tried.
 */
export function loosened(
    criteria: readonly Criterion[],
    known: Known,
): readonly { readonly criterion: Criterion; readonly songs: number }[] {
    if (criteria.length < 2) return [];
    const groups = inAlternatives(criteria);
    const seeds = seedsOf(criteria);
    const lacking = songsThatLackOne(
        partsOf(groups, criteria, known),
        known.tracks.filter(({ id }) => !seeds.has(id)),
    );
    const likes = criteria.filter(({ kind }) => kind === 'like');
    const songsWithout = (criterion: Criterion, place: number): number => {
        // Without a song that others are to be like, more is more than something else.
        if (criterion.kind !== 'like') return lacking[place] ?? 0;
        const others = criteria.filter((other) => other !== criterion);
        return likes.indexOf(criterion) < mostTried ? answer(others, known).length : 0;
    };
    return groups
        .flatMap(([criterion, another], place) =>
            another ? [] : [{ criterion, songs: songsWithout(criterion, place) }],
        )
        .filter(({ songs }) => songs > 0)
        .sort((a, b) => b.songs - a.songs);
}

/** By the place of the part that they lack. */
function songsThatLackOne(parts: readonly Fit[], tracks: readonly Track[]): readonly number[] {
    const songs = parts.map(() => 0);
    for (const track of tracks) {
        const first = parts.findIndex((fit) => fit(track) < listedFrom);
        const isOnly = first >= 0 && parts.slice(first + 1).every((fit) => fit(track) >= listedFrom);
        if (isOnly) songs[first] = (songs[first] ?? 0) + 1;
    }
    return songs;
}

function partsOf(
    groups: ReturnType<typeof inAlternatives>,
    criteria: readonly Criterion[],
    known: Known,
): readonly Fit[] {
    return groups.map((group) =>
        oneOf(
            group,
            group.map((one) => fitOf(one, known, criteria)),
        ),
    );
}

/** The mean; 0 where one of them does not fit. */
function together(fits: readonly Fit[], track: Track): number {
    let sum = 0;
    for (const fitOfOne of fits) {
        const fit = fitOfOne(track);
        if (fit < listedFrom) return 0;
        sum += fit;
    }
    return sum / fits.length;
}
