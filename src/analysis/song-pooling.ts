/** What the network has said of a song so far, patch after patch, pooled over the whole. */
import { columnSeconds, quadrants, type Contract } from '../contract.ts';
import type { Analysis, Moment } from '../flow.ts';
import { dot } from '../features/dot.ts';
import { patchLevels } from '../features/picture.ts';
import { leastSoundDecibels, loudDecibels, soundingShare } from '../features/sounding.ts';
import { patchStarts, type Stretch } from '../features/stretches.ts';
import type { Network } from '../network/network.ts';
import { softmaxRows } from '../network/probabilities.ts';

/** A patch with more silence than sound is heard as what it is not. */
const leastSounding = 0.5;

interface PatchOutput {
    readonly stretch: Stretch;
    readonly startColumn: number;
    /** 1, or less where the patch shares columns with a stretch before its own. */
    readonly newShare: number;
    /** The loudest band of each of its columns, in decibels. */
    readonly peaks: Float32Array;
    /** Logits, as are those of the genres and quadrants. */
    readonly families: Float32Array;
    readonly genres: Float32Array;
    readonly quadrants: Float32Array;
    readonly styles: Float32Array;
    readonly moods: Float32Array;
    readonly tags: Float32Array;
    readonly embedding: Float32Array;
    readonly classes: Float32Array;
}

interface WeightedPatch extends PatchOutput {
    readonly weight: number;
}

/** What the patches of a song say together; the embedding is all 0 only where the network's own cancel out. */
export type PooledOutput = Pick<
    Analysis,
    'families' | 'styles' | 'moods' | 'quadrants' | 'genres' | 'tags' | 'embedding' | 'classes'
>;

export class SongPooling {
    readonly #contract: Contract;
    readonly #network: Network;
    readonly #patches: PatchOutput[] = [];
    /** Where in the song a column begins, which silence that is not heard may stand before. */
    readonly #secondsOf: (column: number) => number;
    #columnsHeard = 0;

    constructor(
        contract: Contract,
        network: Network,
        secondsOf = (column: number): number => column * columnSeconds(contract.input),
    ) {
        this.#contract = contract;
        this.#network = network;
        this.#secondsOf = secondsOf;
    }

