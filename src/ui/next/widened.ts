import type { Filters, TimeWindow, WeightedGenre } from '../../recommend/filters.ts';
import { isSame } from './genre-choice.ts';

export interface Wider {
    readonly of: 'time' | 'language' | 'tags' | 'genres';
    readonly change: Partial<Filters>;
}

const longer: Readonly<Record<TimeWindow, TimeWindow | null>> = {
    week: 'month',
    month: 'year',
    year: 'any',
    any: null,
};

/** What may find more than these filters, the smallest step first; `heard` are the seeds' own genres. */
export function widened({ time, language, tags, genres }: Filters, heard: readonly WeightedGenre[]): readonly Wider[] {
    const wider: Wider[] = [];
    const longerTime = longer[time];
    if (longerTime) wider.push({ of: 'time', change: { time: longerTime } });
    if (tags.length > 0) wider.push({ of: 'tags', change: { tags: [] } });
    if (language !== 'any') wider.push({ of: 'language', change: { language: 'any' } });
    if (genres.length > 0 && !isSame(genres, heard)) wider.push({ of: 'genres', change: { genres: heard } });
    return wider;
}
