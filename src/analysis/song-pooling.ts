/** What the network has said of a song so far, patch after patch, pooled over the whole. */
import { columnSeconds, type Contract } from '../contract.ts';
import type { Moment } from '../flow.ts';
import { patchLevels } from '../features/picture.ts';
import { patchStarts, type Stretch } from '../features/stretches.ts';
import type { Network } from '../network/network.ts';
import { sigmoid, softmaxRows } from '../network/probabilities.ts';

interface PatchOutput {
    readonly stretch: Stretch;
    readonly startColumn: number;
    /** 1, or less where the patch shares columns with a stretch before its own. */
    readonly weight: number;
    /** Logits. */
    readonly genres: Float32Array;
    readonly tags: Float32Array;
    readonly embedding: Float32Array;
    readonly classes: Float32Array;
    /** A logit, or nothing where the network has none. */
    readonly novelty: Float32Array;
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
    #columnsHeard = 0;

    constructor(contract: Contract, network: Network) {
        this.#contract = contract;
        this.#network = network;
    }

    /**
     * Hears one stretch, `levels` 0 to 1 as they are scaled for it. The last stretch of a song ends where the song ends and so overlaps the one before: its patches count only by the
     * share of their columns that is new, and those with nothing new are not heard again.
     */
    async hear(stretch: Stretch, levels: Float32Array): Promise<void> {
        const { input, genres, tags, embeddingLength, classes } = this.#contract;
        const starts = patchStarts(input, stretch.columns).filter((start) => this.#weight(stretch, start) > 0);
        const pictures = new Float32Array(starts.length * input.patchColumns * input.bands);
        starts.forEach((start, i) => {
            pictures.set(patchLevels(input, levels, start), i * input.patchColumns * input.bands);
        });
        const output = await this.#network.hear(pictures, starts.length);
        const patches = starts.map((start, i) => ({
            stretch,
            startColumn: stretch.startColumn + start,
            weight: this.#weight(stretch, start),
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
        const [novelty = null] = sigmoid(weightedMean(this.#patches, (patch) => patch.novelty));
        return {
            genres: this.#probabilities(logSumExp(this.#patches, this.#contract.pooling)),
            tags: [...weightedMean(this.#patches, ({ tags }) => tags)],
            embedding: unitLength(weightedMean(this.#patches, ({ embedding }) => embedding)),
            classes: [...weightedMean(this.#patches, ({ classes }) => classes)],
            novelty,
        };
    }

    /** One moment for each patch, in order; none reaches past `durationSeconds`. */
    timeline(durationSeconds: number): Moment[] {
        const { input } = this.#contract;
        return this.#patches.map(({ startColumn, genres }) => ({
            startSeconds: startColumn * columnSeconds(input),
            endSeconds: Math.min(durationSeconds, (startColumn + input.patchColumns) * columnSeconds(input)),
            genres: this.#probabilities(genres),
        }));
    }

    #probabilities(genres: Float32Array): number[] {
        return [...softmaxRows(genres, genres.length, this.#contract.temperature)];
    }

    /** Where the stretch starts that sounds most like the whole song, by cosine of the embeddings. */
    representativeSeconds(): number {
        const whole = this.pooled.embedding;
        const likeness = (stretch: Stretch) =>
            dot(
                whole,
                unitLength(
                    weightedMean(
                        this.#patches.filter((patch) => patch.stretch === stretch),
                        (p) => p.embedding,
                    ),
                ),
            );
        const stretches = [...new Set(this.#patches.map(({ stretch }) => stretch))];
        const ranked = stretches.map((stretch) => ({ stretch, likeness: likeness(stretch) }));
        const [best] = ranked.sort((a, b) => b.likeness - a.likeness);
        return (best?.stretch.startColumn ?? 0) * columnSeconds(this.#contract.input);
    }

    #weight(stretch: Stretch, start: number): number {
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
function logSumExp(patches: readonly PatchOutput[], pooling: number): Float32Array {
    const greatest = Math.max(...patches.map(({ genres }) => Math.max(...genres)));
    const powers = weightedMean(patches, ({ genres }) => genres.map((logit) => Math.exp((logit - greatest) / pooling)));
    return powers.map((power) => greatest + pooling * Math.log(power));
}

function weightedMean(patches: readonly PatchOutput[], valuesOf: (patch: PatchOutput) => Float32Array): Float32Array {
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
