/** The columns of a song that the key network hears. */
import { GrowingFloats } from './growing-floats.ts';
import { bandCentresHz, type MelScale } from './mel.ts';

/** Of the pictures every so manieth column is heard: three a second. */
const every = 4;

/** So many say enough of a song. */
const mostColumns = 256;

/** Lies so much of the way from the centre of the band `below` to that of the next one. */
interface Place {
    readonly below: number;
    readonly share: number;
}

/** Collects them, stretch by stretch, each scaled to the stretch's own range. */
export class KeyColumns {
    readonly #scale: MelScale;
    readonly #bands: number;
    readonly #centresHz: readonly number[];
    readonly #columns = new GrowingFloats();

    constructor(scale: MelScale) {
        this.#scale = scale;
        this.#bands = scale.bands;
        this.#centresHz = bandCentresHz(scale);
    }

    /** With the same columns, to add more to without this one's knowing. */
    copy(): KeyColumns {
        const copy = new KeyColumns(this.#scale);
        copy.#columns.add(this.#columns.values);
        return copy;
    }

    /** `levels[column * bands + band]`, 0 to 1. */
    add(levels: Float32Array): void {
        for (let start = 0; start < levels.length; start += every * this.#bands)
            this.#columns.add(levels.subarray(start, start + this.#bands));
    }

    /** `[column * bands + band]`: all columns, or so many of them, evenly spread over the song, as if it sounded so many semitones lower. */
    lowered(semitones: number): Float32Array {
        const places = this.#centresHz.map((hz) => this.#placeOf(hz * 2 ** (semitones / 12)));
        const columns = this.#chosen();
        return columns.map((_, value) => {
            const band = value % this.#bands;
            const { below, share } = places[band] as Place;
            const at = value - band + below;
            return (1 - share) * (columns[at] ?? 0) + share * (columns[at + 1] ?? 0);
        });
    }

    /** Between which bands a frequency lies; the outermost where it lies outside. */
    #placeOf(hz: number): Place {
        const above = this.#centresHz.findIndex((centre) => centre > hz);
        const below = Math.max(0, (above < 0 ? this.#bands : above) - 1);
        const [from, to] = [this.#centresHz[below] ?? 0, this.#centresHz[below + 1] ?? Infinity];
        return { below, share: Math.max(0, (hz - from) / (to - from)) };
    }

    #chosen(): Float32Array {
        const count = this.#columns.length / this.#bands;
        if (count <= mostColumns) return this.#columns.values;
        const chosen = new Float32Array(mostColumns * this.#bands);
        for (let column = 0; column < mostColumns; column++) {
            const start = Math.floor((column * count) / mostColumns) * this.#bands;
            chosen.set(this.#columns.values.subarray(start, start + this.#bands), column * this.#bands);
        }
        return chosen;
    }
}
