/** A sound file, opened by its content and read as a stream. */
import type { Samples } from '../flow.ts';
import type { DecodeFile } from './runs/decode-runs.ts';

export interface ReadOptions {
    readonly startSeconds?: number;
    readonly endSeconds?: number;
    readonly signal?: AbortSignal;
}

/** A recording, in whatever form it comes, that is read from its beginning. */
export interface StreamOf<Block> {
    readonly ok: true;
    /** As the file declares it. The samples carry their own, which may be twice as high (HE-AAC). */
    readonly sampleRateHz: number;
    /** As the file declares it, else as its packets show; null when neither says. */
    readonly durationSeconds: number | null;
    /** The common name of the codec that one of the browser's decoders is needed for; missing where none is. */
    readonly codec?: string;
    /** All of it, see `Recording.read`. */
    read(options?: Pick<ReadOptions, 'signal'>): AsyncGenerator<Block, void>;
    /** Whether something in the middle of what was read was missing or broken, which is silent or left out. */
    isDamaged(): boolean;
    /** Lets go of the file; a reading under way throws. */
    close(): void;
}

export type SoundStream = StreamOf<Samples>;

export interface Recording extends SoundStream {
    /**
     * The sound from `startSeconds` to `endSeconds` (all of it without them) in blocks of eleven seconds at most, in order and of one rate. Throws a
     * `DecodeFailure` where the sound breaks off or ends well before the length that the file declares, and the signal's reason when it
     * is aborted.
     */
    read(options?: ReadOptions): AsyncGenerator<Samples, void>;
}

export interface OpenOptions {
    /** Codecs, by their common names, whose streaming decoder in this browser is known to say yes and not to decode. */
    readonly distrusted?: readonly string[];
    /** The browser's whole-file decoder, which pages have, for short files; else its streaming decoder decodes all. */
    readonly decodeFile?: DecodeFile;
}
