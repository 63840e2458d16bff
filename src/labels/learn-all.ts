import { fewestExamples, fitLabel, headOf, othersFor } from './learn.ts';
import type { Lesson, LessonOutcome } from './protocol.ts';
import { rightnessOf } from './rightness.ts';
import { spreadOf } from './spread.ts';

/** Learns labels anew: the same from the same, whatever the order of examples and songs. */
export function learnAll({ labels, library, network, styles }: Lesson): LessonOutcome {
    const anySong = [...library, ...labels.flatMap(({ examples }) => examples)];
    if (anySong.length === 0) return labels.map(() => ({ head: null, rightness: { untold: 'few' } }));
    const spread = spreadOf(library.length > 0 ? library : anySong, styles);
    return labels.map((taught) => {
        const others = othersFor(taught, library);
        const isBegun = taught.examples.length >= fewestExamples;
        const fit = isBegun ? fitLabel(taught, others, spread) : null;
        return { head: fit && headOf(fit, network), rightness: rightnessOf(taught, others, spread) };
    });
}
