import type { Failure } from '../flow.ts';

/** Why a file was not opened. */
export type Refusal = Failure | NeedsPageDecoding;

/** The worker has no decoder for the sound, but the page may have one. */
export interface NeedsPageDecoding extends Omit<Failure, 'reason'> {
    readonly reason: 'needs-page-decoding';
    /** What is wrong with the file when the page cannot decode it either. */
    readonly otherwise: 'unsupported-codec' | 'damaged';
}

export function refuse(reason: Failure['reason'], message: string): Failure {
    return { ok: false, reason, message };
}

/** Decoding broke off in the middle: all that was read before is sound. */
export class DecodeFailure extends Error {
    override readonly name = 'DecodeFailure';
    /** How far the sound goes, in seconds from the song's start. */
    readonly secondsReached: number;

    constructor(secondsReached: number, cause: unknown) {
        super(`decoding broke off after ${secondsReached.toFixed(2)} s: ${String(cause)}`, { cause });
        this.secondsReached = secondsReached;
    }
}
