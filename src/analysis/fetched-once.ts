/** Remembers what `fetch` brought; a failure is forgotten, so that the next call tries again. */
export function fetchedOnce<T>(fetch: () => Promise<T>): () => Promise<T> {
    let fetched: Promise<T> | undefined;
    return () => {
        fetched ??= fetch().catch((error: unknown) => {
            fetched = undefined;
            throw error;
        });
        return fetched;
    };
}
