/** How strongly something begins, 86 times a second. */
import { Framed } from './framed.ts';
import { GrowingFloats } from './growing-floats.ts';
import { melBands, melMagnitudes } from './mel.ts';
import { createPowerSpectrum } from './spectrum.ts';

const rateHz = 11_025;
const window = 512;
const onsetHop = 128;
export const onsetsPerSecond = rateHz / onsetHop;
const scale = { bands: 32, lowestHz: 30, highestHz: 5400 };
/** Magnitudes below this share of full scale count as silence. */
const floor = 5e-4;

/** The rise of the logarithms of mel magnitudes over two hops, all bands together; falls count as 0. */
export class OnsetStrength {
    readonly #spectrum = createPowerSpectrum(window);
    readonly #bands = melBands(scale, rateHz, window);
    readonly #onsets = new GrowingFloats();
    #before = new Float32Array(scale.bands);
    #last = new Float32Array(scale.bands);
    #isFirst = true;
    readonly #frames = new Framed(window, onsetHop, (frame) => this.#add(frame));

    /** Samples at 11,025 Hz. */
    push(mono: Float32Array): void {
        this.#frames.push(mono);
    }

    get onsets(): Float32Array {
        return this.#onsets.values;
    }

    #add(frame: Float32Array): void {
        const power = this.#spectrum(frame);
        const levels = new Float32Array(scale.bands);
        melMagnitudes(this.#bands, power, levels);
        for (let band = 0; band < levels.length; band++) levels[band] = Math.log((levels[band] ?? 0) + floor);
        if (this.#isFirst) [this.#before, this.#last, this.#isFirst] = [levels, levels, false];
        let rise = 0;
        for (let band = 0; band < levels.length; band++)
            rise += Math.max(0, (levels[band] ?? 0) - (this.#before[band] ?? 0));
        this.#onsets.add([rise]);
        this.#before = this.#last;
        this.#last = levels;
    }
}
