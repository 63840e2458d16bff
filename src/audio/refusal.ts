import type { Reason } from '../flow.ts';

/** Why a file was not opened; 'needs-page-decoding': the worker has no decoder for it, but the page may have one. */
export interface Refusal {
    readonly ok: false;
    readonly reason: Reason | 'needs-page-decoding';
    /** For engineers; never shown as the explanation. */
    readonly message: string;
}

export function refuse(reason: Refusal['reason'], message: string): Refusal {
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
