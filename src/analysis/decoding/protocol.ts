/** What may be asked of the worker that decodes. Types only. */
import type { Failure } from '../../flow.ts';

/** A sound file that is to be decoded. */
export interface Encoded {
    readonly file: Blob;
    /** Codecs, by their common names, whose streaming decoder in this browser is known to say yes and not to decode. */
    readonly distrusted: readonly string[];
}

interface Streamed extends Encoded {
    /** To the worker that hears. */
    readonly port: MessagePort;
    /** To the page, which decodes short files. */
    readonly page: MessagePort;
}

export interface DecodingCalls {
    /** A WAV file of all that can be decoded; tells the seconds so far. */
    decode: { input: Encoded; output: Blob | Failure; progress: number };
    /** Decodes for a worker that analyses, at the other end of the port; tells the seconds so far. */
    stream: { input: Streamed; output: null; progress: number };
}
