/** Leaves silence out of what is heard: the columns before and behind it follow one another, as in the song without it. */
import { columnSeconds, type InputContract } from '../contract.ts';
import type { LogMel } from '../flow.ts';
import { columnPeaks, leastSoundDecibels } from './sounding.ts';

/** A rest of a piece is shorter; what is longer was put there, or is the end. */
const longestRestSeconds = 2;

export interface PlacedColumns {
    readonly logMel: LogMel;
    /** Of each column, its number in the song. */
    readonly places: readonly number[];
}

/**
 * Takes the columns of a song as they come, and gives those that are heard. Of a song that is nothing but silence, its first seconds are.
 * Only what has come before tells how loud the song is: silence in front of it that is no digital one is left to whoever knows the rest.
 */
export class SoundingColumns {
    readonly #input: InputContract;
    readonly #mostHeld: number;
    readonly #loudness = new LoudnessCount();
    /** The beginning of the silence that the last columns are, which may be a rest. */
    #held: Column[] = [];
    #silentColumns = 0;
    #columns = 0;
    #hasSound = false;

    constructor(input: InputContract) {
        this.#input = input;
        this.#mostHeld = Math.round(longestRestSeconds / columnSeconds(input));
    }

    /** How many columns have come. */
    get columns(): number {
        return this.#columns;
    }

    push(logMel: LogMel): PlacedColumns {
        const peaks = columnPeaks(logMel);
        for (const peak of peaks) this.#loudness.add(peak);
        const least = leastSoundDecibels(this.#input, this.#loudness.loudDecibels());
        const heard: Column[] = [];
        peaks.forEach((peak, index) => {
            const column = {
                place: this.#columns++,
                decibels: logMel.decibels.subarray(index * logMel.bands, (index + 1) * logMel.bands),
            };
            if (peak > least) {
                if (this.#isRest) heard.push(...this.#held, column);
                // The window that reaches into silence hears the cut between them: a click.
                else if (!this.#hasSound) heard.push(column);
                this.#held = [];
                this.#silentColumns = 0;
                this.#hasSound = true;
            } else if (++this.#silentColumns <= this.#mostHeld) {
                this.#held.push(column);
            }
        });
        return this.#placed(heard);
    }

    /** What is left when nothing more comes. */
    finish(): PlacedColumns {
        return this.#placed(this.#isRest || !this.#hasSound ? this.#held : []);
    }

    get #isRest(): boolean {
        return this.#silentColumns <= this.#mostHeld;
    }

    #placed(columns: readonly Column[]): PlacedColumns {
        const { bands } = this.#input;
        const decibels = new Float32Array(columns.length * bands);
        columns.forEach((column, index) => decibels.set(column.decibels, index * bands));
        return { logMel: { bands, columns: columns.length, decibels }, places: columns.map(({ place }) => place) };
    }
}

interface Column {
    readonly place: number;
    readonly decibels: Float32Array;
}

/** How loud the loud columns are among all so far: a count for each decibel. */
class LoudnessCount {
    readonly #counts = new Uint32Array(256);
    #sum = 0;

    add(decibels: number): void {
        const bin = Math.max(0, Math.min(255, Math.floor(decibels) + 128));
        this.#counts[bin] = (this.#counts[bin] ?? 0) + 1;
        this.#sum++;
    }

    /** A tenth of the columns is louder. */
    loudDecibels(): number {
        let louder = 0;
        for (let bin = 255; bin > 0; bin--) {
            louder += this.#counts[bin] ?? 0;
            if (louder > this.#sum / 10) return bin - 128;
        }
        return -Infinity;
    }
}
