import type { Filters } from '../filters.ts';
import { englishName } from '../genre-words.ts';
import type { Answer, Link, RecommendOptions } from '../source.ts';

/** One of the catalogues that answer anyone. What is asked of it depends on the filters alone. */
export interface Catalogue {
    /** Its page of results. */
    link(filters: Filters): Link;
    /** The words of its questions, as a listener would type them. */
    sentWords(filters: Filters): readonly string[];
    /** Songs, and what went wrong. Rejects only with the signal's reason. */
    recommend(filters: Filters, options: RecommendOptions): AsyncIterable<Answer>;
}

/** The genres and tags of a question, as editors of catalogues write them. */
export const editorsWords = ({ genres, tags }: Filters): readonly string[] => [
    ...genres.map(({ genre }) => englishName(genre)),
    ...tags,
];
