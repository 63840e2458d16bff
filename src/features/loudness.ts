/** Loudness of a whole song, measured while it is read. */
import { isMono } from '../audio/samples.ts';
import type { Samples, Speaker } from '../flow.ts';
import { KWeighting } from './kernel/kernel.ts';

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
    readonly #filters: KWeighting[] = [];
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
        const ends: number[] = [];
        for (let end = this.#hopLength - this.#taken; end < left.length; end += this.#hopLength) ends.push(end);
        ends.push(left.length);
        const sums = ends.map(() => 0);
        for (let i = 0; i < channels.length; i += 2) {
            const [first = left, second = first] = [channels[i], channels[i + 1]];
            const filter = (this.#filters[i / 2] ??= new KWeighting([
                ...highShelf(this.#sampleRateHz),
                ...highPass(this.#sampleRateHz),
            ]));
            filter.energies(first, second, ends).forEach(([energy, other], piece) => {
                sums[piece] = (sums[piece] ?? 0) + (weights[i] ?? 0) * energy + (weights[i + 1] ?? 0) * other;
            });
        }
        sums.forEach((sum, piece) => {
            this.#sum += sum;
            this.#taken += (ends[piece] ?? 0) - (ends[piece - 1] ?? 0);
            if (this.#taken < this.#hopLength) return;
            this.#hops.push(this.#sum / this.#hopLength);
            [this.#sum, this.#taken] = [0, 0];
        });
    }

    /** Magnitude of the loudest sample of any channel. */
    get peak(): number {
        return Math.max(0, ...this.#filters.map(({ peak }) => peak));
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

/** The two filters of BS.1770, annex 1, for any sample rate: numbers that give its coefficients at 48 kHz, as De Man found them ("Evaluation of implementations of the EBU R128 loudness measurement", 2018). */
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
