import type { TimeWindow } from '../filters.ts';

/** A day begins first at UTC+14; songs come out at midnight where they are from. */
const earliestZoneMillis = 14 * 60 * 60 * 1000;

/** Year, month and day as far as they are given; the time of day of a full timestamp does not matter. */
const isoDate = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?$/;

/**
 * The first day of a window that ends today, at midnight UTC: seven days ago, the same day of last month (its last day
 * where it has no such day), the same day of last year. Null for 'any'. `now` in milliseconds since 1970.
 */
export function windowStart(window: TimeWindow, now: number): Date | null {
    const today = new Date(now);
    const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
    switch (window) {
        case 'any':
            return null;
        case 'week':
            return new Date(Date.UTC(year, month, day - 7));
        case 'month':
            return new Date(Date.UTC(year, month - 1, Math.min(day, daysOf(year, month - 1))));
        case 'year':
            return new Date(Date.UTC(year - 1, month, Math.min(day, daysOf(year - 1, month))));
    }
}

/**
 * Whether a song of this date (2026, 2026-11, 2026-11-03, or a timestamp) is of the window. A year or month counts only
 * when all of it up to today lies in the window; when only a part does, it is unknown. What is still to come is out: a day that
 * has not begun anywhere on Earth.
 */
export function isWithin(date: string, window: TimeWindow, now: number): 'yes' | 'no' | 'unknown' {
    const interval = intervalOf(date);
    if (!interval) return 'unknown';
    if (interval.first > now + earliestZoneMillis) return 'no';
    const start = windowStart(window, now)?.getTime() ?? -Infinity;
    if (interval.last < start) return 'no';
    return interval.first >= start ? 'yes' : 'unknown';
}

/** The day as services write it: 2026-11-03. UTC. */
export function isoDay(date: Date): string {
    return date.toISOString().slice(0, 10);
}

/** First and last day that a date may mean, in milliseconds since 1970; null where it is none. */
function intervalOf(date: string): { readonly first: number; readonly last: number } | null {
    const [, year, month, day] = isoDate.exec(date.trim()) ?? [];
    if (year === undefined) return null;
    const [firstMonth, lastMonth] = month === undefined ? [0, 11] : [Number(month) - 1, Number(month) - 1];
    if (firstMonth < 0 || lastMonth > 11) return null;
    const lastDay = daysOf(Number(year), lastMonth);
    if (day !== undefined && (Number(day) < 1 || Number(day) > lastDay)) return null;
    return {
        first: Date.UTC(Number(year), firstMonth, Number(day ?? 1)),
        last: Date.UTC(Number(year), lastMonth, Number(day ?? lastDay)),
    };
}

/** `month` 0 to 11, or outside of it for the years beside. */
function daysOf(year: number, month: number): number {
    return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}
