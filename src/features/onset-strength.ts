/** How strongly something begins, 86 times a second. */
import { BandColumns } from './band-columns.ts';
import { GrowingFloats } from './growing-floats.ts';
import { BandSpectra } from './kernel/kernel.ts';
import { melBands } from './mel.ts';

const rateHz = 11_025;
const window = 512;
const onsetHop = 128;
export const onsetsPerSecond = rateHz / onsetHop;
const scale = { bands: 32, lowestHz: 30, highestHz: 5400 };
/** Magnitudes below this share of full scale count as silence. */
const floor = 5e-4;

let spectra: BandSpectra | null = null;
const melSpectra = (): BandSpectra =>
    (spectra ??= new BandSpectra({
        length: window,
        hop: onsetHop,
        bands: melBands(scale, rateHz, window),
        of: 'magnitudes',
    }));

/** The rise of the logarithms of mel magnitudes over two hops, all bands together; falls count as 0. */
export class OnsetStrength {
    readonly #onsets = new GrowingFloats();
    readonly #columns = new BandColumns(melSpectra(), (column) => this.#add(column));
    /** Of the column before the last, the last, and the one that comes. */
    #before = new Float32Array(scale.bands);
    #last = new Float32Array(scale.bands);
    #levels = new Float32Array(scale.bands);
    #isFirst = true;

    /** Samples at 11,025 Hz. */
    push(mono: Float32Array): void {
        this.#columns.push(mono);
    }

    get onsets(): Float32Array {
        this.#columns.flush();
        return this.#onsets.values;
    }

    #add(column: Float32Array): void {
        const [before, last, levels] = [this.#before, this.#last, this.#levels];
        for (let band = 0; band < scale.bands; band++) levels[band] = Math.log((column[band] as number) + floor);
        if (this.#isFirst) for (const earlier of [before, last]) earlier.set(levels);
        this.#isFirst = false;
        let rise = 0;
        for (let band = 0; band < scale.bands; band++)
            rise += Math.max(0, (levels[band] as number) - (before[band] as number));
        this.#onsets.add([rise]);
        [this.#before, this.#last, this.#levels] = [last, levels, before];
    }
}
