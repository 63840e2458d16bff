import type { Analysis } from '../flow.ts';

/** Songs begin and end unlike themselves: the first and the last tenth are left out where there is more. */
const outer = 0.1;

/** Where a song sounds most as it does all in all: the moment whose families are nearest to the whole's; its middle where no moments are known. Seconds from the start. */
export function typicalMoment({
    timeline,
    families,
    durationSeconds,
}: Pick<Analysis, 'timeline' | 'families' | 'durationSeconds'>): number {
    const isInside = (seconds: number): boolean =>
        seconds >= outer * durationSeconds && seconds <= (1 - outer) * durationSeconds;
    const middle = durationSeconds / 2;
    let [found, least] = [middle, Infinity];
    for (const { startSeconds, families: own } of timeline.filter((one) => isInside(one.startSeconds))) {
        const off = families.reduce((sum, share, i) => sum + Math.abs(share - (own[i] ?? 0)), 0);
        // Of equal ones that which is nearest to the middle.
        if (off < least - 1e-9 || (off < least + 1e-9 && Math.abs(startSeconds - middle) < Math.abs(found - middle)))
            [found, least] = [startSeconds, off];
    }
    return found;
}
