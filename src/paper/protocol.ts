/** What the page may ask of the worker of the paper's network. Types only. */
import type { Picture } from '../flow.ts';
import type { PaperFiles } from './paper-files.ts';

export interface PaperCalls {
    load: { input: PaperFiles; output: null };
    /** Probabilities in the order of the paper's genres. */
    hear: { input: Picture; output: readonly number[] };
}
