import { fewestExamples, fitLabel, headOf, othersFor } from './learn.ts';
import type { Lesson, LessonOutcome } from './protocol.ts';
import { rightnessOf } from './rightness.ts';
import { spreadOf } from './spread.ts';

/** Learns labels anew: the same from the same, whatever the order of examples and songs. Comes back after each fit. */
export function* learnAll({ labels, library, network, styles }: Lesson): Generator<undefined, LessonOutcome> {
    const anySong = [...library, ...labels.flatMap(({ examples }) => examples)];
    if (anySong.length === 0) return labels.map(() => ({ head: null, rightness: { untold: 'few' } }));
    const spread = spreadOf(library.length > 0 ? library : anySong, styles);
    const learned: LessonOutcome[number][] = [];
    for (const taught of labels) {
        const others = othersFor(taught, library);
        const isBegun = taught.examples.length >= fewestExamples;
        const fit = isBegun ? fitLabel(taught, others, spread) : null;
        yield;
        learned.push({ head: fit && headOf(fit, network), rightness: yield* rightnessOf(taught, others, spread) });
    }
    return learned;
}
