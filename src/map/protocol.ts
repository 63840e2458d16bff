/** What the page may ask of the worker that lays out maps. Types only. */
import type { LayoutProgress, Places } from './layout.ts';
import type { Vectors } from './nearest.ts';

export interface LaidOut {
    readonly places: Places;
    /** 0 to 1, see `trueness.ts`. */
    readonly trueness: number;
}

export interface MapCalls {
    layOut: { input: Vectors; output: LaidOut; progress: LayoutProgress };
    /** To each song whose place is NaN; the others keep theirs. Tells the share that is done of one step of it, so that nobody takes it for silent. */
    place: { input: { readonly vectors: Vectors; readonly places: Places }; output: LaidOut; progress: number };
}
