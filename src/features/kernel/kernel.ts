/** The meters' arithmetic in WebAssembly; the only file that knows where in its memory something stands. */
import { base64 } from './wasm.ts';

/** What `assembly/` exports; addresses are in bytes. */
interface Exports {
    readonly memory: WebAssembly.Memory;
    bands(...numbers: readonly number[]): void;
    energies(first: number, second: number, count: number, coefficients: number, state: number): void;
    mixed(left: number, right: number, count: number, share: number, fade: number, target: number): void;
    powers(left: number, right: number, count: number, target: number): void;
    resampled(...numbers: readonly number[]): void;
}

const pageBytes = 65_536;
/** One for each thread: what calls need stands behind the tables, and each call begins anew there. */
let loaded: Exports | null = null;
let tablesEnd = 1024;

function kernel(): Exports {
    const bytes = (): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return (loaded ??= new WebAssembly.Instance(new WebAssembly.Module(bytes())).exports as unknown as Exports);
}

const aligned = (address: number): number => Math.ceil(address / 16) * 16;

/** Addresses of so many bytes each. What stood there is another call's. */
function room(...sizes: readonly number[]): number[] {
    let end = tablesEnd;
    const addresses = sizes.map((size) => {
        const address = end;
        end = aligned(end + size);
        return address;
    });
    const { memory } = kernel();
    const lacking = end - memory.buffer.byteLength;
    if (lacking > 0) memory.grow(Math.ceil(lacking / pageBytes));
    return addresses;
}

const floats = (address: number, length: number): Float32Array =>
    new Float32Array(kernel().memory.buffer, address, length);
const doubles = (address: number, length: number): Float64Array =>
    new Float64Array(kernel().memory.buffer, address, length);

/** Keeps a table for as long as the thread lives. */
function kept(table: Float32Array | Int32Array): number {
    const [address = 0] = room(table.byteLength);
    new Uint8Array(kernel().memory.buffer).set(new Uint8Array(table.buffer), address);
    tablesEnd = aligned(address + table.byteLength);
    return address;
}

/** Samples, and zeros up to a multiple of four. */
function put(samples: Float32Array, address: number): void {
    floats(address, samples.length).set(samples);
    floats(address + samples.byteLength, roundedUp(samples.length) - samples.length).fill(0);
}

const roundedUp = (length: number): number => Math.ceil(length / 4) * 4;

export interface Band {
    readonly firstBin: number;
    /** Of this bin and those after it. */
    readonly weights: Float32Array;
}

interface BandInput {
    /** Of a frame, in samples: a power of two from 8 on. */
    readonly length: number;
    /** From one frame to the next. */
    readonly hop: number;
    readonly bands: readonly Band[];
    /** What of the spectrum is summed up: |FFT|² or |FFT|, under a periodic Hann window. */
    readonly of: 'powers' | 'magnitudes';
}

/** Spectra of frames in bands. Its tables are never given up: there is one for each use, not for each song. */
export class BandSpectra {
    readonly length: number;
    readonly hop: number;
    readonly bandCount: number;
    readonly #tables: readonly number[];
    readonly #ofMagnitudes: boolean;

    constructor({ length, hop, bands, of }: BandInput) {
        [this.length, this.hop, this.bandCount] = [length, hop, bands.length];
        this.#ofMagnitudes = of === 'magnitudes';
        const half = length / 2;
        const turn = (share: number): number[] => [Math.cos(2 * Math.PI * share), -Math.sin(2 * Math.PI * share)];
        const spans: number[] = [];
        for (let span = Math.log2(half) % 2 === 0 ? 4 : 2; span < half; span *= 4) spans.push(span);
        const turns = spans.flatMap((span) =>
            Array.from({ length: span }, (_, k) => [1, 2, 3].flatMap((times) => turn((times * k) / span / 4))),
        );
        this.#tables = [
            // Half of Hann's: the kernel's spectra are twice what they are.
            Float32Array.from({ length }, (_, i) => 0.25 - 0.25 * Math.cos((2 * Math.PI * i) / length)),
            Int32Array.from({ length: half }, (_, i) => 32 * reversedBits(i, Math.log2(half))),
            Float32Array.from(turns.flat()),
            Float32Array.from(Array.from({ length: half / 2 + 1 }, (_, bin) => turn(bin / length)).flat()),
            Int32Array.from(bands.flatMap(({ firstBin, weights }) => [firstBin, weights.length])),
            Float32Array.from(bands.flatMap(({ weights }) => [...weights])),
        ].map(kept);
    }

    /**
     * Of `groups` times four frames from the first sample on: `[(group * bandCount + band) * 4 + frame]`, valid until the kernel is called again.
     * What frames say for which there are not samples enough is to be left aside.
     */
    ofFours(samples: Float32Array, groups: number): Float32Array {
        const half = this.length / 2;
        const size = groups * this.bandCount * 4;
        const read = 4 * (this.length + (4 * groups - 1) * this.hop);
        const [from = 0, work = 0, sums = 0] = room(Math.max(read, samples.byteLength), 32 * (half + 1), 4 * size);
        floats(from, samples.length).set(samples);
        const [window = 0, places = 0, turns = 0, halves = 0, bins = 0, weights = 0] = this.#tables;
        const bands = [bins, weights, this.bandCount, Number(this.#ofMagnitudes)];
        kernel().bands(from, groups, this.hop, half, window, places, turns, halves, ...bands, work, sums);
        return floats(sums, size);
    }
}

function reversedBits(value: number, bits: number): number {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit++) reversed |= ((value >> bit) & 1) << (bits - 1 - bit);
    return reversed;
}

