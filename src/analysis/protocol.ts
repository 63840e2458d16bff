/** What the page may ask of the analysis worker. Types only. */
import type { NeedsPageDecoding } from '../audio/refusal.ts';
import type { BackendChoice, BackendName, FileTags, Outcome, PartialAnalysis, Picture, Samples } from '../flow.ts';
import type { ModelFiles } from '../network/model-files.ts';
import type { PaperFiles } from '../paper/paper-files.ts';

export type Stage = 'decoding' | 'listening' | 'finding-tempo';

/** A sound file, or the sound of one that the page had to decode itself. */
export type Sound =
    | { readonly kind: 'file'; readonly file: Blob }
    | { readonly kind: 'samples'; readonly samples: Samples; readonly fileTags: FileTags };

export interface Calls {
    load: {
        input: { files: ModelFiles; backend: BackendChoice };
        output: { backend: BackendName; patchMillis: number };
    };
    analyse: { input: Sound; output: Outcome | NeedsPageDecoding };
    loadPaper: { input: PaperFiles; output: null };
    /** Probabilities in the order of the paper's genres. */
    hearAsPaper: { input: Picture; output: readonly number[] };
}

export type Request<C extends keyof Calls = keyof Calls> = {
    [K in C]: { readonly id: number; readonly call: K; readonly input: Calls[K]['input'] };
}[C];

/** `fraction` is of the song's length, 0 to 1. */
export interface Progress {
    readonly stage: Stage;
    readonly fraction: number;
    readonly fileTags?: FileTags;
    readonly soFar?: PartialAnalysis;
    /** The columns heard so far, all of them each time. */
    readonly picture?: Picture;
}

export type Reply =
    /** Sent every second while a call is worked on, unless the code does not come back. */
    | { readonly kind: 'alive' }
    | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
    | { readonly id: number; readonly kind: 'done'; readonly output: Calls[keyof Calls]['output'] }
    | { readonly id: number; readonly kind: 'crashed'; readonly message: string };
