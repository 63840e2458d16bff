/** What the page may ask of the analysis worker. Types only. */
import type { NeedsPageDecoding } from '../audio/refusal.ts';
import type { BackendChoice, BackendName, FileTags, Outcome, PartialAnalysis, Picture, Samples } from '../flow.ts';
import type { ModelFiles } from '../network/model-files.ts';

export type Stage = 'decoding' | 'listening' | 'finding-tempo';

/** A sound file, with its sound where the page had to decode it itself. */
export interface Sound {
    readonly file: Blob;
    readonly samples?: Samples;
    /** In which the tags likely are (BCP 47), where they do not say how they were written. */
    readonly languages: readonly string[];
}

export interface AnalysisCalls {
    load: { input: { files: ModelFiles; choice: BackendChoice }; output: LoadedBackend };
    analyse: { input: Sound; output: Outcome | NeedsPageDecoding; progress: Progress };
}

export interface LoadedBackend {
    readonly name: BackendName;
    /** Time to hear one patch (10 s of music), warm. */
    readonly patchMillis: number;
}

/** `fraction` is of the song's length, 0 to 1. */
export interface Progress {
    readonly stage: Stage;
    readonly fraction: number;
    readonly fileTags?: FileTags;
    readonly soFar?: PartialAnalysis;
    /** The columns heard so far, all of them each time. */
    readonly picture?: Picture;
}
