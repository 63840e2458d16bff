/** What the page may ask of the analysis worker. Types only. */
import type { BackendChoice, BackendName, FileTags, Outcome, PartialAnalysis, Picture } from '../flow.ts';
import type { GraphFiles, ModelFiles } from '../network/model-files.ts';

export type Stage = 'decoding' | 'listening' | 'finding-tempo';

/** A sound file. */
interface Sound {
    /** For its tags. */
    readonly file: Blob;
    /** In which the tags likely are (BCP 47), where they do not say how they were written. */
    readonly languages: readonly string[];
    /** From a worker that was asked to `stream`. */
    readonly spectra: MessagePort;
}

/** What was heard is not the last word: the browser's whole-file decoder, which only the page has, may do better. */
export interface NeedsPageDecoding {
    readonly ok: false;
    readonly reason: 'needs-page-decoding';
    /** What stands when it does not. */
    readonly otherwise: Outcome;
    readonly heardSeconds: number;
    /** As far as the file tells. */
    readonly durationSeconds: number | null;
    /** Whose streaming decoder is at fault, where the page does better. */
    readonly codec?: string;
}

/** The network's files, and those of the one that hears tempo. */
export interface HearingFiles {
    readonly model: ModelFiles;
    readonly rhythm: GraphFiles;
}

export interface AnalysisCalls {
    load: { input: { files: HearingFiles; choice: BackendChoice }; output: LoadedBackend };
    analyse: { input: Sound; output: Outcome | NeedsPageDecoding; progress: Progress };
    /** Spectra that are still to come, until they are ended. */
    listen: { input: MessagePort; output: Outcome; progress: Progress };
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
    /** What the last ten seconds say alone, of sound that is heard as it comes. */
    readonly now?: PartialAnalysis;
    /** The columns heard so far, all of them each time. */
    readonly picture?: Picture;
}
