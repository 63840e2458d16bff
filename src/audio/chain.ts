/** Several sounds, one after the other, as one. */
import type { Failure, Samples } from '../flow.ts';
import { DecodeFailure, refuse } from './refusal.ts';
import { createResampler } from './resampling.ts';
import type { ReadOptions, Recording } from './recording.ts';

/** Opens a part anew each time, so that a hundred parts are never open at once. */
type OpenPart = () => Promise<Recording | Failure>;

/**
 * The parts that can be heard, or, where none can, why the first cannot; a single one as it is. Parts of another rate than the first are
 * resampled to it. Throws without a part.
 */
export async function chainOf(parts: readonly OpenPart[]): Promise<Recording | Failure> {
    const known: { readonly open: OpenPart; readonly startSeconds: number; readonly seconds: number }[] = [];
    let first: Recording | null = null;
    let failure: Failure | null = null;
    let codec: string | undefined;
    let startSeconds = 0;
    for (const openPart of parts) {
        const open = () => openPart().catch((error: unknown) => refuse('damaged', String(error)));
        const part = await open();
        if (!part.ok) {
            failure ??= part;
            continue;
        }
        const seconds = part.durationSeconds ?? 0;
        codec ??= part.codec;
        known.push({ open, startSeconds, seconds });
        startSeconds += seconds;
        if (first === null) first = part;
        else part.close();
    }
    if (first === null) {
        if (failure === null) throw new Error('expected a part at least');
        return failure;
    }
    if (known.length === 1) return first;
    first.close();
    let current: Recording | null = null;
    let isClosed = false;
    let isDamaged = false;

    async function* read({
        startSeconds: from = 0,
        endSeconds: to = Infinity,
        signal,
    }: ReadOptions = {}): AsyncGenerator<Samples, void> {
        let rateHz = 0;
        for (const part of known) {
            const isLast = part === known.at(-1);
            if (part.startSeconds >= to || (!isLast && part.startSeconds + part.seconds <= from)) continue;
            if (isClosed) throw new DecodeFailure(part.startSeconds, 'the file was let go');
            const opened = await part.open();
            if (!opened.ok) continue;
            current = opened;
            const options = {
                startSeconds: Math.max(0, from - part.startSeconds),
                endSeconds: to - part.startSeconds,
                ...(signal && { signal }),
            };
            try {
                for await (const block of atRate(opened.read(options), (hz) => (rateHz ||= hz))) yield block;
            } catch (error) {
                // A part that breaks off costs the others nothing.
                if (!(error instanceof DecodeFailure)) throw error;
                if (isLast) throw new DecodeFailure(part.startSeconds + error.secondsReached, error.cause, error.kind);
            } finally {
                isDamaged ||= opened.isDamaged();
                opened.close();
            }
        }
    }

    return {
        ok: true,
        sampleRateHz: first.sampleRateHz,
        durationSeconds: startSeconds,
        ...(codec !== undefined && { codec }),
        read,
        isDamaged: () => isDamaged,
        close() {
            isClosed = true;
            current?.close();
        },
    };
}

/** `rateFor` is told the rate of the sound and says which one is wanted. */
async function* atRate(blocks: AsyncIterable<Samples>, rateFor: (hz: number) => number): AsyncGenerator<Samples, void> {
    let resampler: ReturnType<typeof createResampler> | null = null;
    for await (const block of blocks) {
        const wantedHz = rateFor(block.sampleRateHz);
        if (wantedHz !== block.sampleRateHz) resampler ??= createResampler(block.sampleRateHz, wantedHz);
        const converted: Samples = resampler ? resampler.push(block) : block;
        if (converted.left.length > 0) yield converted;
    }
    if (resampler) yield resampler.finish();
}
