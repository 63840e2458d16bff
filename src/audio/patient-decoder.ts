import type { EncodedPacket } from 'mediabunny';
import type { DecodedPiece } from './blocks.ts';

export interface TimedPiece {
    readonly piece: DecodedPiece & { close(): void };
    /** Of the piece's first frame, on the track's own clock. */
    readonly startSeconds: number;
}

/**
 * The decoder lives on another thread, and waking it for every packet takes three times as long as decoding. So it is given many at once
 * (7 s of an MP3, 24 s of FLAC) and is filled up again when it is half through them.
 */
const packetsInFlight = { most: 256, fewest: 128 };

export class DecoderHang extends Error {
    override readonly name = 'DecoderHang';
}

/** Decoders answer within milliseconds; WebKit's may never. Counted in ticks, because a device that slept finds its clock far ahead. */
const patience = { tickMillis: 1000, ticks: 5 };

/**
 * A decoder of WebCodecs that outlives broken packets. WebCodecs closes one at the first error and forgets what it was given; here the next
 * decoder takes over behind the packet that did not come out. The more of them fail one after the other the more are left out: 1, 2, 4 …
 */
export class PatientDecoder {
    /** Oldest first; the consumer takes pieces out and closes them. */
    readonly decoded: TimedPiece[] = [];
    readonly #config: AudioDecoderConfig;
    #decoder: AudioDecoder;
    /** Given to the decoder and not come out yet, oldest first. */
    #awaited: EncodedPacket[] = [];
    /** Why the last decoder ended; undefined as soon as sound came after it. */
    #failure: { readonly error: unknown } | undefined;
    #leaveOutNext = 1;
    #toLeaveOut = 0;
    #wake = (): void => undefined;
    #ticksWithoutSign = 0;
    #heardSeconds: number | null = null;
    #hasLostSound = false;
    #isDamaged = false;

    /** Throws when the browser does not know the configuration. */
    constructor(config: AudioDecoderConfig) {
        this.#config = config;
        this.#decoder = this.#start();
    }

    get isFull(): boolean {
        return this.#decoder.decodeQueueSize >= packetsInFlight.most;
    }

    /** Where the last sound that came out ends, on the track's own clock; null before any. */
    get heardSeconds(): number | null {
        return this.#heardSeconds;
    }

    /** Whether packets between others that are sound could not be decoded. */
    get isDamaged(): boolean {
        return this.#isDamaged;
    }

    /** Resolves when there is room again; rejects when the decoder gives no sign of life for some seconds. */
    drained(): Promise<void> {
        return this.#withinPatience(new Promise<void>((resolve) => (this.#wake = resolve)));
    }

    decode(packet: EncodedPacket): void {
        this.#awaited.push(packet);
        if (this.#decoder.state === 'closed') this.#restart();
        else this.#give(packet);
    }

    /**
     * Waits for all that was given; true when a decoder failed on the way and another one took over: flush again. Rejects when it gives no
     * sign of life for some seconds.
     */
    async flush(): Promise<boolean> {
        const flushed = Promise.resolve(this.#decoder.state === 'closed' || this.#decoder.flush()).catch(
            (error: unknown) => (this.#failure ??= { error }),
        );
        await this.#withinPatience(flushed);
        if (this.#decoder.state !== 'closed' || this.#awaited.length === 0) return false;
        this.#restart();
        return true;
    }

    /** Throws the last decoder's error when no sound has come since. */
    throwLastFailure(): void {
        if (this.#failure !== undefined) throw this.#failure.error;
    }

    /** Ends it, and closes what the consumer has left. */
    close(): void {
        this.decoded.forEach(({ piece }) => piece.close());
        if (this.#decoder.state !== 'closed') this.#decoder.close();
    }

    #start(): AudioDecoder {
        const decoder = new AudioDecoder({
            output: (data) => {
                this.decoded.push({ piece: data, startSeconds: data.timestamp / 1e6 });
                this.#heardSeconds = data.timestamp / 1e6 + data.numberOfFrames / data.sampleRate;
                this.#isDamaged ||= this.#hasLostSound;
                this.#ticksWithoutSign = 0;
                this.#failure = undefined;
                this.#leaveOutNext = 1;
                while ((this.#awaited[0]?.microsecondTimestamp ?? Infinity) <= data.timestamp) this.#awaited.shift();
            },
            error: (error) => {
                this.#failure = { error };
                this.#wake();
            },
        });
        // Not in `output`: a decoder may take packets and give nothing for a while.
        decoder.ondequeue = () => {
            this.#ticksWithoutSign = 0;
            if (decoder.decodeQueueSize <= packetsInFlight.fewest) this.#wake();
        };
        decoder.configure(this.#config);
        return decoder;
    }

    async #withinPatience(waiting: Promise<unknown>): Promise<void> {
        this.#ticksWithoutSign = 0;
        let ticking: ReturnType<typeof setInterval> | undefined;
        const tooLong = new Promise<never>((_, reject) => {
            ticking = setInterval(() => {
                if (++this.#ticksWithoutSign > patience.ticks)
                    reject(new DecoderHang('the decoder gives no sign of life'));
            }, patience.tickMillis);
        });
        try {
            await Promise.race([waiting, tooLong]);
        } finally {
            clearInterval(ticking);
        }
    }

    #restart(): void {
        this.#hasLostSound ||= this.#heardSeconds !== null;
        this.#toLeaveOut = this.#leaveOutNext;
        this.#leaveOutNext *= 2;
        this.#decoder = this.#start();
        const packets = this.#awaited;
        this.#awaited = packets.slice(this.#toLeaveOut);
        this.#toLeaveOut -= packets.length - this.#awaited.length;
        this.#awaited.forEach((packet) => this.#decoder.decode(packet.toEncodedAudioChunk()));
    }

    #give(packet: EncodedPacket): void {
        if (this.#toLeaveOut > 0) {
            this.#toLeaveOut--;
            this.#awaited.pop();
        } else {
            this.#decoder.decode(packet.toEncodedAudioChunk());
        }
    }
}
