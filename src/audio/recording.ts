/** A sound file, opened in a worker and read as a stream. */
import type { FileTags, Samples } from '../flow.ts';
import { refuse, type Refusal } from './refusal.ts';

export interface Recording {
    readonly ok: true;
    readonly fileTags: FileTags;
    readonly sampleRateHz: number;
    /** As the file declares it or as its packets show; null when neither says. */
    readonly durationSeconds: number | null;
    /**
     * The sound from `startSeconds` to `endSeconds` (all of it without them), in pieces of about a second, in order, without gaps.
     * Throws a `DecodeFailure` where the file breaks off, and the signal's reason when it is aborted.
     */
    read(options?: ReadOptions): AsyncIterable<Samples>;
    close(): void;
}

export interface ReadOptions {
    readonly startSeconds?: number;
    readonly endSeconds?: number;
    readonly signal?: AbortSignal;
}

/** Opens a file by its content, not by its name. A file that cannot be heard is a `Refusal`, never an exception. */
export async function openRecording(file: Blob): Promise<Recording | Refusal> {
    return refuse('not-audio', `${file.size} bytes`);
}
