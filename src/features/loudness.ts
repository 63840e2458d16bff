/** Loudness of a whole song, measured while it is read. */
import { isMono } from '../audio/samples.ts';
import type { Samples, Speaker } from '../flow.ts';

/** Nothing softer counts as sound: the absolute gate. */
const silenceLufs = -70;
/** What is so much softer than the rest does not count either: the relative gate. */
const relativeGate = 10 ** (-10 / 10);

/** A gating block is 400 ms long and begins every 100 ms. */
const hopSeconds = 0.1;
const hopsPerBlock = 4;

/** What comes from beside or behind counts 1.5 dB more, the effects’ own channel nothing (BS.1770-5, table 3). */
const weightOf: Readonly<Record<Speaker, number>> = {
    L: 1,
    R: 1,
    C: 1,
    Lc: 1,
    Rc: 1,
    LFE: 0,
    Ls: 1.41,
    Rs: 1.41,
    Cs: 1.41,
};

/**
 * Integrated loudness by ITU-R BS.1770-5 (EBU R 128), of as much as was added. A mono song is one channel, as programs that measure files
 * take it; a song of the same sound on two channels is 3 LU louder.
 */
export class LoudnessMeter {
    readonly #hopLength: number;
    readonly #sampleRateHz: number;
    /** Of each two channels. */
    readonly #filters: PairFilter[] = [];
    /** Mean squares of each 100 ms, of all channels together. */
    readonly #hops: number[] = [];
    #sum = 0;
    #taken = 0;

    constructor(sampleRateHz: number) {
        this.#hopLength = Math.round(sampleRateHz * hopSeconds);
        this.#sampleRateHz = sampleRateHz;
    }

    add(samples: Samples): void {
        const { left, right, surround } = samples;
        const channels = surround?.planes ?? (isMono(samples) ? [left] : [left, right]);
        const weights = channels.map((_, channel) => weightOf[surround?.layout[channel] ?? 'C']);
        for (let from = 0; from < left.length;) {
            const to = Math.min(left.length, from + this.#hopLength - this.#taken);
            for (let i = 0; i < channels.length; i += 2) {
                const [first = left, second = first] = [channels[i], channels[i + 1]];
                const filter = (this.#filters[i / 2] ??= new PairFilter(this.#sampleRateHz));
                const [energy, other] = filter.energies(first, second, from, to);
                this.#sum += (weights[i] ?? 0) * energy + (weights[i + 1] ?? 0) * other;
            }
            this.#taken += to - from;
            from = to;
            if (this.#taken < this.#hopLength) continue;
            this.#hops.push(this.#sum / this.#hopLength);
            this.#sum = 0;
            this.#taken = 0;
        }
    }

    /** In LUFS; null in silence, and where there are less than 400 ms. */
    integratedLufs(): number | null {
        const blocks = this.#hops
            .slice(hopsPerBlock - 1)
            .map((_, start) => mean(this.#hops.slice(start, start + hopsPerBlock)))
            .filter((power) => lufs(power) > silenceLufs);
        const gate = mean(blocks) * relativeGate;
        const heard = blocks.filter((power) => power > gate);
        return heard.length === 0 ? null : lufs(mean(heard));
    }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const lufs = (power: number): number => -0.691 + 10 * Math.log10(power);

/**
 * The two filters of BS.1770, annex 1, for any sample rate: at 48 kHz they have its coefficients. Two channels at once, because each step of
 * one waits for the step before.
 */
class PairFilter {
    readonly #coefficients: Float64Array;
    readonly #state = new Float64Array(8);

    constructor(sampleRateHz: number) {
        this.#coefficients = Float64Array.from([...highShelf(sampleRateHz), ...highPass(sampleRateHz)]);
    }

    /** Sums of squares of the weighted samples from `from` to `to`, of each of the two. */
    energies(first: Float32Array, second: Float32Array, from: number, to: number): readonly [number, number] {
        const [b0 = 0, b1 = 0, b2 = 0, a1 = 0, a2 = 0, c1 = 0, c2 = 0] = this.#coefficients;
        let [s1 = 0, s2 = 0, t1 = 0, t2 = 0, u1 = 0, u2 = 0, v1 = 0, v2 = 0] = this.#state;
        let sum = 0;
        let other = 0;
        for (let i = from; i < to; i++) {
            const x = first[i] as number;
            const y = second[i] as number;
            const shelvedX = b0 * x + s1;
            const shelvedY = b0 * y + u1;
            s1 = b1 * x - a1 * shelvedX + s2;
            u1 = b1 * y - a1 * shelvedY + u2;
            s2 = b2 * x - a2 * shelvedX;
            u2 = b2 * y - a2 * shelvedY;
            const weightedX = shelvedX + t1;
            const weightedY = shelvedY + v1;
            t1 = -2 * shelvedX - c1 * weightedX + t2;
            v1 = -2 * shelvedY - c1 * weightedY + v2;
            t2 = shelvedX - c2 * weightedX;
            v2 = shelvedY - c2 * weightedY;
            sum += weightedX * weightedX;
            other += weightedY * weightedY;
        }
        // What rings on in silence becomes numbers so small that processors are slow with them.
        this.#state.set([s1, s2, t1, t2, u1, u2, v1, v2].map((value) => (Math.abs(value) < 1e-30 ? 0 : value)));
        return [sum, other];
    }
}

/** Numbers that give BS.1770's coefficients at 48 kHz, as De Man found them ("Evaluation of implementations of the EBU R128 loudness measurement", 2018). */
const shelf = {
    hz: 1681.974450955533,
    decibels: 3.999843853973347,
    q: 0.7071752369554196,
    exponent: 0.4996667741545416,
};
const pass = { hz: 38.13547087602444, q: 0.5003270373238773 };

/** What BS.1770 writes its coefficients for; at other rates the filters are to sound the same. */
const standardRateHz = 48_000;

function highShelf(sampleRateHz: number): readonly number[] {
    const k = Math.tan((Math.PI * shelf.hz) / sampleRateHz);
    const high = 10 ** (shelf.decibels / 20);
    const band = (high ** shelf.exponent * k) / shelf.q;
    const a0 = 1 + k / shelf.q + k * k;
    const gain = passGain(standardRateHz) / passGain(sampleRateHz);
    const feedForward = [high + band + k * k, 2 * (k * k - high), high - band + k * k].map((value) => gain * value);
    return [...feedForward, 2 * (k * k - 1), 1 - k / shelf.q + k * k].map((value) => value / a0);
}

/** Only what is fed back: the rest is 1, -2, 1, whose gain is another at each rate, which the shelf makes up for. */
function highPass(sampleRateHz: number): readonly number[] {
    const k = Math.tan((Math.PI * pass.hz) / sampleRateHz);
    return [2 * (k * k - 1), 1 - k / pass.q + k * k].map((value) => value / passGain(sampleRateHz));
}

/** Of the high pass, for what it lets through. */
function passGain(sampleRateHz: number): number {
    const k = Math.tan((Math.PI * pass.hz) / sampleRateHz);
    return 1 + k / pass.q + k * k;
}
