/** What of a question other sources can be asked for. */
import { type Choices, mostGenres, mostTags, weighted } from '../recommend/filters.ts';
import { isMood } from '../vocabulary.ts';
import { type Criterion, type Single, singlesOf } from './criterion.ts';

export interface Beyond {
    readonly choices: Partial<Choices>;
    readonly asked: readonly Single[];
    readonly notAsked: readonly Single[];
}

/** The sources' word for a mood; null where they have none. */
const moodOf = (name: string): string | null => (name === 'happy' ? 'joyful' : isMood(name) ? name : null);

/** Styles, moods, a language or none, and songs of this year; the song that others are to be like is the seed. */
export function beyond(asked: readonly Criterion[], thisYear: number): Beyond {
    const criteria = singlesOf(asked);
    const styles = criteria.filter(({ kind, isWanted }) => kind === 'style' && isWanted).slice(0, mostGenres);
    const moods = criteria
        .filter((one) => one.kind === 'mood' && one.isWanted && moodOf(one.name) !== null)
        .slice(0, mostTags);
    const [language] = criteria.filter((one) => languageOf(one) !== null);
    const [ofThisYear] = criteria.filter((one) => one.kind === 'year' && one.isWanted && one.from === thisYear);
    const [like] = criteria.filter(({ kind, isWanted }) => kind === 'like' && isWanted);
    const known = [...styles, ...moods, language, ofThisYear, like].filter((one) => one !== undefined);
    return {
        choices: {
            genres: styles.length > 0 ? weighted(styles.map((one) => ({ genre: nameOf(one), weight: 1 }))) : null,
            tags: moods.flatMap((one) => moodOf(nameOf(one)) ?? []),
            ...(language && { language: languageOf(language) ?? 'any' }),
            ...(ofThisYear && { time: 'year' }),
        },
        asked: criteria.filter((one) => known.includes(one)),
        notAsked: criteria.filter((one) => !known.includes(one)),
    };
}

/** Songs without voices are asked for as songs in no language. */
function languageOf(criterion: Criterion): Choices['language'] | null {
    if (criterion.kind === 'voice') return criterion.name === 'any' && !criterion.isWanted ? 'none' : null;
    return criterion.kind === 'language' && criterion.isWanted ? criterion.name : null;
}

const nameOf = (criterion: Criterion): string => ('name' in criterion ? criterion.name : '');
