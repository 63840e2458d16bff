/** What a browser tells of a page's smoothness. */
import type { Page } from '@playwright/test';

export interface Smoothness {
    /** Over 50 ms, in which the page answers nobody: https://www.w3.org/TR/longtasks-1/ */
    readonly longTasks: number;
    /** 0 where there is none. */
    readonly longestTaskMillis: number;
    /** Of what nobody has asked for, added up: https://wicg.github.io/layout-instability/ */
    readonly layoutShift: number;
}

declare global {
    /** What has been seen since the page began or `watchAnew` was called. */
    var watched: { tasks: number[]; shift: number };
}

/** From the next page on. */
export async function watchFromStart(page: Page): Promise<void> {
    await page.addInitScript(() => {
        globalThis.watched = { tasks: [], shift: 0 };
        new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) globalThis.watched.tasks.push(duration);
        }).observe({ type: 'longtask', buffered: true });
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
                if (!entry.hadRecentInput) globalThis.watched.shift += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
    });
}

export async function watchAnew(page: Page): Promise<void> {
    await page.evaluate(() => {
        globalThis.watched.tasks.length = 0;
        globalThis.watched.shift = 0;
    });
}

export function seen(page: Page): Promise<Smoothness> {
    return page.evaluate(() => {
        const { tasks, shift } = globalThis.watched;
        return { longTasks: tasks.length, longestTaskMillis: Math.max(0, ...tasks), layoutShift: shift };
    });
}

/** Scrolls what the selector finds from its top to its end within `seconds`. Returns the frames a second that were drawn. */
export function scrollThrough(page: Page, selector: string, seconds: number): Promise<number> {
    return page.evaluate(
        async ([chosen, duration]) => {
            const element = document.querySelector(chosen);
            if (!element) throw new Error(`expected ${chosen}`);
            const whole = element.scrollHeight - element.clientHeight;
            const start = performance.now();
            let frames = 0;
            for (let passed = 0; passed < duration; frames += 1) {
                element.scrollTop = (whole * passed) / duration;
                await new Promise(requestAnimationFrame);
                passed = (performance.now() - start) / 1000;
            }
            return frames / ((performance.now() - start) / 1000);
        },
        [selector, seconds] as const,
    );
}
