import type { Failure } from '../flow.ts';

export function refuse(reason: Failure['reason'], message: string): Failure {
    return { ok: false, reason, message };
}

/** Sound of a codec that has no decoder here; `codec` is its common name. */
export function undecodable(codec: string, durationSeconds: number | null = null): Failure {
    return {
        ok: false,
        reason: 'unsupported-codec',
        message: `no streaming decoder for ${codec}`,
        codec,
        ...(durationSeconds !== null && { durationSeconds }),
    };
}

/** Decoding broke off in the middle: all that was read before is sound. */
export class DecodeFailure extends Error {
    override readonly name = 'DecodeFailure';
    /** How far the sound goes, in seconds from the song's start. */
    readonly secondsReached: number;
    /** The decoder erred or gave nothing, or the file ends before it should. */
    readonly kind: 'decoder' | 'cut-off';

    constructor(secondsReached: number, cause: unknown, kind: 'decoder' | 'cut-off' = 'decoder') {
        super(`decoding broke off after ${secondsReached.toFixed(2)} s: ${String(cause)}`, { cause });
        this.secondsReached = secondsReached;
        this.kind = kind;
    }
}
