/** What the network has said of a song so far, patch after patch, pooled over the whole. */
import { columnSeconds, type Contract } from '../contract.ts';
import type { Moment } from '../flow.ts';
import { patchLevels } from '../features/picture.ts';
import { leastSoundDecibels, loudDecibels, soundingShare } from '../features/sounding.ts';
import { patchStarts, type Stretch } from '../features/stretches.ts';
import type { Network } from '../network/network.ts';
import { sigmoid, softmaxRows } from '../network/probabilities.ts';

/** A patch with more silence than sound is heard as what it is not. */
const leastSounding = 0.5;

interface PatchOutput {
    readonly stretch: Stretch;
    readonly startColumn: number;
    /** 1, or less where the patch shares columns with a stretch before its own. */
    readonly newShare: number;
    /** The loudest band of each of its columns, in decibels. */
    readonly peaks: Float32Array;
    /** Logits. */
    readonly genres: Float32Array;
    readonly tags: Float32Array;
    readonly embedding: Float32Array;
    readonly classes: Float32Array;
    /** A logit, or nothing where the network has none. */
    readonly novelty: Float32Array;
}

interface WeightedPatch extends PatchOutput {
    readonly weight: number;
}

/** What the patches of a song say together. */
export interface PooledOutput {
    /** Adds up to 1. */
    readonly genres: readonly number[];
    readonly tags: readonly number[];
    /** Unit length; all 0 only where the network's own embeddings cancel out. */
    readonly embedding: Float32Array;
    /** Empty where the network knows no classes. */
    readonly classes: readonly number[];
    /** How likely it is that none of the genres fits, 0 to 1: of the mean of the patches' logits. Null where the network does not tell. */
    readonly novelty: number | null;
}

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
        const { input, genres, tags, embeddingLength, classes } = this.#contract;
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
            genres: row(output.genres, i, genres.length),
            tags: row(output.tags, i, tags.length),
            embedding: row(output.embeddings, i, embeddingLength),
            classes: row(output.classes, i, classes.length),
            novelty: output.novelty.slice(i, i + 1),
        }));
        this.#patches.push(...patches);
        this.#columnsHeard = stretch.startColumn + stretch.columns;
    }

    get pooled(): PooledOutput {
        const patches = this.#weighted();
        const [novelty = null] = sigmoid(weightedMean(patches, (patch) => patch.novelty));
        return {
            genres: this.#probabilities(logSumExp(patches, this.#contract.pooling)),
            tags: [...weightedMean(patches, ({ tags }) => tags)],
            embedding: unitLength(weightedMean(patches, ({ embedding }) => embedding)),
            classes: [...weightedMean(patches, ({ classes }) => classes)],
            novelty,
        };
    }

    /** One moment for each patch, in order; none reaches past `durationSeconds`. */
    timeline(durationSeconds: number): Moment[] {
        const { input } = this.#contract;
        return this.#patches.map(({ startColumn, genres }) => ({
            startSeconds: this.#secondsOf(startColumn),
            endSeconds: Math.min(
                durationSeconds,
                this.#secondsOf(startColumn + input.patchColumns - 1) + this.#columnSeconds,
            ),
            genres: this.#probabilities(genres),
        }));
    }

    #probabilities(genres: Float32Array): number[] {
        return [...softmaxRows(genres, genres.length, this.#contract.temperature)];
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

/**
 * The genre logits of a song. Patches that are sure of a genre count more, and what one rules out still counts (log-sum-exp pooling:
 * Pinheiro & Collobert, "From Image-level to Pixel-level Labeling with Convolutional Networks", 2015).
 */
function logSumExp(patches: readonly WeightedPatch[], pooling: number): Float32Array {
    const greatest = Math.max(...patches.map(({ genres }) => Math.max(...genres)));
    const powers = weightedMean(patches, ({ genres }) => genres.map((logit) => Math.exp((logit - greatest) / pooling)));
    return powers.map((power) => greatest + pooling * Math.log(power));
}

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

function dot(a: Float32Array, b: Float32Array): number {
    return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
