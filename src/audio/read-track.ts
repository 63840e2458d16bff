import type { InputAudioTrack } from 'mediabunny';
import type { Samples } from '../flow.ts';
import { createBlocks, type Blocks, type DecodedPiece } from './blocks.ts';
import { decodePieces, type TimedPiece } from './decode.ts';
import { DecodeFailure } from './refusal.ts';

export interface ReadOptions {
    readonly startSeconds?: number;
    readonly endSeconds?: number;
    readonly signal?: AbortSignal;
}

interface Span {
    readonly startSeconds: number;
    readonly endSeconds: number;
}

/** Padding and rounding make honest files this much shorter than they declare. */
const TOLERATED_SECONDS = 1;

/** Rounded timestamps leave smaller gaps than this; a packet that could not be decoded leaves one of its own length. */
const SHORTEST_GAP_SECONDS = 0.005;

/**
 * Reads a track in blocks, see `Recording.read`. Time begins with the track's first sound; what lies before 0 is the encoder's padding. What
 * could not be decoded in the middle is silent, so that all that follows keeps its time.
 */
export async function* readTrack(
    track: InputAudioTrack,
    {
        startSeconds = 0,
        endSeconds = Infinity,
        signal,
        durationSeconds,
    }: ReadOptions & { durationSeconds: number | null },
): AsyncGenerator<Samples, void> {
    const blocks = createBlocks();
    let readSeconds = 0;
    try {
        const originSeconds = Math.max(0, await track.getFirstTimestamp());
        const span = { startSeconds: originSeconds + startSeconds, endSeconds: originSeconds + endSeconds };
        for await (const queue of decodePieces(track, span.startSeconds)) {
            signal?.throwIfAborted();
            let ended = false;
            for (let next = queue.shift(); next !== undefined && !ended; next = ended ? undefined : queue.shift()) {
                const isLate = next.startSeconds > originSeconds + (durationSeconds ?? 0);
                if (readSeconds > 0 && !isLate) {
                    readSeconds += fillGap(blocks, next, span, readSeconds);
                }
                readSeconds += addPiece(blocks, next, span);
                ended = next.startSeconds >= span.endSeconds;
            }
            yield* taken(blocks);
            if (ended) {
                break;
            }
        }
    } catch (error) {
        signal?.throwIfAborted();
        yield* taken(blocks, { rest: true });
        throw new DecodeFailure(startSeconds + readSeconds, error);
    }
    yield* taken(blocks, { rest: true });
    const expectedSeconds = Math.min(endSeconds, durationSeconds ?? 0);
    if (startSeconds + readSeconds < expectedSeconds - TOLERATED_SECONDS) {
        throw new DecodeFailure(startSeconds + readSeconds, `the sound should last ${expectedSeconds.toFixed(2)} s`);
    }
}

/** Adds what of a piece lies in the span, closes it, and returns how many seconds that is. */
function addPiece(blocks: Blocks, { piece, startSeconds }: TimedPiece, span: Span): number {
    try {
        const frameAt = (seconds: number): number =>
            Math.min(piece.numberOfFrames, Math.max(0, Math.round((seconds - startSeconds) * piece.sampleRate)));
        const from = frameAt(span.startSeconds);
        const end = frameAt(span.endSeconds);
        blocks.add(piece, from, end);
        return Math.max(0, end - from) / piece.sampleRate;
    } finally {
        piece.close();
    }
}

/** Adds silence from where the sound stopped to where the next piece, or the span's end, begins, and returns how many seconds that is. */
function fillGap(blocks: Blocks, next: TimedPiece, span: Span, readSeconds: number): number {
    const gapSeconds = Math.min(next.startSeconds, span.endSeconds) - (span.startSeconds + readSeconds);
    if (gapSeconds < SHORTEST_GAP_SECONDS) {
        return 0;
    }
    const { numberOfChannels, sampleRate } = next.piece;
    const numberOfFrames = Math.round(gapSeconds * sampleRate);
    const silence: DecodedPiece = { numberOfFrames, numberOfChannels, sampleRate, copyTo: (target) => target.fill(0) };
    blocks.add(silence, 0, numberOfFrames);
    return numberOfFrames / sampleRate;
}

function* taken(blocks: Blocks, options?: { rest: boolean }): Generator<Samples, void> {
    for (let block = blocks.take(options); block !== undefined; block = blocks.take(options)) {
        yield block;
    }
}