/** Sums of weighted samples around places between them. */
export interface Taps {
    /** On either side of a place. */
    readonly reach: number;
    /** Weights of one place, a multiple of 8: the last ones are 0. */
    readonly count: number;
    readonly phases: number;
    /** `[phase * count + tap]`, of the samples from `reach - 1` before the one before the place on. */
    readonly weights: Float32Array;
}

/** `count` samples, the first at `place` in `samples`, each `step` after the one before. */
export function resampled(
    samples: Float32Array,
    taps: Taps,
    { place, step, count }: { place: number; step: number; count: number },
): Float32Array {
    const [weights = 0, from = 0, target = 0] = room(
        taps.weights.byteLength,
        samples.byteLength + 4 * taps.count,
        4 * count,
    );
    floats(weights, taps.weights.length).set(taps.weights);
    floats(from, samples.length).set(samples);
    // Weights of 0 would make no number of what an earlier call left there.
    floats(from + samples.byteLength, taps.count).fill(0);
    kernel().resampled(from, place, step, count, weights, taps.count, taps.reach, taps.phases, target);
    return floats(target, count).slice();
}

/** Two channels of the same length in the kernel's memory, until it is called for anything else. */
export class Pair {
    readonly #length: number;
    readonly #addresses: readonly number[];

    constructor(left: Float32Array, right: Float32Array) {
        this.#length = left.length;
        const bytes = 4 * roundedUp(left.length);
        this.#addresses = room(bytes, bytes, bytes, 16);
        const [first = 0, second = 0] = this.#addresses;
        put(left, first);
        put(right, second);
    }

    /** Sums of squares of left plus right, and of left minus right. */
    powers(): readonly [middle: number, side: number] {
        const [left = 0, right = 0, , target = 0] = this.#addresses;
        kernel().powers(left, right, roundedUp(this.#length), target);
        const [middle = 0, side = 0] = doubles(target, 2);
        return [middle, side];
    }

    /** Half of left plus right with a share of 0, half of left minus right with a share of 1; it goes evenly from one to the other. */
    mixed(from: number, to: number): Float32Array {
        const [left = 0, right = 0, target = 0] = this.#addresses;
        kernel().mixed(left, right, roundedUp(this.#length), from, (to - from) / this.#length, target);
        return floats(target, this.#length);
    }
}

/** What the two filters of BS.1770 remember of two channels, for the kernel. */
export class KWeighting {
    readonly #coefficients: Float64Array;
    readonly #state = new Float64Array(12);
    readonly #peaks = new Float64Array(2);

    /** b0, b1, b2, a1 and a2 of the shelf, a1 and a2 of the high pass, whose others are 1, -2 and 1. */
    constructor(coefficients: readonly number[]) {
        this.#coefficients = Float64Array.from(coefficients);
    }

    /** The greatest magnitude in either channel, before they are weighted. */
    get peak(): number {
        return Math.max(...this.#peaks);
    }

    /** Sums of squares of the weighted samples of each piece of both channels, one after another. The pieces end where `ends` say. */
    energies(
        first: Float32Array,
        second: Float32Array,
        ends: readonly number[],
    ): readonly (readonly [number, number])[] {
        const length = this.#state.length;
        const [one = 0, other = 0, coefficients = 0, state = 0] = room(
            first.byteLength,
            second.byteLength,
            this.#coefficients.byteLength,
            this.#state.byteLength + 32,
        );
        floats(one, first.length).set(first);
        floats(other, second.length).set(second);
        doubles(coefficients, this.#coefficients.length).set(this.#coefficients);
        const remembered = doubles(state, length + 4);
        remembered.set(this.#state);
        remembered.set(this.#peaks, length + 2);
        const sums = ends.map((end, i): [number, number] => {
            const from = ends[i - 1] ?? 0;
            kernel().energies(one + 4 * from, other + 4 * from, end - from, coefficients, state);
            // What rings on in silence becomes numbers so small that processors are slow with them.
            for (let at = 0; at < length; at++) if (Math.abs(remembered[at] ?? 0) < 1e-30) remembered[at] = 0;
            return [remembered[length] ?? 0, remembered[length + 1] ?? 0];
        });
        this.#state.set(remembered.subarray(0, length));
        this.#peaks.set(remembered.subarray(length + 2));
        return sums;
    }
}
