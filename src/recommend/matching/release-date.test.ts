import { describe, expect, test } from 'vitest';
import { isoDay, isWithin, windowStart } from './release-date.ts';

const now = Date.UTC(2026, 10, 21, 13, 30);

describe('windowStart', () => {
    const start = (window: Parameters<typeof windowStart>[0], at: string) => {
        const date = windowStart(window, Date.parse(at));
        return date && isoDay(date);
    };

    test.each([
        ['week', '2026-11-21T13:30:00Z', '2026-11-14'],
        ['week', '2026-01-03T00:00:00Z', '2025-12-27'],
        ['month', '2026-11-21T23:59:59Z', '2026-10-21'],
        ['month', '2026-03-31T12:00:00Z', '2026-02-28'],
        ['month', '2024-03-30T12:00:00Z', '2024-02-29'],
        ['month', '2026-01-15T12:00:00Z', '2025-12-15'],
        ['year', '2026-11-21T13:30:00Z', '2025-11-21'],
        ['year', '2024-02-29T12:00:00Z', '2023-02-28'],
    ] as const)('the last %s before %s begins on %s', (window, at, first) => {
        expect(start(window, at)).toBe(first);
    });

    test('any time has no beginning', () => {
        expect(windowStart('any', now)).toBeNull();
    });
});

describe('isWithin', () => {
    test.each([
        ['2026-11-21', 'week', 'yes'],
        ['2026-11-14', 'week', 'yes'],
        ['2026-11-13', 'week', 'no'],
        ['2026-11-13T23:59:59Z', 'week', 'no'],
        ['2026-11-03T07:00:00.000Z', 'month', 'yes'],
        ['2026-10-21', 'month', 'yes'],
        ['2026-10-20', 'month', 'no'],
        ['2025-11-21', 'year', 'yes'],
        ['2025-11-20', 'year', 'no'],
        ['1969-09-26', 'any', 'yes'],
    ] as const)('a day: %s in the last %s: %s', (date, window, expected) => {
        expect(isWithin(date, window, now)).toBe(expected);
    });

    test.each([
        ['2026-11', 'month', 'yes'],
        ['2026-11', 'week', 'unknown'],
        ['2026-10', 'month', 'unknown'],
        ['2026-10', 'week', 'no'],
        ['2026-10', 'year', 'yes'],
        ['2025-11', 'year', 'unknown'],
        ['2026', 'year', 'yes'],
        ['2026', 'month', 'unknown'],
        ['2025', 'year', 'unknown'],
        ['2024', 'year', 'no'],
        ['1999', 'any', 'yes'],
    ] as const)('a month or a year counts only as a whole: %s in the last %s: %s', (date, window, expected) => {
        expect(isWithin(date, window, now)).toBe(expected);
    });

    test.each(['2026-11-23', '2026-12', '2027'])('what is still to come is out: %s', (date) => {
        expect(isWithin(date, 'week', now)).toBe('no');
        expect(isWithin(date, 'any', now)).toBe('no');
    });

    test('a day has come as soon as it has begun somewhere on Earth', () => {
        expect(isWithin('2026-11-22', 'week', Date.UTC(2026, 10, 21, 10))).toBe('yes');
        expect(isWithin('2026-11-22', 'week', Date.UTC(2026, 10, 21, 9, 59))).toBe('no');
    });

    test.each([
        '',
        '26',
        '2026-13',
        '2026-00',
        '2026-02-30',
        '03.11.2026',
        'soon',
        '2026-1-3',
        '2026-11-03x',
        '20261103',
    ])('%j is no date', (date) => {
        expect(isWithin(date, 'week', now)).toBe('unknown');
        expect(isWithin(date, 'any', now)).toBe('unknown');
    });

    test('a leap day is a date in leap years alone', () => {
        expect(isWithin('2024-02-29', 'any', now)).toBe('yes');
        expect(isWithin('2025-02-29', 'any', now)).toBe('unknown');
    });
});
