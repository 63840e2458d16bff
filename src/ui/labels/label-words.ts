/** What is said of own labels. */
import { isClaimed } from '../../labels/holding.ts';
import type { Label } from '../../labels/label.ts';
import { fewestExamples } from '../../labels/learn.ts';
import type { Rightness } from '../../labels/rightness.ts';
import { count, together } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

/** "Right 8 or 9 times of 10 …", or why that cannot be told; what is not claimed for it is said too. */
export function rightnessWords({ learned, examples }: Label): string {
    if (!learned) return words.labels.learning;
    const { rightness } = learned;
    if ('untold' in rightness) {
        return rightness.untold === 'few'
            ? words.labels.untold.few(Math.max(1, fewestExamples - examples.length))
            : words.labels.untold[rightness.untold];
    }
    const right = words.labels.right(times(rightness));
    return isClaimed(learned) ? right : together(right, words.labels.unclaimed);
}

/** "8 or 9", "6 to 9": tenths that the interval reaches. */
function times({ low, high }: Extract<Rightness, { readonly low: number }>): string {
    const [least, most] = [Math.round(10 * low), Math.round(10 * high)];
    if (least === most) return count(least);
    const ends = { low: count(least), high: count(most) };
    return most - least === 1 ? words.labels.or(ends) : words.labels.to(ends);
}

export const labelsFileName = (date: Date): string => words.labels.fileName(date.toISOString().slice(0, 10));
