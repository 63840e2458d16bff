import type { Reason } from '../../flow.ts';
import type { LiveProblem } from '../../live/problems.ts';
import { words } from '../words/language.svelte.ts';

type Told = keyof typeof words.live.problems;

/** What ails files cannot ail what is heard as it sounds. */
const isTold = (problem: string): problem is Told => problem in words.live.problems;

export const liveProblemWords = (problem: LiveProblem | Reason): string =>
    words.live.problems[isTold(problem) ? problem : 'broken'];

/** Of the time axis, while it is written: it doubles when it is full, so that what is written stands still in between. */
export function axisSeconds(heardSeconds: number): number {
    let seconds = 30;
    while (seconds < heardSeconds) seconds *= 2;
    return seconds;
}
