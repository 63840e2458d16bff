/** Where the marks of the two axes stand. */
import type { InputContract } from '../../contract.ts';
import { hzToMel, melToHz } from '../../features/mel.ts';

const stepsSeconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200] as const;

/** Room for a time's label, with a gap: "59:59", and "1:00:00". */
const labelPixels = (seconds: number): number => (seconds < 3600 ? 40 : 56);

/** Seconds to mark on a time axis, at least `apartPixels` apart, and clear of the length, which ends at its end. */
export function timeMarks(durationSeconds: number, widthPixels: number, apartPixels = 72): readonly number[] {
    if (!(durationSeconds > 0) || !(widthPixels > 0)) return [];
    const pixelsPerSecond = widthPixels / durationSeconds;
    const step = stepsSeconds.find((seconds) => seconds * pixelsPerSecond >= apartPixels) ?? durationSeconds;
    const isClear = (at: number) =>
        at * pixelsPerSecond + labelPixels(at) / 2 <= widthPixels - labelPixels(durationSeconds);
    const marks = [0];
    for (let at = step; isClear(at); at += step) marks.push(at);
    return marks;
}

/** The As from A2 up: places on the frequency axis that a musician knows. */
const musicalHz = [110, 220, 440, 880, 1760, 3520, 7040] as const;

export interface FrequencyMark {
    readonly hz: number;
    /** 0 at the lowest edge of the picture, 1 at the highest. */
    readonly height: number;
}

/** Frequencies to mark, lowest first, at least `apartPixels` apart. */
export function frequencyMarks(input: InputContract, heightPixels: number, apartPixels = 22): readonly FrequencyMark[] {
    const marks: FrequencyMark[] = [];
    for (const hz of musicalHz) {
        const height = heightOf(hz, input);
        const previous = marks.at(-1)?.height ?? 0;
        if (height < 1 && (height - previous) * heightPixels >= apartPixels) marks.push({ hz, height });
    }
    return marks;
}

/** Where a frequency lies in a picture of mel bands, 0 (bottom) to 1 (top): band b is centred at (b + 1) / (bands + 1) of the mel range. */
export function heightOf(hz: number, input: InputContract): number {
    const lowest = hzToMel(input.lowestHz);
    const place = ((hzToMel(hz) - lowest) / (hzToMel(input.highestHz) - lowest)) * (input.bands + 1);
    return (place - 0.5) / input.bands;
}

/** The frequency at a height of the picture, in Hz: the inverse of `heightOf`. */
export function hzAt(height: number, input: InputContract): number {
    const lowest = hzToMel(input.lowestHz);
    const place = (height * input.bands + 0.5) / (input.bands + 1);
    return melToHz(lowest + place * (hzToMel(input.highestHz) - lowest));
}
