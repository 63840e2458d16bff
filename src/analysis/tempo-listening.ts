import { GrowingFloats } from '../features/growing-floats.ts';
import { secondsOf } from '../features/rhythm.ts';
import type { TempoPlace } from '../features/tempo-changes.ts';
import { tempoInput } from '../features/tempo-picture.ts';
import { longestPlace, picturesAt, soundingColumns, speeds, tempoPlaces } from '../features/tempo-places.ts';
import { tempoProbabilities } from '../features/tempo-scale.ts';
import type { RhythmNetwork } from '../network/rhythm-network.ts';

/** What is heard this near to a place, in columns, is heard at it: three quarters of what the network hears are the same. */
const near = tempoInput.columns / 4;

/**
 * The columns of the tempo network while a song is read, and what it says of the song's places: where the song's length is declared most of them are heard on
 * the way, while the network would wait for sound, and few are left for the end.
 */
export class TempoListening {
    readonly #network: RhythmNetwork;
    readonly #declaredColumns: number | null;
    readonly #columns = new GrowingFloats();
    /** On the way, by the column in their middle. */
    readonly #heard = new Map<number, TempoPlace>();
    /** Places as they are if the song is as long as declared, from its first sound on; null before there is enough of it. */
    #planned: number[] | null = null;

    constructor(network: RhythmNetwork, declaredSeconds: number | null) {
        this.#network = network;
        this.#declaredColumns = declaredSeconds === null ? null : Math.floor(declaredSeconds / secondsOf(1));
    }

    /** `[column * tempoInput.bands + band]`; valid until more are added. */
    get columns(): Float32Array {
        return this.#columns.values;
    }

    add(columns: Float32Array): void {
        this.#columns.add(columns);
    }

    /** Hears the next place, if all of it has come. */
    async hearOn(): Promise<void> {
        const count = this.#columns.length / tempoInput.bands;
        if (this.#declaredColumns === null || count < longestPlace) return;
        this.#planned ??= [...tempoPlaces(soundingColumns(this.columns)[0], this.#declaredColumns)];
        const [next] = this.#planned;
        if (next === undefined || next + longestPlace / 2 > count) return;
        this.#planned.shift();
        this.#heard.set(next, await this.#hear(next, [0, count]));
    }

    /** What the network says of the song's places, its music being between two columns. */
    async places(music: readonly [number, number], signal?: AbortSignal): Promise<TempoPlace[]> {
        const places: TempoPlace[] = [];
        for (const middle of tempoPlaces(...music)) {
            const away = (heard: number): number => Math.abs(heard - middle);
            const [nearest] = [...this.#heard.keys()]
                .filter((heard) => away(heard) <= near)
                .sort((a, b) => away(a) - away(b));
            const known = nearest === undefined ? undefined : this.#heard.get(nearest);
            places.push(known ?? (await this.#hear(middle, music)));
            signal?.throwIfAborted();
        }
        return places;
    }

    async #hear(middle: number, music: readonly [number, number]): Promise<TempoPlace> {
        const classes = await this.#network.tempo(picturesAt(this.columns, middle, music), speeds.length);
        return { seconds: secondsOf(middle), probabilities: tempoProbabilities(classes) };
    }
}
