/** How strong each pitch class is in a song. */
import { BandColumns } from './band-columns.ts';
import { BandSpectra, type Band } from './kernel/kernel.ts';
import { noteSteps, tuningOf } from './tuning.ts';

const rateHz = 11_025;
/** 372 ms, which tell the semitones of a bass apart; frames overlap by half, so that no note falls between them. */
const frameLength = 4096;
const hop = frameLength / 2;

const octaves = 5;
const lowestHz = 82.407;
/** Pitch class of the lowest step, E. */
const lowestClass = 4;
/** Magnitudes this much weaker than the frame's strongest are none. */
const weakest = 1e-2;
/** How far around a semitone its steps count, in semitones. */
const reach = 0.5;

let spectra: BandSpectra | null = null;
const stepSpectra = (): BandSpectra =>
    (spectra ??= new BandSpectra({ length: frameLength, hop, bands: stepBands(), of: 'powers' }));

/** A spectrum of a song from E2 to E7 in steps of 20 cents while it is read, five columns a second, of which only the sum is kept. */
export class PitchClassMeter {
    readonly #columns = new BandColumns(stepSpectra(), (column) => this.#add(column));
    readonly #magnitudes = new Float32Array(octaves * noteSteps);
    /** Of the steps of an octave, from E on. */
    readonly #fine = new Float32Array(noteSteps);

    /** Samples at 11,025 Hz. */
    push(mono: Float32Array): void {
        this.#columns.push(mono);
    }

    /** How far the song is above 440 Hz, -0.5 to 0.5; 0 in silence. */
    get semitonesAbove(): number {
        this.#columns.flush();
        return tuningOf(this.#fine);
    }

    /**
     * Strengths of C to B: of each column how far its notes stand out, in logarithms, from the octave around them; octaves added up, columns of equal weight.
     * What is off tune is put right first. All 0 in silence.
     */
    pitchClasses(): Float32Array {
        return tuned(this.#fine, this.semitonesAbove);
    }

    #add(powers: Float32Array): void {
        let strongest = 0;
        for (let step = 0; step < powers.length; step++) {
            const magnitude = Math.sqrt(powers[step] as number);
            this.#magnitudes[step] = magnitude;
            strongest = Math.max(strongest, magnitude);
        }
        if (strongest > 0) addNotes(this.#magnitudes, weakest * strongest, this.#fine);
    }
}

/** Triangles over the bins around each step, to its neighbours or, where bins are wider than steps, to the next bins. */
function stepBands(): Band[] {
    const binHz = rateHz / frameLength;
    return Array.from({ length: octaves * noteSteps }, (_, step) => {
        const hz = lowestHz * 2 ** (step / noteSteps);
        const width = Math.max(binHz, hz * (2 ** (1 / noteSteps) - 1));
        const firstBin = Math.ceil((hz - width) / binHz);
        const lastBin = Math.floor((hz + width) / binHz);
        const weights = Float32Array.from({ length: lastBin - firstBin + 1 }, (__, bin) =>
            Math.max(0, 1 - Math.abs((firstBin + bin) * binHz - hz) / width),
        );
        return { firstBin, weights };
    });
}

/**
 * Adds to the steps of an octave how far those of a column stand out, so that each column counts the same. In the lowest octave they count the less the
 * lower they are, in the highest the less the higher: what is transposed out of reach on one side comes in as much on the other.
 */
function addNotes(column: Float32Array, least: number, fine: Float32Array): void {
    const levels = column.map((value) => Math.log(value + least));
    const folded = new Float32Array(noteSteps);
    const half = noteSteps / 2;
    const at = (place: number): number => levels[Math.max(0, Math.min(levels.length - 1, place))] ?? 0;
    let around = 0;
    for (let place = -half; place <= half; place++) around += at(place);
    for (let place = 0; place < levels.length; place++) {
        const share = Math.min(1, (place + 0.5) / noteSteps, (levels.length - place - 0.5) / noteSteps);
        const note = Math.max(0, at(place) - around / (noteSteps + 1)) * share;
        folded[place % noteSteps] = (folded[place % noteSteps] ?? 0) + note;
        around += at(place + half + 1) - at(place - half);
    }
    const length = Math.sqrt(folded.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) folded.forEach((value, step) => (fine[step] = (fine[step] ?? 0) + value / length));
}

/** Steps from E on -> semitones from C on, of a song that is so many semitones above its notes. */
function tuned(fine: Float32Array, semitones: number): Float32Array {
    return Float32Array.from({ length: 12 }, (_, pitchClass) =>
        fine.reduce((sum, value, step) => {
            const place = lowestClass + (step * 12) / noteSteps;
            const distance = ((((place - pitchClass - semitones + 6) % 12) + 12) % 12) - 6;
            return sum + value * Math.max(0, 1 - Math.abs(distance) / reach);
        }, 0),
    );
}
