/** Labels from elsewhere beside those that there are: what the listener has said here stays, and what was said there comes to it. */
import type { Example, Label } from './label.ts';
import { wordOf } from './teaching.ts';

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
        all.set(own?.id ?? id, own ? withWordsOf(own, label) : { ...label, id });
    }
    return [...all.values()].filter((label) => !labels.includes(label));
}

function withWordsOf(own: Label, other: Label): Label {
    const news = (all: readonly Example[]): readonly Example[] =>
        all.filter(({ songId }) => wordOf(own, songId) === 'open');
    const [examples, counterexamples] = [news(other.examples), news(other.counterexamples)];
    if (examples.length + counterexamples.length === 0) return own;
    return {
        ...own,
        examples: [...own.examples, ...examples],
        counterexamples: [...own.counterexamples, ...counterexamples],
    };
}
