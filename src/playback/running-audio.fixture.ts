import { FakeAudio } from './fake-audio.fixture.ts';
import type { Channel } from './mixer.ts';

/** An audio element whose song goes on by the (faked) clock, and ends. */
export class RunningAudio extends FakeAudio {
    readonly seconds: number;
    #from = 0;
    #sinceMillis = 0;
    #rate = 1;
    #end: ReturnType<typeof setTimeout> | undefined;

    constructor(seconds: number) {
        super();
        this.seconds = seconds;
        const now = (): number =>
            this.#from + (this.paused ? 0 : (performance.now() - this.#sinceMillis) / 1000) * this.#rate;
        const runFrom = (seconds: number): void => {
            this.#from = Math.min(seconds, this.seconds);
            this.#sinceMillis = performance.now();
            clearTimeout(this.#end);
            if (!this.paused)
                this.#end = setTimeout(() => this.end(), (1000 * (this.seconds - this.#from)) / this.#rate);
        };
        Object.defineProperties(this, {
            currentTime: { get: now, set: runFrom },
            playbackRate: {
                get: () => this.#rate,
                set: (rate: number) => {
                    const at = now();
                    this.#rate = rate;
                    runFrom(at);
                },
            },
            duration: { get: () => (this.src === '' ? Number.NaN : this.seconds), set: () => undefined },
            readyState: { get: () => (this.src === '' ? 0 : 4) },
        });
    }

    override play(): Promise<void> {
        const at = this.currentTime;
        const played = super.play();
        this.currentTime = at;
        return played;
    }

    override pause(): void {
        const at = this.currentTime;
        super.pause();
        this.currentTime = at;
    }
}

/** What a deck was told to sound like. */
export class FakeChannel implements Channel {
    gain = 1;
    readonly fades: { readonly gains: Float32Array; readonly inSeconds: number; readonly forSeconds: number }[] = [];
    heldBackSeconds = 0;

    set(gain: number): void {
        this.gain = gain;
    }

    follow(gains: Float32Array, inSeconds: number, forSeconds: number): void {
        this.fades.push({ gains, inSeconds, forSeconds });
    }

    holdBack(bySeconds: number): void {
        this.heldBackSeconds = bySeconds;
    }
}
