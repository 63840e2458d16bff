/** Packets of a sound track -> decoded pieces, as fast as the browser's decoder goes. */
import { AudioSampleSink, EncodedPacketSink, type EncodedPacket, type InputAudioTrack } from 'mediabunny';
import type { DecodedPiece } from './blocks.ts';

export interface TimedPiece {
    readonly piece: DecodedPiece & { close(): void };
    /** Of the piece's first frame, on the track's own clock. */
    readonly startSeconds: number;
}

/** MP3's bit reservoir and Opus's convergence reach back less than this. */
const PREROLL_SECONDS = 0.1;

/**
 * The decoder lives on another thread, and waking it for every packet takes three times as long as decoding. So it is given many at once
 * (7 s of an MP3, 24 s of FLAC) and is filled up again when it is half through them.
 */
const PACKETS_IN_FLIGHT = { most: 256, fewest: 128 };

/**
 * Decodes from a little before `startSeconds` until the consumer stops. The consumer takes pieces out of the queue that it is handed, time
 * and again, and closes them; those that it leaves there when it stops are closed here. Throws the decoder's error, after all that was decoded before it.
 */
export async function* decodePieces(track: InputAudioTrack, startSeconds: number): AsyncGenerator<TimedPiece[]> {
    const config = await track.getDecoderConfig();
    if (config === null || config.codec.startsWith('pcm') || config.codec === 'ulaw' || config.codec === 'alaw') {
        // mediabunny decodes these by itself.
        for await (const piece of new AudioSampleSink(track).samples(startSeconds)) {
            const queue = [{ piece, startSeconds: piece.timestamp }];
            try {
                yield queue;
            } finally {
                queue.forEach(({ piece: left }) => left.close());
            }
        }
        return;
    }
    const decoded: TimedPiece[] = [];
    let failure: unknown;
    let wake = (): void => undefined;
    const decoder = new AudioDecoder({
        output(data) {
            decoded.push({ piece: data, startSeconds: data.timestamp / 1e6 });
        },
        error(error) {
            failure = error;
            wake();
        },
    });
    // Not in `output`: a decoder may take packets and give nothing for a while.
    decoder.ondequeue = () => {
        if (decoder.decodeQueueSize <= PACKETS_IN_FLIGHT.fewest) {
            wake();
        }
    };
    try {
        decoder.configure(config);
        for await (const packet of packetsFrom(track, startSeconds - PREROLL_SECONDS)) {
            if (decoder.decodeQueueSize >= PACKETS_IN_FLIGHT.most) {
                await new Promise<void>((resolve) => (wake = resolve));
                yield decoded;
            }
            if (decoder.state === 'closed') {
                break;
            }
            decoder.decode(packet.toEncodedAudioChunk());
        }
        await Promise.resolve(decoder.state === 'closed' || decoder.flush()).catch(
            (error: unknown) => (failure ??= error),
        );
        yield decoded;
        if (failure !== undefined) {
            throw failure;
        }
    } finally {
        decoded.forEach(({ piece }) => piece.close());
        if (decoder.state !== 'closed') {
            decoder.close();
        }
    }
}

async function* packetsFrom(track: InputAudioTrack, seconds: number): AsyncGenerator<EncodedPacket> {
    const sink = new EncodedPacketSink(track);
    const first = (await sink.getKeyPacket(seconds)) ?? (await sink.getFirstKeyPacket());
    if (first !== null) {
        yield* sink.packets(first);
    }
}
