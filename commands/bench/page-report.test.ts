import { expect, test } from 'vitest';
import { reportPage, type PageMeasurements } from './page-report.ts';

const measured: PageMeasurements = {
    offlineBytes: 4_560_000,
    library: {
        songs: 10_000,
        emptyMillis: 400,
        usableMillis: 500,
        wholeMillis: 1600,
        listFrames: 59.7,
        tableFrames: 56.2,
        longestTaskMillis: 31,
    },
    hearing: { longTasks: 2, longestTaskMillis: 61.4, layoutShift: 0.0123 },
    lighthouse: null,
};

test('the page is told beside its targets, times of a large library beside those of an empty one', () => {
    const lines = reportPage(measured).split('\n');
    expect(lines).toContain('  usable after 500 ms, 1.25 times that (target 1.3)');
    expect(lines).toContain('  whole after 1600 ms, 4.00 times that');
    expect(lines).toContain(
        '  scrolled: list 60, table 56 frames a second (target 55), longest task 31 ms (target 50 ms)',
    );
    expect(lines).toContain('  2 tasks over 50 ms, longest task 61 ms (target 50 ms)');
    expect(lines).toContain('  4.56 MB, gzipped (target 4 MB)');
    expect(lines.join('\n')).not.toContain('Lighthouse');
});

test('scores of Lighthouse stand there where they were asked for', () => {
    const scores = { performance: 97, accessibility: 100, 'best-practices': 100 };
    expect(reportPage({ ...measured, lighthouse: { phone: scores, desktop: scores } })).toContain(
        'phone: performance 97 (target 98), accessibility 100, best practices 100 (target 100)',
    );
});
