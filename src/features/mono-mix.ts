/** Two channels -> the one that is heard. */
import type { Samples } from '../flow.ts';

/** Side against middle, in power: the middle of music is stronger, unless a channel is turned round. */
const turnedRound = 4;
/** Where it is turned back again. */
const turnedBack = 1;
/** What is further away than this has no say in whether a channel is turned round. */
const memorySeconds = 10;

/**
 * The mean of both channels ("middle", as the network was taught). Where a channel is turned round, as by a cable soldered the wrong way,
 * they cancel out: then half their difference ("side"), which is what the middle was. One passes into the other within a block.
 */
export class MonoMix {
    #middle = 0;
    #side = 0;
    #isSide: boolean | null = null;

    /** Writes to `target`, which is as long as the channels are. Blocks are given in order. */
    mix(samples: Samples, target: Float32Array): void {
        const { left, right } = samples;
        const wasSide = this.#isSide ?? this.#judge(samples);
        const isSide = this.#isSide === null ? wasSide : this.#judge(samples);
        this.#isSide = isSide;
        const fade = (Number(isSide) - Number(wasSide)) / target.length;
        for (let sample = 0; sample < target.length; sample++) {
            const [l, r] = [left[sample] ?? 0, right[sample] ?? 0];
            const share = Number(wasSide) + fade * sample;
            target[sample] = (l + r * (1 - 2 * share)) / 2;
        }
    }

    #judge({ left, right, sampleRateHz }: Samples): boolean {
        const kept = Math.exp(-left.length / sampleRateHz / memorySeconds);
        let [middle, side] = [0, 0];
        for (let sample = 0; sample < left.length; sample++) {
            const [l, r] = [left[sample] ?? 0, right[sample] ?? 0];
            middle += (l + r) ** 2;
            side += (l - r) ** 2;
        }
        this.#middle = this.#middle * kept + middle;
        this.#side = this.#side * kept + side;
        return this.#side > this.#middle * (this.#isSide ? turnedBack : turnedRound);
    }
}
