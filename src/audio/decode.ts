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
 * mediabunny's own sink keeps few packets in flight, and a round trip to the decoder's thread per packet takes twice the time of the
 * decoding. Packets are 3 s of an MP3 at most, so that little memory is needed.
 */
const PACKETS_IN_FLIGHT = 128;

/** Decodes from a little before `startSeconds` until the consumer stops. The consumer closes the pieces. Throws the decoder's error. */
export async function* decodePieces(track: InputAudioTrack, startSeconds: number): AsyncGenerator<TimedPiece> {
    const config = await track.getDecoderConfig();
    if (config === null || config.codec.startsWith('pcm') || config.codec === 'ulaw' || config.codec === 'alaw') {
        // mediabunny decodes these by itself.
        for await (const piece of new AudioSampleSink(track).samples(startSeconds)) {
            yield { piece, startSeconds: piece.timestamp };
        }
        return;
    }
    const decoded: TimedPiece[] = [];
    let failure: unknown;
    let wake = (): void => undefined;
    const decoder = new AudioDecoder({
        output(data) {
            decoded.push({ piece: data, startSeconds: data.timestamp / 1e6 });
            wake();
        },
        error(error) {
            failure = error;
            wake();
        },
    });
    try {
        decoder.configure(config);
        for await (const packet of packetsFrom(track, startSeconds - PREROLL_SECONDS)) {
            while (failure === undefined && decoder.decodeQueueSize >= PACKETS_IN_FLIGHT) {
                await new Promise<void>((resolve) => (wake = resolve));
            }
            yield* taken(decoded);
            if (failure !== undefined) {
                throw failure;
            }
            decoder.decode(packet.toEncodedAudioChunk());
        }
        await decoder.flush();
        yield* taken(decoded);
    } finally {
        decoded.forEach(({ piece }) => piece.close());
        if (decoder.state !== 'closed') {
            decoder.close();
        }
    }
}

/** One by one, so that those which the consumer does not want any more can still be closed. */
function* taken(decoded: TimedPiece[]): Generator<TimedPiece> {
    for (let piece = decoded.shift(); piece !== undefined; piece = decoded.shift()) {
        yield piece;
    }
}

async function* packetsFrom(track: InputAudioTrack, seconds: number): AsyncGenerator<EncodedPacket> {
    const sink = new EncodedPacketSink(track);
    const first = (await sink.getKeyPacket(seconds)) ?? (await sink.getFirstKeyPacket());
    if (first !== null) {
        yield* sink.packets(first);
    }
}
