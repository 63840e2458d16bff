/** Resolves when the browser has nothing else to do, such as to draw what has changed, or at the latest after so long. */
export function idle(longestMillis: number): Promise<void> {
    return new Promise((resolve) => {
        // Safari does not say when it is idle.
        if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: longestMillis });
        else setTimeout(resolve, longestMillis / 10);
    });
}

export const passed = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));
