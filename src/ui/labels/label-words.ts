/** What is said of own labels. */
import type { Contract } from '../../contract.ts';
import { isClaimed } from '../../labels/holding.ts';
import { type Label, mostExamples } from '../../labels/label.ts';
import type { Said } from '../../labels/labels.svelte.ts';
import { fewestExamples } from '../../labels/learn.ts';
import type { Rightness } from '../../labels/rightness.ts';
import { canTeach, teaches } from '../../labels/teaching.ts';
import { count, together } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

interface About {
    readonly contract: Contract;
    /** Whether it could not be learned as it stands. */
    readonly isFailed: boolean;
}

/** "Right 8 or 9 times of 10 …", or why that cannot be told; what is not claimed for it is said too. Empty where all that it was given to was heard by another network. */
export function rightnessWords(label: Label, { contract, isFailed }: About): string {
    const { learned, examples } = label;
    if (!canTeach(label, contract)) return '';
    if (isFailed) return words.labels.failed;
    if (learned?.network !== contract.version) return words.labels.learning;
    const { rightness } = learned;
    if ('untold' in rightness) {
        return rightness.untold === 'few'
            ? words.labels.untold.few(
                  Math.max(1, fewestExamples - examples.filter((one) => teaches(one, contract)).length),
              )
            : words.labels.untold[rightness.untold];
    }
    const right = words.labels.right(times(rightness));
    return isClaimed(learned) ? right : together(right, words.labels.unclaimed);
}

/** "8 or 9", "6 to 9": whole tenths of the interval's ends, so that what is claimed (from `claimedFrom` on) never reads as what is not. */
function times({ low, high }: Extract<Rightness, { readonly low: number }>): string {
    const [least, most] = [Math.floor(10 * low), Math.floor(10 * high)];
    if (least === most) return count(least);
    const ends = { low: count(least), high: count(most) };
    return most - least === 1 ? words.labels.or(ends) : words.labels.to(ends);
}

/** Why what was said is not kept; empty where it is. */
export function outcomeWords(said: Said<unknown>): string {
    if (said.ok) return '';
    return said.reason === 'too-many' ? words.labels.tooMany(count(mostExamples)) : words.labels.notKept;
}

export const labelsFileName = (date: Date): string => words.labels.fileName(date.toISOString().slice(0, 10));
