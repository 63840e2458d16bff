import type { InputAudioTrack } from 'mediabunny';
import type { Samples } from '../flow.ts';
import { createBlocks } from './blocks.ts';
import { decodePieces } from './decode.ts';
import { DecodeFailure } from './refusal.ts';

export interface ReadOptions {
    readonly startSeconds?: number;
    readonly endSeconds?: number;
    readonly signal?: AbortSignal;
}

/** Padding and rounding make honest files this much shorter than they declare. */
const TOLERATED_SECONDS = 1;

/** Reads a track in blocks, see `Recording.read`. Time begins with the track's first sound; what comes before 0 is the encoder's padding. */
export async function* readTrack(
    track: InputAudioTrack,
    {
        startSeconds = 0,
        endSeconds = Infinity,
        signal,
        declaredSeconds,
    }: ReadOptions & { declaredSeconds: number | null },
): AsyncGenerator<Samples, void> {
    const blocks = createBlocks();
    let reachedSeconds = startSeconds;
    try {
        const originSeconds = Math.max(0, await track.getFirstTimestamp());
        for await (const { piece, startSeconds: pieceSeconds } of decodePieces(track, originSeconds + startSeconds)) {
            try {
                signal?.throwIfAborted();
                const frameAt = (seconds: number): number =>
                    Math.min(
                        piece.numberOfFrames,
                        Math.max(0, Math.round((seconds - (pieceSeconds - originSeconds)) * piece.sampleRate)),
                    );
                const [from, end] = [frameAt(startSeconds), frameAt(endSeconds)];
                blocks.add(piece, from, end);
                reachedSeconds += Math.max(0, end - from) / piece.sampleRate;
                if (end < piece.numberOfFrames) {
                    break;
                }
            } finally {
                piece.close();
            }
            for (let block = blocks.take(); block !== undefined; block = blocks.take()) {
                yield block;
            }
        }
    } catch (error) {
        signal?.throwIfAborted();
        yield* remaining(blocks);
        throw new DecodeFailure(reachedSeconds, error);
    }
    yield* remaining(blocks);
    const expectedSeconds = Math.min(endSeconds, declaredSeconds ?? 0);
    if (reachedSeconds < expectedSeconds - TOLERATED_SECONDS) {
        throw new DecodeFailure(reachedSeconds, `the file declares ${expectedSeconds.toFixed(2)} s`);
    }
}

function* remaining(blocks: ReturnType<typeof createBlocks>): Generator<Samples, void> {
    for (let block = blocks.take({ rest: true }); block !== undefined; block = blocks.take({ rest: true })) {
        yield block;
    }
}
