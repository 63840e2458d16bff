/** Packets of a sound track -> decoded pieces, as fast as the browser's decoder goes. */
import { AudioSampleSink, EncodedPacketSink, type EncodedPacket, type InputAudioTrack } from 'mediabunny';
import { PatientDecoder, type TimedPiece } from './patient-decoder.ts';
import { decodeRuns, type DecodeFile } from './runs/decode-runs.ts';
import { runFormatOf } from './runs/run-file.ts';

/** Encoders' padding, which decoders leave out, is shorter. */
const mostUnheardSeconds = 1;

/** MP3's bit reservoir and Opus's convergence reach back less than this. */
const prerollSeconds = 0.1;

/** Of the codecs that are decoded in runs: 192 samples of FLAC at 96 kHz. */
const shortestPacketSeconds = 0.002;

export interface DecodeOptions {
    /** Told when packets between others could not be decoded. */
    readonly onDamage: () => void;
    /** Where it is at hand, it decodes what it can. */
    readonly decodeFile?: DecodeFile | undefined;
}

/**
 * Decodes from a little before `startSeconds` until the consumer stops. The consumer takes pieces out of the queue that it is handed, time
 * and again, and closes them; those that it leaves there when it stops are closed here. Packets that cannot be decoded are left out; when no
 * sound follows them, the decoder's error is thrown after all that was decoded before it, and so is one where it goes silent without a word; where sound follows, damage is told.
 */
export async function* decodePieces(
    track: InputAudioTrack,
    startSeconds: number,
    { onDamage, decodeFile }: DecodeOptions,
): AsyncGenerator<TimedPiece[]> {
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
    const format = runFormatOf(config);
    if (!decodeFile || !format) {
        yield* decodeStream(track, config, startSeconds, onDamage);
        return;
    }
    const packets = packetsFrom(track, startSeconds - prerollSeconds);
    const leftSeconds = yield* decodeRuns(packets, { config, format, decodeFile });
    if (leftSeconds === null) return;
    for await (const queue of decodeStream(track, config, leftSeconds, onDamage)) {
        while (queue[0] && queue[0].startSeconds < leftSeconds - shortestPacketSeconds / 2)
            queue.shift()?.piece.close();
        yield queue;
    }
}

/** By the streaming decoder. */
async function* decodeStream(
    track: InputAudioTrack,
    config: AudioDecoderConfig,
    startSeconds: number,
    onDamage: () => void,
): AsyncGenerator<TimedPiece[]> {
    const decoder = new PatientDecoder(config);
    let givenSeconds = 0;
    try {
        for await (const packet of packetsFrom(track, startSeconds - prerollSeconds)) {
            givenSeconds = packet.timestamp + packet.duration;
            if (decoder.isFull) {
                await decoder.drained();
                yield decoder.decoded;
            }
            decoder.decode(packet);
        }
        while (await decoder.flush()) yield decoder.decoded;
        yield decoder.decoded;
        decoder.throwLastFailure();
        const { heardSeconds } = decoder;
        if (heardSeconds === null || heardSeconds < givenSeconds - mostUnheardSeconds)
            throw new Error(`the decoder stopped at ${heardSeconds ?? 0} s and was given ${givenSeconds} s`);
    } finally {
        if (decoder.isDamaged) onDamage();
        decoder.close();
    }
}

async function* packetsFrom(track: InputAudioTrack, seconds: number): AsyncGenerator<EncodedPacket> {
    const sink = new EncodedPacketSink(track);
    const first = (await sink.getKeyPacket(seconds)) ?? (await sink.getFirstKeyPacket());
    if (first !== null) yield* sink.packets(first);
}
