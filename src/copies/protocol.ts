/** What the page may ask of the worker that writes copies. Types only. */
import type { CopyOutcome } from './copying.ts';

export interface CopyCalls {
    /** Tells how many bytes are written so far. */
    copy: { input: { readonly file: File; readonly name: string }; output: CopyOutcome; progress: number };
}
