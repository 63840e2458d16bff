/** Words about how well the network hears. */
import { count, exactPercent, list, percent, percentPoints, howManySongs } from '../words/format.ts';
import type { Calibration, Further } from './figures.ts';
import type { Split, System, SystemName, Way } from './systems.ts';
import { words } from '../words/language.svelte.ts';
import { genreName } from '../words/music.ts';

export const systemName = (system: SystemName): string => words.howWell.systems.names[system];
export const wayName = (way: Way): string => (way === 'own' ? words.howWell.systems.own : words.howWell.protocols[way]);

interface Confusion {
    readonly genre: string;
    readonly other: string;
    /** Of the genre's songs, 0 to 1. */
    readonly share: number;
}

/** A square of the confusion matrix: "Of 100 rock songs, 13 were heard as country." */
export function heardAs({ genre, other, share }: Confusion): string {
    const names = { genre: genreName(genre), other: genreName(other) };
    if (share === 0) return words.howWell.matrix.none(names);
    const outOf100 = Math.round(100 * share);
    if (outOf100 === 0) return words.howWell.matrix.rare(names);
    return genre === other
        ? words.howWell.matrix.right({ count: outOf100, genre: names.genre })
        : words.howWell.matrix.cell({ count: outOf100, ...names });
}

/** "13", or "<1" for what is there but rounds to nothing. */
export const outOf100 = (share: number): string => (share > 0 && share < 0.005 ? '<1' : count(Math.round(100 * share)));

export const rightOf = (share: number, songCount: number): string =>
    words.howWell.accuracy.right({ share: exactPercent(share), songs: howManySongs(songCount) });
export const likely = ([low, high]: readonly [number, number]): string =>
    words.howWell.accuracy.interval({ low: exactPercent(low), high: exactPercent(high) });
export const trainings = (shares: readonly number[]): string =>
    words.howWell.accuracy.seeds(list(shares.map(exactPercent)));

/** What was published: a share, or the words that stand in for one. */
export const publishedFigure = (accuracy: number | string): string =>
    typeof accuracy === 'number' ? exactPercent(accuracy) : words.howWell.systems.quoted(accuracy);

export const alsoPublished = (share: number): string =>
    words.howWell.systems.alsoPublished({ way: wayName('random10'), share: exactPercent(share) });

export const splitSentence = ({ flattering, honest, difference }: Split, scores: System['scores']): string =>
    words.howWell.systems.split({
        way: wayName(flattering),
        share: exactPercent(scores[flattering]?.accuracy ?? 0),
        honest: wayName(honest),
        honestShare: exactPercent(scores[honest]?.accuracy ?? 0),
        points: percentPoints(difference),
    });

export const calibrated = ({ confidence, accuracy }: Calibration[number], ece: number): string =>
    words.howWell.calibration.text({
        confidence: percent(confidence),
        accuracy: percent(accuracy),
        points: percentPoints(ece),
    });

/** A sentence for each figure that there is. */
export function furtherSentences(further: Further): readonly string[] {
    const shares = (['classesAuc', 'tagsAuc'] as const).flatMap((name) => {
        const share = further[name];
        return share === null ? [] : [words.howWell.further[name](percent(share))];
    });
    const { retrieval } = further;
    return [
        ...shares,
        ...(retrieval ? [words.howWell.further.nearest(percent(retrieval.precisionAt5.embedding))] : []),
        ...(retrieval?.sameArtist
            ? [
                  words.howWell.further.sameArtist({
                      share: percent(retrieval.sameArtist.embedding),
                      before: percent(retrieval.sameArtist.mn04),
                  }),
              ]
            : []),
    ];
}

/** What was done to a song; a change that has no name in this language is shown as it is. */
export const changeName = (change: string): string =>
    (words.howWell.further.variants as Readonly<Record<string, string>>)[change] ?? change;
export const changed = (songCount: number): string => words.howWell.further.robustness(howManySongs(songCount));
export const said = ({ all }: NonNullable<Further['robustness']>): string =>
    words.howWell.further.said(percent(all.saidUnchanged));
export const unheard = ({ songs: songCount, all }: NonNullable<Further['robustnessUnheard']>): string =>
    words.howWell.further.unheard({ songs: howManySongs(songCount), share: percent(all.genreUnchanged) });
