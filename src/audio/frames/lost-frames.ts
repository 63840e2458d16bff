/** What lies between the frames of a stream: a tag, something that was put there, or frames that are no more. */
import type { ByteReader } from '../byte-reader.ts';
import { beginsTag } from '../tag-marks.ts';
import type { FrameRun } from './frame-runs.ts';

/** One that holes begin and end in is lost in part: of frames of many lengths nothing better can be told. */
const mostPerByte = 1.5;
const atEnds = 2;

/** Rounding, and padding by a byte now and then. */
const toleratedBytes = 1.5;

/**
 * How many frames are no more, of so many that the stream declares and that are not there (null where it declares none). Without that, only
 * a gap of exactly so many frames of a constant length tells.
 */
export async function framesLostBetween(
    reader: ByteReader,
    { spans, frames }: FrameRun,
    missingFrames: number | null,
): Promise<number> {
    const bytes = spans.reduce((sum, [start, end]) => sum + end - start, 0);
    const gaps: number[] = [];
    for (const [index, [start]] of spans.entries()) {
        const before = spans[index - 1]?.[1];
        if (before === undefined || beginsTag(await reader.at(before, 8))) continue;
        gaps.push((start - before) / (bytes / frames));
    }
    if (missingFrames !== null) {
        const most = gaps.reduce((sum, count) => sum + mostPerByte * count + atEnds, 0);
        return Math.max(0, Math.min(missingFrames, Math.round(most)));
    }
    const isWhole = (count: number): boolean =>
        Math.abs(count - Math.round(count)) * (bytes / frames) <= toleratedBytes;
    return gaps.filter(isWhole).reduce((sum, count) => sum + Math.round(count), 0);
}
