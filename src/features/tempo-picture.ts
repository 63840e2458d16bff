/** What the tempo network hears: mel bands of a song, and pictures of it at several speeds. */
import { BandColumns } from './band-columns.ts';
import { GrowingFloats } from './growing-floats.ts';
import { BandSpectra } from './kernel/kernel.ts';
import { melBands } from './mel.ts';

/** As the network was taught (H. Schreiber's tempo-cnn): magnitudes in Slaney's mel bands. */
export const tempoInput = { rateHz: 11_025, bands: 40, columns: 256, hopSamples: 512 } as const;
const window = 1024;
const scale = { bands: tempoInput.bands, lowestHz: 20, highestHz: 5000 };

let spectra: BandSpectra | null = null;
const melSpectra = (): BandSpectra =>
    (spectra ??= new BandSpectra({
        length: window,
        hop: tempoInput.hopSamples,
        bands: melBands(scale, tempoInput.rateHz, window),
        of: 'magnitudes',
    }));

/** A song as the network can hear it; only this grows with its length. */
export class TempoSpectra {
    readonly #heard = new GrowingFloats();
    readonly #columns = new BandColumns(melSpectra(), (column) => this.#heard.add(column));

    /** Samples at `tempoInput.rateHz`. */
    push(mono: Float32Array): void {
        this.#columns.push(mono);
    }

    /** `[column * bands + band]`. */
    get columns(): Float32Array {
        this.#columns.flush();
        return this.#heard.values;
    }
}

/**
 * A picture of `tempoInput.columns` columns of the song from `startColumn` on, each `speed` columns after the one before, between which it is interpolated;
 * of mean 0 and deviation 1: `[band * columns + column]`. Silence stands after the song's end.
 */
export function tempoPicture(columns: Float32Array, startColumn: number, speed: number): Float32Array {
    const { bands, columns: width } = tempoInput;
    const picture = new Float32Array(bands * width);
    for (let column = 0; column < width; column++) {
        const place = startColumn + column * speed;
        const before = Math.floor(place);
        const share = place - before;
        for (let band = 0; band < bands; band++) {
            const [a = 0, b = 0] = [columns[before * bands + band], columns[(before + 1) * bands + band]];
            picture[band * width + column] = a * (1 - share) + b * share;
        }
    }
    return standardised(picture);
}

function standardised(picture: Float32Array): Float32Array {
    const mean = picture.reduce((sum, value) => sum + value, 0) / picture.length;
    const deviation = Math.sqrt(picture.reduce((sum, value) => sum + (value - mean) ** 2, 0) / picture.length);
    return deviation > 0 ? picture.map((value) => (value - mean) / deviation) : picture;
}
