import type { InputAudioTrack } from 'mediabunny';
import type { Samples } from '../flow.ts';
import { createBlocks, type Blocks, type DecodedPiece } from './blocks.ts';
import type { ChannelLayout } from './channels/channel-layout.ts';
import { decodePieces, type DecodeOptions } from './decode.ts';
import type { TimedPiece } from './patient-decoder.ts';
import type { ReadOptions } from './recording.ts';
import { DecodeFailure } from './refusal.ts';

interface TrackFacts extends DecodeOptions {
    /** As the file declares it. */
    readonly layout: ChannelLayout | null;
    /** As far as it is known, from the packets too. */
    readonly durationSeconds: number | null;
    /** Only what the file itself promises. */
    readonly declaredSeconds: number | null;
}

interface Span {
    readonly startSeconds: number;
    readonly endSeconds: number;
}

/** Padding and rounding make honest files this much shorter than they declare. */
const toleratedSeconds = 1;

/** Rounded timestamps leave smaller gaps than this; a packet that could not be decoded leaves one of its own length. */
const shortestGapSeconds = 0.005;

/** Of all gaps together. A file that leaves more of them lies about its times. */
const mostSilenceSeconds = 1800;

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
        layout,
        onDamage,
        decodeFile,
        durationSeconds,
        declaredSeconds,
    }: ReadOptions & TrackFacts,
): AsyncGenerator<Samples, void> {
    const blocks = createBlocks(layout);
    let readSeconds = 0;
    let silenceLeftSeconds = mostSilenceSeconds;
    try {
        const originSeconds = Math.max(0, await track.getFirstTimestamp());
        const span = { startSeconds: originSeconds + startSeconds, endSeconds: originSeconds + endSeconds };
        for await (const queue of decodePieces(track, span.startSeconds, { onDamage, decodeFile })) {
            signal?.throwIfAborted();
            let ended = false;
            for (let next = queue[0]; next !== undefined && !ended; next = queue[0]) {
                const isLate = next.startSeconds > originSeconds + (durationSeconds ?? 0);
                const gapSeconds = readSeconds > 0 && !isLate ? gapBefore(next, span, readSeconds) : 0;
                if (gapSeconds > 0 && gapSeconds <= silenceLeftSeconds) {
                    silenceLeftSeconds -= gapSeconds;
                    readSeconds += gapSeconds;
                    for (const silence of silenceLike(next, gapSeconds)) {
                        blocks.add(silence, 0, silence.numberOfFrames);
                        yield* taken(blocks);
                    }
                }
                queue.shift();
                readSeconds += addPiece(blocks, next, span);
                ended = next.startSeconds >= span.endSeconds;
            }
            yield* taken(blocks);
            if (ended) break;
        }
    } catch (error) {
        signal?.throwIfAborted();
        yield* taken(blocks, { rest: true });
        throw new DecodeFailure(startSeconds + readSeconds, error);
    }
    yield* taken(blocks, { rest: true });
    const expectedSeconds = Math.min(endSeconds, declaredSeconds ?? 0);
    if (startSeconds + readSeconds < expectedSeconds - toleratedSeconds) {
        const message = `the sound should last ${expectedSeconds.toFixed(2)} s`;
        throw new DecodeFailure(startSeconds + readSeconds, message, 'cut-off');
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

/** Seconds from where the sound stopped to where the next piece, or the span's end, begins; 0 where there is no gap. */
function gapBefore(next: TimedPiece, span: Span, readSeconds: number): number {
    const gapSeconds = Math.min(next.startSeconds, span.endSeconds) - (span.startSeconds + readSeconds);
    return gapSeconds < shortestGapSeconds ? 0 : gapSeconds;
}

/** Silence in pieces of at most a second, so that a long one never lies in memory whole. */
function* silenceLike({ piece }: TimedPiece, seconds: number): Generator<DecodedPiece, void> {
    const { numberOfChannels, sampleRate } = piece;
    for (let framesLeft = Math.round(seconds * sampleRate); framesLeft > 0; framesLeft -= sampleRate) {
        const numberOfFrames = Math.min(sampleRate, framesLeft);
        yield { numberOfFrames, numberOfChannels, sampleRate, copyTo: (target) => target.fill(0) };
    }
}

function* taken(blocks: Blocks, options?: { rest: boolean }): Generator<Samples, void> {
    for (let block = blocks.take(options); block !== undefined; block = blocks.take(options)) yield block;
}
