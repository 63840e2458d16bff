/** What the page may ask of the worker that learns. Types only. */
import type { LearnedSong } from './features.ts';
import type { Taught } from './learn.ts';
import type { Learned } from './label.ts';

export interface Lesson {
    readonly labels: readonly Taught[];
    /** Songs of the library, some where there are very many; all that is learned from was heard by one network. */
    readonly library: readonly LearnedSong[];
    readonly network: string;
    /** How many of the features are logits of styles. */
    readonly styles: number;
}

/** One for each label, in their order. */
export type LessonOutcome = readonly Pick<Learned, 'head' | 'rightness'>[];

export interface LabelCalls {
    /** Tells that it goes on. */
    learn: { input: Lesson; output: LessonOutcome; progress: undefined };
}
