/** Labels from elsewhere beside those that there are: what the listener has said here stays, and what was said there comes to it. */
import { type Example, type Label, mostExamples } from './label.ts';
import { verdictOf } from './teaching.ts';

/** Labels that are to be kept: new ones, and those of the same id or name that know more now. None of `ids` is overwritten by another. */
export function mergedInto(
    labels: readonly Label[],
    read: readonly Label[],
    ids: readonly string[] = [],
): readonly Label[] {
    const all = new Map(labels.map((label) => [label.id, label]));
    for (const label of read) {
        const own = all.get(label.id) ?? [...all.values()].find(({ name }) => name === label.name);
        const id = ids.includes(label.id) ? crypto.randomUUID() : label.id;
        all.set(own?.id ?? id, own ? withVerdictsOf(own, label) : { ...label, id });
    }
    return [...all.values()].filter((label) => !labels.includes(label));
}

/** As far as there is room. */
function withVerdictsOf(own: Label, other: Label): Label {
    const joined = (all: readonly Example[], news: readonly Example[]): readonly Example[] => {
        const more = news.filter(({ songId }) => verdictOf(own, songId) === 'open').slice(0, mostExamples - all.length);
        return more.length > 0 ? [...all, ...more] : all;
    };
    const examples = joined(own.examples, other.examples);
    const counterexamples = joined(own.counterexamples, other.counterexamples);
    const isSame = examples === own.examples && counterexamples === own.counterexamples;
    return isSame ? own : { ...own, examples, counterexamples };
}
