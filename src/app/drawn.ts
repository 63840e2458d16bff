const longestMillis = 1000;

/**
 * Resolves when the browser has drawn something of the page (https://www.w3.org/TR/paint-timing/). After a second it resolves anyway:
 * a page in the background draws nothing, and not every browser tells.
 */
export function drawn(): Promise<void> {
    return new Promise((resolve) => {
        if (!PerformanceObserver.supportedEntryTypes.includes('paint')) return resolve();
        setTimeout(resolve, longestMillis);
        new PerformanceObserver((list, observer) => {
            if (list.getEntriesByName('first-contentful-paint').length === 0) return;
            observer.disconnect();
            // Whoever waits goes on in a task of their own: together they would hold the page for longer.
            setTimeout(resolve);
        }).observe({ type: 'paint', buffered: true });
    });
}
