/** How well a label is learned: heads that know nothing of some artists are asked about the songs of these. */
import type { LearnedSong } from './features.ts';
import { intervalOfMean, type Counted } from './interval.ts';
import { fewestExamples, fitLabel, type Taught } from './learn.ts';
import { dot } from './minimise.ts';
import type { Spread } from './spread.ts';

/** 'few': examples. 'one-artist': they are all by one, so that it may be learned who plays and not what. 'no-others': there is nothing beside them. */
type Untold = 'few' | 'one-artist' | 'no-others';

/** `low` to `high`: in what share of cases it is right, songs of the label and others counting alike (95 %). */
export type Rightness = { readonly low: number; readonly high: number } | { readonly untold: Untold };

const mostFolds = 5;
const fewestOthers = 5;

/** Comes back after each fit. */
export function* rightnessOf(
    taught: Taught,
    others: readonly LearnedSong[],
    spread: Spread,
): Generator<undefined, Rightness> {
    const { examples, counterexamples } = taught;
    const artists = [...new Set(examples.map(({ artist }) => artist))].sort();
    if (examples.length < fewestExamples) return { untold: 'few' };
    if (artists.length < 2) return { untold: 'one-artist' };
    if (others.length < fewestOthers) return { untold: 'no-others' };
    const folds = Math.min(mostFolds, artists.length);
    const foldOf = foldsOf(artists, folds, [...counterexamples, ...others]);
    const found: Judged[] = [];
    const passed: Judged[] = [];
    for (let fold = 0; fold < folds; fold++) {
        const isOut = ({ artist }: LearnedSong): boolean => foldOf.get(artist) === fold;
        const isIn = (song: LearnedSong): boolean => !isOut(song);
        const known = { examples: examples.filter(isIn), counterexamples: counterexamples.filter(isIn) };
        const fit = fitLabel(known, others.filter(isIn), spread);
        const says = ({ features }: LearnedSong): boolean => fit !== null && dot(features, fit.weights) + fit.bias >= 0;
        const right = (isTrue: boolean) => (song: LearnedSong) => ({
            artist: song.artist,
            isRight: says(song) === isTrue,
        });
        found.push(...examples.filter(isOut).map(right(true)));
        passed.push(...withoutTwins([...counterexamples, ...others].filter(isOut)).map(right(false)));
        yield;
    }
    return intervalOfMean(byArtist(found), byArtist(passed));
}

interface Judged {
    readonly artist: string;
    readonly isRight: boolean;
}

/** Artists of examples are dealt out one by one, and the others after them. */
function foldsOf(artists: readonly string[], folds: number, others: readonly LearnedSong[]) {
    const known = new Set(artists);
    const rest = [...new Set(others.map(({ artist }) => artist))].filter((artist) => !known.has(artist)).sort();
    return new Map([...artists, ...rest].map((artist, i) => [artist, i % folds]));
}

/** Each artist counts once, however many songs are theirs. */
function byArtist(judged: readonly Judged[]): Counted {
    const artists = new Map<string, { right: number; songs: number }>();
    for (const { artist, isRight } of judged) {
        const { right, songs } = artists.get(artist) ?? { right: 0, songs: 0 };
        artists.set(artist, { right: right + Number(isRight), songs: songs + 1 });
    }
    const shares = [...artists.values()].map(({ right, songs }) => right / songs);
    return { share: shares.reduce((sum, share) => sum + share, 0) / shares.length, count: shares.length };
}

/** Counterexamples are among the others too. */
const withoutTwins = (songs: readonly LearnedSong[]): readonly LearnedSong[] => [
    ...new Map(songs.map((song) => [song.id, song])).values(),
];
