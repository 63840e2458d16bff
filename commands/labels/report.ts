/** What trials came to, as a row of a table. */
import type { TrialOutcome, Verdict } from './trial.ts';

export const heading =
    '| examples a label | labels | right, songs of the label and others alike | of its songs found | others passed over | the likeliest label is right | what it says of itself holds | claimed by itself | right where claimed |\n' +
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n';

/** `draws`: the outcomes of each draw, of all of its folds. */
export function reportRow(name: string, draws: readonly (readonly TrialOutcome[])[]): string {
    const all = draws.flat().flatMap(({ verdicts }) => verdicts);
    const told = all.filter(({ found, passed }) => Number.isFinite(found + passed));
    const said = told.filter((verdict) => verdict.said !== null);
    const claimed = told.filter(({ isClaimed }) => isClaimed);
    const cells = [
        name,
        new Set(all.map((verdict) => verdict.name)).size,
        withInterval(draws.map((draw) => mean(tellable(draw).map(rightOf)))),
        withInterval(draws.map((draw) => mean(tellable(draw).map(({ found }) => found)))),
        withInterval(draws.map((draw) => mean(tellable(draw).map(({ passed }) => passed)))),
        withInterval(
            draws.map((draw) => sum(draw.map(({ firstRight }) => firstRight)) / sum(draw.map(({ asked }) => asked))),
        ),
        percent(said.filter(holds).length / said.length),
        percent(claimed.length / told.length),
        percent(mean(claimed.map(rightOf))),
    ];
    return `| ${cells.join(' | ')} |\n`;
}

const tellable = (draw: readonly TrialOutcome[]): readonly Verdict[] =>
    draw.flatMap(({ verdicts }) => verdicts).filter(({ found, passed }) => Number.isFinite(found + passed));

const rightOf = ({ found, passed }: Verdict): number => (found + passed) / 2;

function holds(verdict: Verdict): boolean {
    const right = rightOf(verdict);
    return verdict.said !== null && right >= verdict.said.low && right <= verdict.said.high;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const percent = (share: number): string => (Number.isFinite(share) ? `${Math.round(100 * share)} %` : '–');

/** The mean of draws, and how far 95 % of such means lie from it. */
function withInterval(values: readonly number[]): string {
    const middle = mean(values);
    if (values.length < 2) return percent(middle);
    const variance = sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1);
    return `${percent(middle)} ± ${(196 * Math.sqrt(variance / values.length)).toFixed(1)}`;
}
