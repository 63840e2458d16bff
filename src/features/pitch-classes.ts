/** How strong each pitch class is in a song. */
import { Framed } from './framed.ts';
import { GrowingFloats } from './growing-floats.ts';
import { Resampler } from './resampled-mono.ts';
import { TuningMeter } from './tuning.ts';

/** Steps of an octave: thirds of a semitone, so that what is off tune can be put right afterwards. */
const steps = 36;
const octaves = 4;
const lowestHz = 82.407;
/** Pitch class of the lowest step, E. */
const lowestClass = 4;

/** The highest octave is heard at this rate, each lower one at half of the one above. */
const topRateHz = 5512.5;
/** Samples from one frame to the next in the highest octave: 186 ms. */
const topHop = 1024;
/** The window of a note: so many of its periods. */
const periods = 34;
/** Magnitudes this much weaker than the song's strongest are none. */
const weakest = 1e-4;
/** How far around a semitone its steps count, in semitones. */
const reach = 0.75;

/** A constant-Q spectrum of a song from E2 to E6 while it is read, five columns a second. */
export class PitchClassMeter {
    readonly #tuning = new TuningMeter();
    readonly #octaves: readonly Octave[];

    constructor() {
        this.#octaves = Array.from({ length: octaves }, (_, below) => new Octave(below));
    }

    /** Samples at 11,025 Hz. */
    push(mono: Float32Array): void {
        this.#tuning.push(mono);
        let samples = mono;
        for (const octave of this.#octaves) samples = octave.push(samples);
    }

    /** How far the song is above 440 Hz, -0.5 to 0.5. */
    get semitonesAbove(): number {
        return this.#tuning.semitones;
    }

    /**
     * Strengths of C to B: of each column how far its notes stand out, in logarithms, from the octave around them; octaves added up, columns of equal weight.
     * What is off tune is put right first. All 0 in silence.
     */
    pitchClasses(): Float32Array {
        const fine = new Float32Array(steps);
        const count = Math.min(...this.#octaves.map(({ magnitudes }) => magnitudes.length / steps));
        const strongest = this.#octaves.reduce(
            (most, { magnitudes }) => magnitudes.reduce((a, b) => Math.max(a, b), most),
            0,
        );
        const column = new Float32Array(octaves * steps);
        for (let frame = 0; frame < count; frame++) {
            this.#octaves.forEach(({ magnitudes }, below) => {
                const part = magnitudes.subarray(frame * steps, (frame + 1) * steps);
                column.set(part, (octaves - 1 - below) * steps);
            });
            addNotes(column, weakest * strongest, fine);
        }
        return tuned(fine, this.semitonesAbove);
    }
}

/** One octave: what comes in is halved in rate first. */
class Octave {
    readonly #halved = new Resampler(2, 1);
    readonly #magnitudes = new GrowingFloats();
    readonly #frames: Framed;

    /** So many octaves below the highest. */
    constructor(below: number) {
        const kernels = noteKernels();
        const length = kernels[0]?.cosines.length ?? 0;
        this.#frames = new Framed(length, topHop / 2 ** below, (frame) =>
            this.#magnitudes.add(kernels.map((kernel) => magnitude(frame, kernel))),
        );
    }

    push(samples: Float32Array): Float32Array {
        const halved = this.#halved.push(samples);
        this.#frames.push(halved);
        return halved;
    }

    get magnitudes(): Float32Array {
        return this.#magnitudes.values;
    }
}

interface Kernel {
    readonly first: number;
    readonly cosines: Float64Array;
    readonly sines: Float64Array;
}

/** Windowed waves of the steps of the highest octave, which at half the rate are those of the octave below, in frames of equal length. */
function noteKernels(): Kernel[] {
    const highestLowHz = lowestHz * 2 ** (octaves - 1);
    const longest = 2 * Math.ceil((periods * topRateHz) / highestLowHz / 2);
    return Array.from({ length: steps }, (_, step) => {
        const hz = highestLowHz * 2 ** (step / steps);
        const length = (periods * topRateHz) / hz;
        const wave = (part: (phase: number) => number): Float64Array =>
            Float64Array.from({ length: longest }, (__, sample) => {
                const place = sample - longest / 2;
                if (Math.abs(place) > length / 2) return 0;
                const window = 0.5 + 0.5 * Math.cos((2 * Math.PI * place) / length);
                return (2 * window * part((2 * Math.PI * hz * place) / topRateHz)) / Math.sqrt(length);
            });
        return {
            first: Math.max(0, Math.floor((longest - length) / 2)),
            cosines: wave(Math.cos),
            sines: wave(Math.sin),
        };
    });
}

function magnitude(frame: Float32Array, { first, cosines, sines }: Kernel): number {
    // Two sums each: an addition waits for the one before. Kernels have an even length.
    let [x, y, otherX, otherY] = [0, 0, 0, 0];
    for (let sample = first; sample < frame.length - first; sample += 2) {
        const value = frame[sample] as number;
        const next = frame[sample + 1] as number;
        x += value * (cosines[sample] as number);
        y += value * (sines[sample] as number);
        otherX += next * (cosines[sample + 1] as number);
        otherY += next * (sines[sample + 1] as number);
    }
    return Math.sqrt((x + otherX) ** 2 + (y + otherY) ** 2);
}

/**
 * Adds to the steps of an octave how far those of a column stand out, so that each column counts the same. In the lowest octave they count the less the
 * lower they are: a bass that is transposed out of reach leaves gradually.
 */
function addNotes(column: Float32Array, least: number, fine: Float32Array): void {
    const levels = column.map((value) => Math.log(value + least));
    const folded = new Float32Array(steps);
    const half = steps / 2;
    const at = (place: number): number => levels[Math.max(0, Math.min(levels.length - 1, place))] ?? 0;
    let around = 0;
    for (let place = -half; place <= half; place++) around += at(place);
    for (let place = 0; place < levels.length; place++) {
        const note = Math.max(0, at(place) - around / (steps + 1)) * Math.min(1, (place + 0.5) / steps);
        folded[place % steps] = (folded[place % steps] ?? 0) + note;
        around += at(place + half + 1) - at(place - half);
    }
    const length = Math.sqrt(folded.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) folded.forEach((value, step) => (fine[step] = (fine[step] ?? 0) + value / length));
}

/** Steps from E on -> semitones from C on, of a song that is so many semitones above its notes. */
function tuned(fine: Float32Array, semitones: number): Float32Array {
    return Float32Array.from({ length: 12 }, (_, pitchClass) =>
        fine.reduce((sum, value, step) => {
            const place = lowestClass + (step * 12) / steps;
            const distance = ((((place - pitchClass - semitones + 6) % 12) + 12) % 12) - 6;
            return sum + value * Math.max(0, 1 - Math.abs(distance) / reach);
        }, 0),
    );
}
