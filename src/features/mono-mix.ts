/** Two channels -> the one that is heard. */
import { isMono, partsOf } from '../audio/samples.ts';
import type { Samples } from '../flow.ts';

/** Side against middle, in power: the middle of music is stronger, unless a channel is turned round. */
const turnedRound = 4;
/** Where it is turned back again. */
const turnedBack = 1;
/** What is further away than this has no say in whether a channel is turned round. */
const memorySeconds = 10;

/**
 * The mean of both channels ("middle", as the network was taught). Where a channel is turned round, as by a cable soldered the wrong way,
 * they cancel out: then half their difference ("side"), which is what the middle was. One passes into the other within a second.
 */
export class MonoMix {
    #middle = 0;
    #side = 0;
    #isSide: boolean | null = null;
    #heard: Samples | null = null;
    #mixed = new Float32Array(0);

    /** As long as the channels are; valid until the next call. Blocks are given in order, each as often as it is needed. */
    mixed(samples: Samples): Float32Array {
        if (isMono(samples)) return samples.left;
        if (samples === this.#heard) return this.#mixed;
        this.#heard = samples;
        const { length } = samples.left;
        if (this.#mixed.length !== length) this.#mixed = new Float32Array(length);
        let start = 0;
        for (const second of partsOf(samples, samples.sampleRateHz)) {
            const wasSide = this.#isSide ?? this.#judge(second);
            const isSide = this.#isSide === null ? wasSide : this.#judge(second);
            this.#isSide = isSide;
            const end = start + second.left.length;
            mix(second, this.#mixed.subarray(start, end), { from: Number(wasSide), to: Number(isSide) });
            start = end;
        }
        return this.#mixed;
    }

    #judge({ left, right, sampleRateHz }: Samples): boolean {
        const kept = Math.exp(-left.length / sampleRateHz / memorySeconds);
        let middle = 0;
        let side = 0;
        for (let sample = 0; sample < left.length; sample++) {
            const l = left[sample] as number;
            const r = right[sample] as number;
            middle += (l + r) * (l + r);
            side += (l - r) * (l - r);
        }
        this.#middle = this.#middle * kept + middle;
        this.#side = this.#side * kept + side;
        return this.#side > this.#middle * (this.#isSide ? turnedBack : turnedRound);
    }
}

/** The middle with a share of 0, the side with a share of 1; the share goes from one to the other within the block. */
function mix({ left, right }: Samples, target: Float32Array, { from, to }: { from: number; to: number }): void {
    const fade = (to - from) / target.length;
    for (let sample = 0; sample < target.length; sample++) {
        const share = from + fade * sample;
        target[sample] = ((left[sample] as number) + (right[sample] as number) * (1 - 2 * share)) / 2;
    }
}
