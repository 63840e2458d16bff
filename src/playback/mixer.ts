/** Sends the sound of audio elements through Web Audio, where their gains change to the sample. */

import type { AudioElement } from './audio-element.ts';

/** One element's way to the loudspeaker. Gains are factors for its samples. */
export interface Channel {
    /** From now on; what was scheduled is given up. */
    set(gain: number): void;
    /** Through these gains at equal steps, beginning `inSeconds` from now. */
    follow(gains: Float32Array, inSeconds: number, forSeconds: number): void;
    /** What the element plays is heard so much later, in the end; at most a second. */
    holdBack(bySeconds: number, overSeconds: number): void;
    /** How much later, at this moment. */
    readonly heldBackSeconds: number;
}

/** Shorter changes of gain are heard as a click. */
const clickSeconds = 0.01;

/** A browser that lets Web Audio sound does so by then. */
const patienceMillis = 1000;

/** Of silence, after which the device may rest. */
const restMillis = 10_000;

/** Where Web Audio is missing, or does not sound, elements play by themselves. */
export class Mixer {
    readonly #isWanted: () => boolean;
    #context: AudioContext | null = null;
    #isRefused = false;
    #resting: ReturnType<typeof setTimeout> | undefined;

    constructor(isWanted: () => boolean) {
        this.#isWanted = isWanted;
    }

    /**
     * An element that is connected is heard through its channel only, and so for ever. Null where elements are to play by themselves. To be called first when a
     * listener presses something, and never for sound of another host, which Web Audio makes silent.
     */
    connect(audio: AudioElement): Channel | null {
        const context = audio instanceof HTMLAudioElement ? this.#open() : null;
        if (!context || !(audio instanceof HTMLAudioElement)) return null;
        const delay = context.createDelay(1);
        const gain = context.createGain();
        context.createMediaElementSource(audio).connect(delay).connect(gain).connect(context.destination);
        return new MixedChannel(context, gain.gain, delay.delayTime);
    }

    /** To be called whenever a connected element is to sound. False where the browser does not let it: then it has to play by itself, and so do all that come. */
    async wake(): Promise<boolean> {
        clearTimeout(this.#resting);
        const context = this.#context;
        if (!context || this.#isRefused) return false;
        if (context.state === 'running') return true;
        const resumed = context.resume().then(
            () => true,
            () => false,
        );
        const timedOut = new Promise<false>((resolve) => setTimeout(() => resolve(false), patienceMillis));
        this.#isRefused = !(await Promise.race([resumed, timedOut]));
        return !this.#isRefused;
    }

    /** Nothing sounds for now. */
    rest(): void {
        clearTimeout(this.#resting);
        this.#resting = setTimeout(() => void this.#context?.suspend(), restMillis);
    }

    #open(): AudioContext | null {
        if (!this.#isWanted() || this.#isRefused || isCutOffWhenLocked()) return null;
        try {
            this.#context ??= new AudioContext({ latencyHint: 'playback' });
        } catch {
            this.#isRefused = true;
        }
        return this.#context;
    }
}

/** Phones and tablets by Apple end Web Audio, and not elements, when the screen is locked. Only WebKit has an audio session. */
function isCutOffWhenLocked(): boolean {
    return 'audioSession' in navigator && navigator.maxTouchPoints > 1;
}

/** From one delay to another; times are the context's. */
interface Ramp {
    readonly from: number;
    readonly to: number;
    readonly startTime: number;
    readonly seconds: number;
}

class MixedChannel implements Channel {
    readonly #context: AudioContext;
    readonly #gain: AudioParam;
    readonly #delay: AudioParam;
    #ramp: Ramp = { from: 0, to: 0, startTime: 0, seconds: 0 };

    constructor(context: AudioContext, gain: AudioParam, delay: AudioParam) {
        this.#context = context;
        this.#gain = gain;
        this.#delay = delay;
    }

    set(gain: number): void {
        const now = this.#context.currentTime;
        this.#gain.cancelScheduledValues(now);
        this.#gain.setTargetAtTime(gain, now, clickSeconds / 3);
    }

    follow(gains: Float32Array, inSeconds: number, forSeconds: number): void {
        const from = this.#context.currentTime + Math.max(0, inSeconds);
        this.#gain.cancelScheduledValues(from);
        // By ramps: a curve that is under way cannot be given up in Firefox, where all that is set meanwhile throws.
        for (const [step, gain] of gains.entries()) {
            if (step === 0) this.#gain.setValueAtTime(gain, from);
            else this.#gain.linearRampToValueAtTime(gain, from + (forSeconds * step) / (gains.length - 1));
        }
    }

    /** Not what the parameter says: some browsers tell only what was set. */
    get heldBackSeconds(): number {
        const { from, to, startTime, seconds } = this.#ramp;
        const share = seconds > 0 ? Math.min(1, (this.#context.currentTime - startTime) / seconds) : 1;
        return from + (to - from) * share;
    }

    holdBack(bySeconds: number, overSeconds: number): void {
        const [from, startTime] = [this.heldBackSeconds, this.#context.currentTime];
        this.#ramp = { from, to: bySeconds, startTime, seconds: overSeconds };
        this.#delay.cancelScheduledValues(startTime);
        this.#delay.setValueAtTime(overSeconds > 0 ? from : bySeconds, startTime);
        if (overSeconds > 0) this.#delay.linearRampToValueAtTime(bySeconds, startTime + overSeconds);
    }
}
