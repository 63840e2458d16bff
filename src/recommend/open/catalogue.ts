import type { Filters } from '../filters.ts';
import type { Answer, Link, RecommendOptions } from '../source.ts';

/** One of the catalogues that answer anyone. What is asked of it depends on the filters alone. */
export interface Catalogue {
    /** Its page of results. */
    link(filters: Filters): Link;
    /** Songs, and what went wrong. Rejects only with the signal's reason. */
    recommend(filters: Filters, options: RecommendOptions): AsyncIterable<Answer>;
}
