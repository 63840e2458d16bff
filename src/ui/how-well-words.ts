/** Words about how well the network hears. */
import { count, exactPercent, list, percent, percentPoints, songs, tenth } from './numbers.ts';
import type { Calibration, Further } from './how-well/figures.ts';
import type { Split, System, SystemName, Way } from './how-well/systems.ts';
import { catalogue } from './language.svelte.ts';
import { genreName } from './song-words.ts';

export const { howWell } = catalogue;

export const systemName = (system: SystemName): string => howWell.systems.names[system];
export const wayName = (way: Way): string => (way === 'own' ? howWell.systems.own : howWell.protocols[way]);

interface Confusion {
    readonly genre: string;
    readonly other: string;
    /** Of the genre's songs, 0 to 1. */
    readonly share: number;
}

/** A square of the confusion matrix: "Of 100 rock songs, 13 were heard as country." */
export function heardAs({ genre, other, share }: Confusion): string {
    const names = { genre: genreName(genre), other: genreName(other) };
    if (share === 0) return howWell.matrix.none(names);
    const outOf100 = Math.round(100 * share);
    if (outOf100 === 0) return howWell.matrix.rare(names);
    return genre === other
        ? howWell.matrix.right({ count: outOf100, genre: names.genre })
        : howWell.matrix.cell({ count: outOf100, ...names });
}

/** "13", or "<1" for what is there but rounds to nothing. */
export const outOf100 = (share: number): string => (share > 0 && share < 0.005 ? '<1' : count(Math.round(100 * share)));

export const rightOf = (share: number, songCount: number): string =>
    howWell.accuracy.right({ share: exactPercent(share), songs: songs(songCount) });
export const likely = ([low, high]: readonly [number, number]): string =>
    howWell.accuracy.interval({ low: exactPercent(low), high: exactPercent(high) });
export const trainings = (shares: readonly number[]): string => howWell.accuracy.seeds(list(shares.map(exactPercent)));

/** What was published: a share, or the words that stand in for one. */
export const published = (accuracy: number | string): string =>
    typeof accuracy === 'number' ? exactPercent(accuracy) : howWell.systems.quoted(accuracy);

export const alsoPublished = (share: number): string =>
    howWell.systems.alsoPublished({ way: wayName('random10'), share: exactPercent(share) });

export const splitSentence = ({ flattering, honest, difference }: Split, scores: System['scores']): string =>
    howWell.systems.split({
        way: wayName(flattering),
        share: exactPercent(scores[flattering]?.accuracy ?? 0),
        honest: wayName(honest),
        honestShare: exactPercent(scores[honest]?.accuracy ?? 0),
        points: percentPoints(difference),
    });

export const calibrated = ({ confidence, accuracy }: Calibration[number], ece: number): string =>
    howWell.calibration.text({
        confidence: percent(confidence),
        accuracy: percent(accuracy),
        points: percentPoints(ece),
    });

/** A sentence for each figure that there is. */
export function furtherSentences(further: Further): readonly string[] {
    const shares = (['classesAuc', 'tagsAuc'] as const).flatMap((name) => {
        const share = further[name];
        return share === null ? [] : [howWell.further[name](percent(share))];
    });
    const { conformal, noneOfThese, retrieval } = further;
    return [
        ...(conformal
            ? [howWell.further.conformal({ share: percent(conformal.coverage), size: tenth(conformal.meanSize) })]
            : []),
        ...(noneOfThese
            ? [
                  howWell.further.noneOfThese({
                      share: percent(noneOfThese.random10),
                      apart: percent(noneOfThese.grouped5),
                  }),
              ]
            : []),
        ...shares,
        ...(retrieval ? [howWell.further.nearest(percent(retrieval.precisionAt5.embedding))] : []),
        ...(retrieval?.sameArtist
            ? [
                  howWell.further.sameArtist({
                      share: percent(retrieval.sameArtist.embedding),
                      before: percent(retrieval.sameArtist.mn04),
                  }),
              ]
            : []),
    ];
}

/** What was done to a song; a change that has no name in this language is shown as it is. */
export const changeName = (change: string): string =>
    (howWell.further.variants as Readonly<Record<string, string>>)[change] ?? change;
export const changed = (songCount: number): string => howWell.further.robustness(songs(songCount));
export const said = ({ all }: NonNullable<Further['robustness']>): string =>
    howWell.further.said(percent(all.saidUnchanged));
export const unheard = ({ songs: songCount, all }: NonNullable<Further['robustnessUnheard']>): string =>
    howWell.further.unheard({ songs: songs(songCount), share: percent(all.genreUnchanged) });