    /**
     * Hears one stretch, `levels` 0 to 1 as they are scaled for it. The last stretch of a song ends where the song ends and so overlaps the one before: its patches count only by the
     * share of their columns that is new, and those with nothing new are not heard again. `peaks` are the loudest band of each column, in
     * decibels: they tell silence, which has no say.
     */
    async hear(stretch: Stretch, levels: Float32Array, peaks: Float32Array): Promise<void> {
        const { input, families, styles, moods, genres, tags, embeddingLength, classes } = this.#contract;
        const starts = patchStarts(input, stretch.columns).filter((start) => this.#newShare(stretch, start) > 0);
        const pictures = new Float32Array(starts.length * input.patchColumns * input.bands);
        starts.forEach((start, i) => {
            pictures.set(patchLevels(input, levels, start), i * input.patchColumns * input.bands);
        });
        const output = await this.#network.hear(pictures, starts.length);
        const patches = starts.map((start, i) => ({
            stretch,
            startColumn: stretch.startColumn + start,
            newShare: this.#newShare(stretch, start),
            peaks: peaks.subarray(start, start + input.patchColumns),
            families: row(output.families, i, families.length),
            genres: row(output.genres, i, genres.length),
            quadrants: row(output.quadrants, i, quadrants.length),
            styles: row(output.styles, i, styles.length),
            moods: row(output.moods, i, moods.length),
            tags: row(output.tags, i, tags.length),
            embedding: row(output.embeddings, i, embeddingLength),
            classes: row(output.classes, i, classes.length),
        }));
        this.#patches.push(...patches);
        this.#columnsHeard = stretch.startColumn + stretch.columns;
    }

    /** The song so far, to hear more in without this one's knowing. */
    copy(): SongPooling {
        const copy = new SongPooling(this.#contract, this.#network, this.#secondsOf);
        copy.#patches.push(...this.#patches);
        copy.#columnsHeard = this.#columnsHeard;
        return copy;
    }

    get pooled(): PooledOutput {
        return this.#together(this.#weighted());
    }

    /** What the last patch says alone. */
    get latest(): PooledOutput {
        return this.#together(this.#patches.slice(-1).map((patch) => ({ ...patch, weight: 1 })));
    }

    #together(patches: readonly WeightedPatch[]): PooledOutput {
        const { temperature, familyTemperature } = this.#contract;
        const mean = (valuesOf: (patch: PatchOutput) => Float32Array) => weightedMean(patches, valuesOf);
        return {
            families: likely(
                mean(({ families }) => families),
                familyTemperature,
            ),
            styles: [...mean(({ styles }) => styles)],
            moods: [...mean(({ moods }) => moods)],
            quadrants: likely(mean(({ quadrants }) => quadrants)),
            genres: likely(
                mean(({ genres }) => genres),
                temperature,
            ),
            tags: [...mean(({ tags }) => tags)],
            embedding: unitLength(mean(({ embedding }) => embedding)),
            classes: [...mean(({ classes }) => classes)],
        };
    }

    /** One moment for each patch, in order; none reaches past `durationSeconds`. */
    timeline(durationSeconds: number): Moment[] {
        const { input } = this.#contract;
        return this.#patches.map(({ startColumn, families }) => ({
            startSeconds: this.#secondsOf(startColumn),
            endSeconds: Math.min(
                durationSeconds,
                this.#secondsOf(startColumn + input.patchColumns - 1) + this.#columnSeconds,
            ),
            families: likely(families, this.#contract.familyTemperature),
        }));
    }

    get #columnSeconds(): number {
        return columnSeconds(this.#contract.input);
    }

    /** Patches count by how much of them is sound, and those that are mostly silence not at all, unless there are no others. */
    #weighted(): readonly WeightedPatch[] {
        const songDecibels = Math.max(...this.#patches.map(({ peaks }) => loudDecibels(peaks)));
        const least = leastSoundDecibels(this.#contract.input, songDecibels);
        const shares = this.#patches.map(({ peaks }) => soundingShare(peaks, least));
        const mostSounding = Math.max(...shares);
        return this.#patches.flatMap((patch, i) => {
            const share = shares[i] ?? 0;
            if (share < Math.min(leastSounding, mostSounding)) return [];
            // Where no column is above the floor, all are alike.
            return [{ ...patch, weight: patch.newShare * (mostSounding > 0 ? share : 1) }];
        });
    }

    #newShare(stretch: Stretch, start: number): number {
        const length = Math.min(this.#contract.input.patchColumns, stretch.columns);
        const end = stretch.startColumn + start + length;
        return Math.min(1, Math.max(0, end - this.#columnsHeard) / length);
    }
}

function row(rows: Float32Array, index: number, length: number): Float32Array {
    return rows.slice(index * length, (index + 1) * length);
}

const likely = (logits: Float32Array, temperature = 1): number[] => [
    ...softmaxRows(logits, logits.length, temperature),
];

function weightedMean(patches: readonly WeightedPatch[], valuesOf: (patch: PatchOutput) => Float32Array): Float32Array {
    const [first] = patches;
    if (!first) throw new Error('expected at least one patch to have been heard');
    const sum = new Float64Array(valuesOf(first).length);
    let weights = 0;
    for (const patch of patches) {
        valuesOf(patch).forEach((value, i) => (sum[i] = (sum[i] ?? 0) + value * patch.weight));
        weights += patch.weight;
    }
    return Float32Array.from(sum, (value) => value / weights);
}

function unitLength(vector: Float32Array): Float32Array {
    const length = Math.sqrt(dot(vector, vector)) || 1;
    return vector.map((value) => value / length);
}
