/** What may be asked of the worker that decodes. Types only. */
import type { InputContract } from '../../contract.ts';
import type { Failure, Samples } from '../../flow.ts';

/** A sound file that is to be decoded. */
interface Encoded {
    readonly file: Blob;
    /** Codecs, by their common names, whose streaming decoder in this browser is known to say yes and not to decode. */
    readonly distrusted: readonly string[];
}

/** Sound that is decoded already, and how long its file says that it is. */
interface Decoded {
    readonly samples: Samples;
    readonly expectedSeconds: number | null;
}

/** What the spectra are made of. */
export type Source =
    /** `page`: to the page, which decodes short files. */
    | ({ readonly kind: 'file'; readonly page: MessagePort } & Encoded)
    | ({ readonly kind: 'decoded' } & Decoded)
    /** Sound that is still to come through `port`, until it is ended. */
    | { readonly kind: 'live'; readonly port: MessagePort };

export interface DecodingCalls {
    /** A WAV file of all that can be decoded; tells the seconds so far. */
    decode: { input: Encoded; output: Blob | Failure; progress: number };
    /** Before spectra: as what they are wanted. */
    prepare: { input: InputContract; output: null };
    /** Makes spectra for a worker that analyses, at the other end of `port`; tells of each second. */
    stream: { input: { readonly source: Source; readonly port: MessagePort }; output: null; progress: null };
}
