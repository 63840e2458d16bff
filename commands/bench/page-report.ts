import type { LargeLibraryTimes } from './large-library.ts';
import type { LighthouseScores } from './lighthouse.ts';
import type { Smoothness } from './watched-page.ts';

/** What one run measured of the page itself. */
export interface PageMeasurements {
    /** Gzipped, as are the two of `start.ts`. */
    readonly offlineBytes: number;
    readonly library: LargeLibraryTimes;
    /** While twenty songs are heard. */
    readonly hearing: Smoothness;
    /** Null where they were not asked for. */
    readonly lighthouse: LighthouseScores | null;
}

const targets = {
    usableRatio: 1.3,
    framesASecond: 55,
    longestTaskMillis: 50,
    layoutShift: 0.02,
    offlineBytes: 4e6,
    performance: { phone: 98, desktop: 100 },
};

/** For people: measures, and the targets beside them. */
export function reportPage({ offlineBytes, library, hearing, lighthouse }: PageMeasurements): string {
    const { songs, emptyMillis, usableMillis, wholeMillis, listFrames, tableFrames } = library;
    const beside = (millis: number) => `${millis.toFixed(0)} ms, ${(millis / emptyMillis).toFixed(2)} times that`;
    const task = (millis: number) => `longest task ${millis.toFixed(0)} ms (target ${targets.longestTaskMillis} ms)`;
    return [
        `A library of ${songs} songs, medians of five visits`,
        `  an empty one is there after ${emptyMillis.toFixed(0)} ms`,
        `  usable after ${beside(usableMillis)} (target ${targets.usableRatio})`,
        `  whole after ${beside(wholeMillis)}`,
        `  scrolled: list ${listFrames.toFixed(0)}, table ${tableFrames.toFixed(0)} frames a second (target ${targets.framesASecond}), ${task(library.longestTaskMillis)}`,
        '',
        'While twenty songs are heard',
        `  ${hearing.longTasks} tasks over 50 ms, ${task(hearing.longestTaskMillis)}`,
        `  layout shift ${hearing.layoutShift.toFixed(3)} (target ${targets.layoutShift})`,
        '',
        'All that works without a connection',
        `  ${(offlineBytes / 1e6).toFixed(2)} MB, gzipped (target ${targets.offlineBytes / 1e6} MB)`,
        ...(lighthouse ? ['', ...reportLighthouse(lighthouse)] : []),
        '',
    ].join('\n');
}

function reportLighthouse(scores: LighthouseScores): readonly string[] {
    const line = (name: keyof LighthouseScores) => {
        const { performance, accessibility, 'best-practices': practices } = scores[name];
        return `  ${name}: performance ${performance} (target ${targets.performance[name]}), accessibility ${accessibility}, best practices ${practices} (target 100)`;
    };
    return ['Lighthouse, medians of three', line('phone'), line('desktop')];
}
