import type { SoundStream } from '../audio/recording.ts';
import type { Samples } from '../flow.ts';

/** Half a minute of stereo: what comes while this much waits is left out, so that a machine that is too slow does not fill its memory. */
const mostBytesWaiting = 12e6;

/** Sound as it comes, read like a recording that goes on until it is ended. */
export class LiveRecording implements SoundStream {
    readonly ok = true;
    readonly durationSeconds = null;
    readonly sampleRateHz: number;
    readonly #waiting: Samples[] = [];
    #bytesWaiting = 0;
    #isDamaged = false;
    #hasEnded = false;
    #wake = (): void => undefined;

    constructor(sampleRateHz: number) {
        this.sampleRateHz = sampleRateHz;
    }

    push(block: Samples): void {
        if (this.#hasEnded) return;
        if (this.#bytesWaiting >= mostBytesWaiting) {
            this.#isDamaged = true;
            return;
        }
        this.#waiting.push(block);
        this.#bytesWaiting += bytesOf(block);
        this.#wake();
    }

    /** Nothing comes any more; what waits is still read. */
    end(): void {
        this.#hasEnded = true;
        this.#wake();
    }

    /** Once, by one reader. */
    async *read(): AsyncGenerator<Samples, void> {
        for (;;) {
            const block = this.#waiting.shift();
            if (block) {
                this.#bytesWaiting -= bytesOf(block);
                yield block;
            } else if (this.#hasEnded) {
                return;
            } else {
                await new Promise<void>((resolve) => (this.#wake = resolve));
            }
        }
    }

    /** Whether some of it was left out. */
    isDamaged(): boolean {
        return this.#isDamaged;
    }

    close(): void {
        this.#waiting.length = 0;
        this.end();
    }
}

const bytesOf = ({ left, right }: Samples): number => left.byteLength + (right === left ? 0 : right.byteLength);
