import type { Choices, TimeWindow, WeightedGenre } from '../../recommend/filters.ts';
import { isSame } from './genre-choice.ts';

export interface Wider {
    readonly of: 'time' | 'language' | 'tags' | 'genres' | 'anyGenre';
    readonly change: Partial<Choices>;
}

const longer: Readonly<Record<TimeWindow, TimeWindow | null>> = {
    week: 'month',
    month: 'year',
    year: 'any',
    any: null,
};

/** What may find more than this does, the smallest step first; `unchosen` is asked for where no genres are chosen. */
export function widened(
    { time, language, tags, genres }: Choices,
    unchosen: readonly WeightedGenre[],
): readonly Wider[] {
    const wider: Wider[] = [];
    const longerTime = longer[time];
    if (longerTime) wider.push({ of: 'time', change: { time: longerTime } });
    if (tags.length > 0) wider.push({ of: 'tags', change: { tags: [] } });
    if (language !== 'any') wider.push({ of: 'language', change: { language: 'any' } });
    if (genres !== null && genres.length > 0 && !isSame(genres, unchosen))
        wider.push({ of: unchosen.length > 0 ? 'genres' : 'anyGenre', change: { genres: null } });
    return wider;
}
