/** A window that nobody looks at for so long has been forgotten. */
export const longestHiddenMillis = 5 * 60_000;

type Watched = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/** Calls back once, when the page has been hidden for long; returns what ends the watch. */
export function watchAbsence(onForgotten: () => void, page: Watched = document): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
        clearTimeout(timer);
        if (page.visibilityState === 'hidden') timer = setTimeout(onForgotten, longestHiddenMillis);
    };
    page.addEventListener('visibilitychange', look);
    look();
    return () => {
        clearTimeout(timer);
        page.removeEventListener('visibilitychange', look);
    };
}
