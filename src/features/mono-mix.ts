/** Two channels -> the one that is heard. */
import { isMono, partsOf } from '../audio/samples.ts';
import type { Samples } from '../flow.ts';
import { Pair } from './kernel/kernel.ts';

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
            const { left, right, sampleRateHz } = second;
            const pair = new Pair(left, right);
            const powers = pair.powers();
            const seconds = left.length / sampleRateHz;
            const wasSide = this.#isSide ?? this.#judge(powers, seconds);
            const isSide = this.#isSide === null ? wasSide : this.#judge(powers, seconds);
            this.#isSide = isSide;
            const end = start + left.length;
            this.#mixed.set(pair.mixed(Number(wasSide), Number(isSide)), start);
            start = end;
        }
        return this.#mixed;
    }

    #judge([middle, side]: readonly [number, number], seconds: number): boolean {
        const kept = Math.exp(-seconds / memorySeconds);
        this.#middle = this.#middle * kept + middle;
        this.#side = this.#side * kept + side;
        return this.#side > this.#middle * (this.#isSide ? turnedBack : turnedRound);
    }
}
