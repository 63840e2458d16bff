import type { QueryPart } from '../query/query-part.ts';

/** What of the library is shown, in its list and in its table alike. */
export class LibraryView {
    search = $state('');
    /** A shelf, as in `View`; empty shows all. */
    genre = $state('');
    /** What understands the search; null until it is first used. */
    query = $state.raw<QueryPart | null>(null);
}
